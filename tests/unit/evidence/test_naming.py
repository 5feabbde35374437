"""Which name of the nation somebody meant."""

import pytest

from majlis.evidence.naming import bare, meant, near, same

OPERATORS = [(name, name) for name in ("Power operator 3 (synthetic)", "Power operator 30 (synthetic)", "Lake Water")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Power operator 3", ["Power operator 3 (synthetic)"]),
        ("POWER-OPERATOR 30 (Synthetic)", ["Power operator 30 (synthetic)"]),
        ("lak", ["Lake Water"]),
        ("wat", ["Lake Water"]),
        ("operator 3", ["Power operator 3 (synthetic)"]),
        ("Pow", ["Power operator 3 (synthetic)", "Power operator 30 (synthetic)"]),
        ("Power operator 4", []),
        ("la", []),
        ("ater", []),
        ("", []),
    ],
)
def test_a_name_a_part_or_none(words: str, found: list[str]) -> None:
    assert [value for value, _ in meant(words, OPERATORS)] == found


def test_the_very_same_is_one_or_none() -> None:
    assert same("power operator 3", OPERATORS) == "Power operator 3 (synthetic)"
    assert same("Pow", OPERATORS) == ""
    assert same("area:a", [("area:a", "Town"), ("area:b", "Town")]) == "area:a"
    assert same("Town", [("area:a", "Town"), ("area:b", "Town")]) == "", "two of one name"
    assert bare("Town (synthetic)") == "town"


def test_what_is_near() -> None:
    assert [value for value, _ in near("Lake Watre", OPERATORS)] == ["Lake Water"]
    assert len(near("Pow", OPERATORS, 1)) == 1
    assert near("zzzz", OPERATORS) == ()
