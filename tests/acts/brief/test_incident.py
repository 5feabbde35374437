"""The situation note from the command line: from an incident, a text or an e-mail to half a page."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.documents import with_incident
from tests.hand import enter
from tests.places import publish_nation

from majlis.acts.brief.incident import IncidentCommand, IncidentResult, incident
from majlis.acts.world import World
from majlis.infrastructure import synthesis
from majlis.kernel.errors import InputError, NotFoundError
from majlis.kernel.marking import Marking

INCIDENT = "INC-2025-0001"
MAIL = (
    b"From: a@b.example\r\nSubject: Locked\r\nContent-Type: text/plain\r\n\r\n"
    b"Dear all,\r\nPumps stand still.\r\n\r\nRegards,\r\nA\r\n"
)


@pytest.fixture
def one(world: World) -> World:
    with_incident(world, synthetic=True)
    return world


def write(world: World, out: Path, **options: object) -> IncidentResult:
    return incident(IncidentCommand.model_validate({"code": INCIDENT, "out": out, **options}), world)


def test_it_is_written_kept_and_banded(recorded: World, tmp_path: Path) -> None:
    with_incident(recorded, synthetic=True)
    made = write(recorded, tmp_path / "n.html", done="Called.", next="2025-08-02T09:00")
    text = (tmp_path / "n.html").read_text("utf-8")
    assert made.text().startswith("SYNTHETIC")
    assert "SYNTHETIC" in text
    assert "Called." in text
    assert "2 Aug 2025, 09:00" in text.replace("\u00a0", " ")
    assert (made.document, made.previous, made.empty) == ("DOC-2025-0001", "", ("asked",))
    later = write(recorded, tmp_path / "m.html", asked="Decide.")
    assert later.previous == made.document
    assert "Asked of you, new: Decide." in (tmp_path / "m.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "name", "data"), [("email", "m.eml", MAIL), ("text", "m.txt", b"Pumps stand still.")]
)
def test_what_was_written_stands_as_known(one: World, tmp_path: Path, option: str, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    write(one, tmp_path / "n.html", **{option: tmp_path / name})
    text = (tmp_path / "n.html").read_text("utf-8")
    assert "<p>Pumps stand still.</p>" in text
    assert "Regards" not in text


def test_how_far_it_could_spread_is_computed_and_no_asset_is_named(world: World, tmp_path: Path) -> None:
    nation = synthesis.synthesize(assets=500, seed=1)
    stricter = replace(nation, header=replace(nation.header, marking=Marking.parse("TLP:AMBER+STRICT")))
    publish_nation(world.records, world.vault, stricter)
    operator = next(one.name for one in nation.operators if one.id == "operator:power-09")
    enter(world.records, nation.header.id, operator=operator, sector="power")
    made = write(world, tmp_path / "n.html")
    text = (tmp_path / "n.html").read_text("utf-8")
    assert "without power" in text
    assert made.marking == "TLP:AMBER+STRICT"
    assert not [asset.id for asset in nation.assets if asset.id in text or asset.name in text]
    assert "This note does not say." in _page(world, tmp_path, no_spread=True)


def _page(world: World, folder: Path, **options: object) -> str:
    write(world, folder / "bare.html", **options)
    return (folder / "bare.html").read_text("utf-8")


def test_what_cannot_be_written(one: World, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="names no format"):
        write(one, tmp_path / "n.odt")
    with pytest.raises(NotFoundError, match="no directory"):
        write(one, tmp_path / "gone" / "n.pdf")
    with pytest.raises(NotFoundError, match="cannot be read"):
        write(one, tmp_path / "n.pdf", text=tmp_path / "gone.txt")
    with pytest.raises(NotFoundError):
        incident(IncidentCommand(code="INC-2025-0009", out=tmp_path / "n.pdf"), one)
    (tmp_path / "m.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="no text in UTF-8"):
        write(one, tmp_path / "n.pdf", text=tmp_path / "m.txt")
    with pytest.raises(InputError, match="a text and an e-mail"):
        write(one, tmp_path / "n.pdf", text=tmp_path / "m.txt", email=tmp_path / "m.txt")
    assert not (tmp_path / "n.pdf").exists()
