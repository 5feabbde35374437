"""`majlis nation layer`: a base layer of one's own, made clean, and taken away."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.hand import make_nation

from majlis.acts.nation.layer import LayerCommand, layer
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

POINT = '{"type": "Point", "coordinates": [70, 30], "extra": 1}'


@pytest.fixture
def small(world: World, sqlite_database: str) -> World:
    found = replace(world, database=sqlite_database)
    make_nation(found.records)
    return found


def test_laid_and_taken_away(small: World, tmp_path: Path) -> None:
    file = tmp_path / "own.geojson"
    file.write_text(POINT, encoding="utf-8")
    result = layer(LayerCommand(nation="small", file=file, source="own drawing"), small)
    assert f"hash {result.sha256[:12]}" in result.text()
    from majlis.adapters.records.scenarios import layers

    text, source = layers.read(small.records, "small")
    assert (len(text), source) == (result.size, "own drawing")
    assert "extra" not in text
    assert "Nothing lies under" in layer(LayerCommand(nation="small", away=True), small).text()
    assert layers.mark(small.records, "small") == ""


def test_what_is_no_layer(small: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="cannot be read"):
        layer(LayerCommand(nation="small", file=tmp_path / "none"), small)
    with pytest.raises(InputError, match="give a file"):
        layer(LayerCommand(nation="small"), small)
    (tmp_path / "x").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="no JSON"):
        layer(LayerCommand(nation="small", file=tmp_path / "x"), small)
