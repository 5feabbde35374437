"""Identifiers can be read back, and bad ones are refused."""

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.identifiers import Urn, is_nation, is_short


def test_full_and_short_forms_name_the_same() -> None:
    urn = Urn.parse("urn:majlis:reference:grid:north-07")
    assert urn == Urn.parse("grid:north-07", nation="reference")
    assert (urn.short, str(urn)) == ("grid:north-07", "urn:majlis:reference:grid:north-07")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "grid",
        "grid:",
        ":north",
        "Grid:north",
        "grid:north-",
        "grid:no rth",
        "grid:a@b",
        "grid:a:b",
        "g:" + "a" * 200,
    ],
)
def test_bad_identifiers_are_refused(text: str) -> None:
    assert not is_short(text)
    with pytest.raises(InputError, match="not an identifier"):
        Urn.parse(text, nation="reference", where="assets.csv, line 2")


def test_a_short_form_needs_its_nation() -> None:
    with pytest.raises(InputError):
        Urn.parse("grid:north-07")


@pytest.mark.parametrize(
    ("text", "good"), [("reference", True), ("pk-2023.v1", True), ("Pk", False), ("", False), ("a/b", False)]
)
def test_names_of_nations(text: str, *, good: bool) -> None:
    assert is_nation(text) is good
