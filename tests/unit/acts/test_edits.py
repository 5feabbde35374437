"""How edits are told: short, with before and after, and how much was left out."""

import pytest
from pydantic import TypeAdapter, ValidationError

from majlis.acts.edits import SHOWN, Cell, CoverageFigures, Edited, Note, RowEdit, told

EDIT = RowEdit(
    table="assets", key="grid:a", kind="changed", cells=(Cell(column="vendor", before="", after="Example Relays"),)
)


def test_a_change_shows_each_column() -> None:
    assert EDIT.text().splitlines() == ["  changed  assets grid:a", "             vendor: (empty) -> Example Relays"]


def test_what_is_left_out_is_counted() -> None:
    added = RowEdit(table="assets", key="grid:a", kind="added", cells=())
    assert told([added] * 3, most=2) == ["  added    assets grid:a"] * 2 + ["  ... and 1 more row (--json has all)"]


def test_many_rows_are_counted_by_table() -> None:
    rows = [RowEdit(table="assets", key=str(at), kind="added", cells=()) for at in range(SHOWN)]
    gone = RowEdit(table="suppliers", key="a/b", kind="removed", cells=())
    told_all = Edited(nation="a", synthetic=False, marking="TLP:AMBER", revision=2, edits=(*rows, gone)).text()
    assert "  in all: assets: 20 added; suppliers: 1 removed" in told_all.splitlines()
    assert (
        "in all" not in Edited(nation="a", synthetic=False, marking="TLP:AMBER", revision=2, edits=tuple(rows)).text()
    )


def test_coverage_in_one_line() -> None:
    assert (
        CoverageFigures(people=0, declared=0, inferred=0, unknown=0).text() == "coverage: no people use a service yet"
    )
    assert (
        "25.0% unknown of 1,000 people"
        in CoverageFigures(people=1000, declared=0.5, inferred=0.25, unknown=0.25).text()
    )


def test_a_note_is_one_line() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Note).validate_python("two\nlines")
