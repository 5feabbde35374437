"""The difference of two nations, applied to one, gives the other."""

from dataclasses import replace
from pathlib import Path

import pytest

from majlis.infrastructure import read
from majlis.infrastructure.editing.difference import applied, difference, empty
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.files import in_order
from majlis.kernel.errors import ConflictError

SMALL = in_order(read(Path(__file__).parents[3] / "golden" / "dossier-small"))
OTHER = replace(
    SMALL,
    header=replace(SMALL.header, name="Another name"),
    assets=(replace(SMALL.assets[0], restart_h=9.0), *SMALL.assets[2:]),
    suppliers=SMALL.suppliers[1:],
)


def test_it_names_each_row_once() -> None:
    edits = difference(SMALL, OTHER)
    assert [(edit.kind, edit.table, edit.key) for edit in edits] == [
        ("changed", "header", "small"),
        ("changed", "assets", SMALL.assets[0].id),
        ("removed", "assets", SMALL.assets[1].id),
        ("removed", "suppliers", "core:east-01/power/grid:east-01"),
    ]
    assert difference(SMALL, SMALL) == ()


def test_there_and_back() -> None:
    assert applied(SMALL, difference(SMALL, OTHER)) == OTHER
    assert applied(OTHER, [edit.inverse for edit in difference(SMALL, OTHER)]) == SMALL
    assert applied(empty(SMALL), difference(empty(SMALL), SMALL)) == SMALL


def test_an_edit_of_another_nation_is_refused() -> None:
    row = SMALL.assets[0]
    with pytest.raises(ConflictError, match="is not what it was"):
        applied(SMALL, [Edit("assets", row.id, None, row)])
