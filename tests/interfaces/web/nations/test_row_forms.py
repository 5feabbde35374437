"""A row as a form: each column judges its own field."""

from tests.sites import Site

from majlis.interfaces.web.nations.row_forms import RowForm, columns_of, columns_of_header
from majlis.interfaces.web.nations.tables import table_of
from majlis.kernel.errors import Fault, InputError

BEFORE = {"name": "North", "sector": "power", "marking": "TLP:AMBER"}


def form(**given: str) -> RowForm:
    return RowForm(columns_of(table_of("operators")), BEFORE, data={**BEFORE, **given})


def test_only_what_was_changed_is_given(site: Site) -> None:
    assert site
    one = form(name="North Power")
    assert one.is_valid()
    assert one.assignments() == ("name=North Power",)
    assert form().is_valid()
    assert form().fields["sector"].choices  # type: ignore[attr-defined]  # a field of choices


def test_what_does_not_fit_is_told_at_its_field(site: Site) -> None:
    assert site
    one = form(name="=1+1")
    assert not one.is_valid()
    assert "formula" in str(one.errors["name"])
    empty = form(name="")
    assert not empty.is_valid()
    assert list(empty.errors) == ["name"]


def test_what_an_act_says_stands_at_the_column_that_it_names(site: Site) -> None:
    assert site
    one = form()
    assert one.is_valid()
    one.take(InputError("x", faults=[Fault("a", "bad", "operators, x, column name"), Fault("b", "worse")]))
    assert set(one.errors) == {"name", "__all__"}


def test_the_facts_of_a_nation_are_columns_too(site: Site) -> None:
    assert site
    assert [one.name for one in columns_of_header({"id": "x", "name": "X", "marking": "TLP:AMBER"})] == [
        "name",
        "marking",
    ]
