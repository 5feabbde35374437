import csv
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, table, with_nation

from majlis.acts.evidence.quarantine import QuarantineCommand, quarantine
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError

BAD = ("d,soon,,Hospital,DDoS,Clinic A,who knows", "a,2025-03-01,,Bank,DDoS,,the id again")


@pytest.fixture
def aside(world: World, tmp_path: Path) -> World:
    added(with_nation(world), table(tmp_path, (*ROWS, *BAD)), bad_share=0.5)
    return world


def test_rows_are_told_with_their_fault(aside: World) -> None:
    result = quarantine(QuarantineCommand(nation=CODE), aside)
    assert [(one.source, one.row, one.code) for one in result.rows] == [
        ("log", 5, "evidence.day"),
        ("log", 6, "evidence.repeated-id"),
    ]
    assert result.rows[0].cells["Date"] == "soon"
    assert "log, row 5: 'soon' is not a day" in result.text()
    assert result.text().startswith("SYNTHETIC")


def test_they_are_written_to_a_file(aside: World, tmp_path: Path) -> None:
    out = tmp_path / "aside.csv"
    quarantine(QuarantineCommand(nation=CODE, source="log", out=out), aside)
    first, *rest = out.read_text(encoding="utf-8-sig").splitlines()
    assert "SYNTHETIC" in first
    rows = list(csv.DictReader(rest))
    assert [(row["majlis row"], row["Case"], row["Date"]) for row in rows] == [
        ("5", "d", "soon"),
        ("6", "a", "2025-03-01"),
    ]
    with pytest.raises(ConflictError, match="there already"):
        quarantine(QuarantineCommand(nation=CODE, out=out), aside)
    quarantine(QuarantineCommand(nation=CODE, out=out, replace=True), aside)
    with pytest.raises(NotFoundError, match="cannot be written"):
        quarantine(QuarantineCommand(nation=CODE, out=tmp_path / "no" / "x.csv"), aside)


def test_a_nation_without_any(world: World) -> None:
    assert "No row" in quarantine(QuarantineCommand(nation=CODE), with_nation(world)).text()
