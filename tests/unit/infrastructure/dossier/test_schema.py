"""The schema: it fits the dataclasses, and its columns judge bounds and steps."""

from dataclasses import fields

import pytest

from majlis.infrastructure.dossier.schema import OWN_FILES, TABLES, Column, Table


def column(table: str, name: str) -> Column:
    return next(c for t in TABLES if t.name == table for c in t.columns if c.name == name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_the_fields_of_the_row(table: Table) -> None:
    assert table.names == tuple(field.name for field in fields(table.row))
    assert set(table.key) <= set(table.names)
    assert table.file in OWN_FILES


@pytest.mark.parametrize(
    ("table", "name", "text", "why"),
    [
        ("areas", "latitude", "90.1", "above 90"),
        ("areas", "population", "-1", "below 0"),
        ("requirements", "k", "0", "below 1"),
        ("requirements", "recharge", "0.3", "multiple of 0.25"),
        ("assets", "restart_h", "87600.5", "above 87600"),
    ],
)
def test_bounds(table: str, name: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        column(table, name).parse(text)


def test_bounds_are_allowed_themselves() -> None:
    assert column("areas", "latitude").parse("-90") == -90.0
    assert column("requirements", "recharge").parse("0.25") == 0.25
    assert column("requirements", "recharge").parse("") is None


def test_wanted_tells_bounds_and_steps() -> None:
    assert column("areas", "latitude").wanted.endswith("from -90 to 90")
    assert column("requirements", "recharge").wanted.endswith("in steps of 0.25")
    assert column("assets", "black_start").wanted == "write true or false"
