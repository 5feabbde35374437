"""Findings say where, in files as in memory."""

from pathlib import Path

from majlis.infrastructure import Nation, read
from majlis.infrastructure.findings import Severity, error, note, place, warning

NATION = read(Path(__file__).parents[2] / "golden" / "dossier-small")


def test_a_place_is_a_line_where_there_is_one() -> None:
    assert place(NATION, "assets", "core:east-01", "area") == "assets.csv, line 2, column area"
    assert place(NATION, "assets", "new:one") == "assets.csv, new:one"
    in_memory = Nation(NATION.header, (), (), (), (), (), ())
    assert place(in_memory, "assets", "core:east-01") == "assets.csv, core:east-01"


def test_severity_and_text() -> None:
    found = error("k", "too many", "file, line 2", why="so", mend="fewer")
    assert str(found) == "error: file, line 2: too many\n  why:  so\n  mend: fewer"
    assert found.fault.code == "nation.k"
    assert warning("k", "w", "p", mend="m").severity is Severity.WARNING
    assert note("k", "w", "p").severity is Severity.NOTE
