"""Codes from names: stable, of their own, and fit for identifiers."""

from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure.workbook.codes import code_of, codes_of, zone_of
from majlis.infrastructure.workbook.typed import same_name
from majlis.kernel.identifiers import is_nation

names = st.text(min_size=1).filter(lambda text: bool(same_name(text)))


def test_a_name_becomes_small_letters_with_hyphens() -> None:
    assert code_of("Grid, Upper  Valley (2)") == "grid-upper-valley-2"
    assert code_of("Zürich Électricité") == "zurich-electricite"


def test_a_name_in_another_script_has_a_code_of_its_own() -> None:
    lahore, karachi = "\u0644\u0627\u06c1\u0648\u0631", "\u06a9\u0631\u0627\u0686\u06cc"
    assert code_of(lahore) != code_of(karachi)
    assert is_nation(code_of(lahore))


def test_names_that_would_share_a_code_are_told_apart_and_stay_stable() -> None:
    assert len(set(codes_of(["Grid A", "Grid-A"]))) == 2
    assert codes_of(["Grid A", "Grid-A"])[0] == codes_of(["Grid-A", "Grid A"])[1]


def test_no_name_takes_the_code_of_a_zone() -> None:
    assert codes_of(["North Zone 01"]) != [zone_of("north", 1)] == ["north-zone-01"]


@given(names)
def test_every_name_gives_a_code_that_identifiers_allow(name: str) -> None:
    assert is_nation(code_of(name))
    assert code_of(name) == code_of(f" {name} ")


@given(st.lists(names, unique_by=same_name))
def test_codes_are_unique(given_names: list[str]) -> None:
    assert len(set(codes_of(given_names))) == len(given_names)
