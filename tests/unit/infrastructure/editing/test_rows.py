"""Rows as a person types them: every refusal names the column and how to mend it."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import read
from majlis.infrastructure.editing.rows import (
    HEADER,
    Edit,
    changed_row,
    counted,
    key_parts,
    key_text,
    new_row,
    row_of,
    settings,
    table_named,
    texts,
)
from majlis.kernel.errors import InputError

SMALL = read(Path(__file__).parents[3] / "golden" / "dossier-small")
GRID = next(row for row in SMALL.assets if row.id == "grid:west-01")
ASSET = {
    "name": "New station",
    "sector": "power",
    "kind": "transmission",
    "operator": "operator:power-01",
    "area": "area:west",
    "repair_low_h": "1",
    "repair_mode_h": "2",
    "repair_high_h": "3",
    "restart_h": "0.5",
    "source": "synthetic: invented",
}


@pytest.mark.parametrize("table", ["areas", "operators", "assets", "demands", "requirements", "suppliers"])
def test_texts_and_rows_are_inverse(table: str) -> None:
    for row in getattr(SMALL, table):
        assert row_of(table, texts(table, row) or {}) == row


def test_the_header_is_a_row_too() -> None:
    cells = texts(HEADER, SMALL.header) or {}
    assert cells["synthetic"] == "true"
    assert row_of(HEADER, cells) == SMALL.header
    assert changed_row(HEADER, SMALL.header, {"horizon_hours": "200"}) == replace(SMALL.header, horizon_hours=200)
    with pytest.raises(InputError, match="belongs to the key"):
        changed_row(HEADER, SMALL.header, {"id": "other"})
    with pytest.raises(InputError, match="horizon_hours does not fit"):
        changed_row(HEADER, SMALL.header, {"horizon_hours": "long"})
    assert texts("assets", None) is None


def test_a_new_row_needs_only_what_nobody_can_guess() -> None:
    row = new_row("assets", "grid:new-1", ASSET, marking="TLP:AMBER")
    assert (row.vendor, row.black_start, row.manual_start_h, str(row.marking)) == ("", False, None, "TLP:AMBER")
    need = new_row("requirements", "grid:new-1/power", {"source": "synthetic"}, marking="TLP:RED")
    assert (need.k, need.buffer_h, need.need, need.confidence, need.basis) == (1, 0, "run", 1, "declared")
    link = new_row("suppliers", "grid:new-1/power/grid:west-01", {}, marking="TLP:RED")
    assert key_text("suppliers", link) == "grid:new-1/power/grid:west-01"


def test_every_missing_column_is_named() -> None:
    with pytest.raises(InputError) as caught:
        new_row("assets", "grid:new-1", {"name": "New"}, marking="TLP:AMBER")
    assert [fault.what for fault in caught.value.faults][:2] == [
        "the column sector is missing",
        "the column kind is missing",
    ]
    assert "add --set restart_h=VALUE; write a number" in str(caught.value)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"restart_h": "-4"}, "'-4': it is below 0"),
        ({"restart_h": "four"}, "'four': it is not a number"),
        ({"marking": "secret"}, "it is not a marking"),
        ({"name": "=1+1"}, "a spreadsheet would take it for a formula"),
        ({"restat_h": "4"}, "did you mean restart_h?"),
        ({"id": "grid:other"}, "id belongs to the key of the row"),
    ],
)
def test_a_wrong_cell_is_refused_in_the_words_of_the_reader(cells: dict[str, str], what: str) -> None:
    with pytest.raises(InputError) as caught:
        changed_row("assets", GRID, cells)
    assert what in str(caught.value)


def test_tables_and_keys() -> None:
    with pytest.raises(InputError, match="did you mean assets"):
        table_named("asset")
    assert key_parts(table_named("requirements"), "grid:west-01/power") == ("grid:west-01", "power")
    for wrong in ("grid:west-01", "grid:west-01/POWER", "grid/power"):
        with pytest.raises(InputError, match="write NODE/GROUP, like hospital:east-12/power"):
            key_parts(table_named("requirements"), wrong)


@pytest.mark.parametrize("wrong", [("name",), ("=4",), ("a=1", "a=2")])
def test_assignments_that_say_nothing_or_say_it_twice(wrong: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="write each column once"):
        settings(wrong)


def test_assignments() -> None:
    assert settings(("name=A = B", " restart_h = 4 ")) == {"name": "A = B", "restart_h": "4"}


def test_an_edit_says_what_it_does() -> None:
    edit = Edit("assets", GRID.id, GRID, replace(GRID, restart_h=4.0))
    assert (edit.kind, edit.changes()) == ("changed", {"restart_h": ("0.5", "4")})
    assert edit.inverse.changes() == {"restart_h": ("4", "0.5")}
    added = Edit("assets", GRID.id, None, GRID)
    assert (added.kind, added.inverse.kind, added.changes()["id"]) == ("added", "removed", (None, GRID.id))
    assert counted([edit, added, added]) == {"assets": {"changed": 1, "added": 2}}
