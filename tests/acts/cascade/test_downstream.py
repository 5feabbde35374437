"""`majlis cascade downstream`: who depends on an asset, and whom its loss darkens."""

from pathlib import Path

import pytest

from majlis.acts.cascade.downstream import DownstreamCommand, DownstreamResult, downstream
from majlis.acts.world import Actor, World
from majlis.kernel.errors import NotFoundError

GOLDEN = Path(__file__).parents[2] / "golden" / "dossier-small"


def perform(home: Path, asset: str) -> DownstreamResult:
    command = DownstreamCommand(nation=GOLDEN, asset=asset)
    return downstream(command, World(Actor("tester", frozenset({"cascade.downstream"})), home))


def test_west_grid(tmp_path: Path) -> None:
    result = perform(tmp_path, "grid:west-01")
    nearest = [(row.node, row.dark_h) for row in result.dependants if row.distance == 1]
    assert nearest == [
        ("power:zone-w", 0.0),
        ("exchange:west-01", 8.0),
        ("waterworks:west-01", 12.0),
        ("hospital:west-01", 36.0),
        ("core:east-01", None),
        ("plant:west-01", None),
    ]
    assert result.dark == sum(row.dark_h is not None for row in result.dependants) == 7
    assert [(row.service, row.people) for row in result.people] == [
        ("power", 380_000),
        ("phones", 300_000),
        ("water", 250_000),
        ("health", 400_000),
    ]
    text = result.text()
    assert text.startswith("SYNTHETIC")
    assert "    1            36  hospital:west-01" in text
    assert "    1             -  core:east-01" in text
    assert "     380,000 people lose: Power" in text


def test_nothing_depends_on_it(tmp_path: Path) -> None:
    from dataclasses import replace

    from majlis.infrastructure import read, write

    nation = read(GOLDEN)
    alone = replace(
        nation,
        requirements=tuple(row for row in nation.requirements if row.node != "health:zone-w"),
        suppliers=tuple(row for row in nation.suppliers if row.node != "health:zone-w"),
    )
    write(alone, tmp_path / "alone")
    command = DownstreamCommand(nation=tmp_path / "alone", asset="hospital:west-01")
    result = downstream(command, World(Actor("tester", frozenset({"*"})), tmp_path))
    assert result.text().endswith("Nothing depends on hospital:west-01.")


def test_unknown_asset(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="did you mean"):
        perform(tmp_path, "grid:wset-01")
