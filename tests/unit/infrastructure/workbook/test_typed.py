"""What people type: numbers of any script and habit, names with odd blanks, shares in words."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure.workbook.typed import Cell, same_name, typed_number, typed_share, typed_text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12),
        (1.5, 1.5),
        ("1200", 1200),
        (" 1 200 000 ", 1_200_000),
        ("1,200,000", 1_200_000),
        ("12,00,000", 1_200_000),
        ("1.200.000", 1_200_000),
        ("1'200'000", 1_200_000),
        ("1,200.50", 1200.5),
        ("1.200,50", 1200.5),
        ("3,5", 3.5),
        ("\N{MINUS SIGN}4", -4),
        ("\N{ARABIC-INDIC DIGIT THREE}\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC-INDIC DIGIT FIVE}", 3.5),
        ("\N{EXTENDED ARABIC-INDIC DIGIT SEVEN}", 7),
    ],
)
def test_numbers_as_people_type_them(cell: str | float, number: float) -> None:
    assert typed_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("two", "not a number"),
        ("12-24", "a range"),
        ("4 to 8", "a range"),
        ("1,200", "two ways"),
        ("1.2.3", "not a number"),
        ("24 h", "not a number"),
        (True, "true or false"),
        (date(2026, 4, 3), "the day or time 03 Apr 2026"),
        (time(3, 4), "the day or time 03:04:00"),
    ],
)
def test_what_is_no_number_says_why(cell: Cell, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        typed_number(cell)


def test_a_whole_number_has_thousands_but_no_fraction() -> None:
    assert typed_number("1,200", whole=True) == typed_number("1.200", whole=True) == 1200
    for text in ("1.5", "1,5"):
        with pytest.raises(ValueError, match="number"):
            typed_number(text, whole=True)


def test_a_percent_sign_stands_only_where_it_may() -> None:
    assert typed_number("35 %", percent=True) == 35
    with pytest.raises(ValueError, match="not a number"):
        typed_number("35 %")


@given(st.integers(0, 10**10))
def test_every_way_of_writing_a_number_of_people_gives_it(people: int) -> None:
    urdu = "".join(chr(0x06F0 + int(digit)) for digit in str(people))
    for text in (str(people), f"{people:,}", f"{people:_}".replace("_", " "), f"{people:,}".replace(",", "."), urdu):
        assert typed_number(text, whole=True) == people


@given(st.text())
def test_a_name_stays_the_same_when_it_is_read_again(text: str) -> None:
    once = typed_text(text)
    assert typed_text(once) == once
    assert same_name(once) == same_name(text)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("all", (None, None)),
        ("One of them", (1, None)),
        ("either", (1, None)),
        ("any 2 of 3", (2, 3)),
        ("2 of 3", (2, 3)),
        ("2/3", (2, 3)),
        ("two out of three", (2, 3)),
        ("at least 2 of them", (2, None)),
        ("2", (2, None)),
        ("any \N{EXTENDED ARABIC-INDIC DIGIT TWO} of \N{EXTENDED ARABIC-INDIC DIGIT THREE}", (2, 3)),
    ],
)
def test_how_many_in_words(text: str, share: tuple[int | None, int | None]) -> None:
    assert typed_share(text) == share


@pytest.mark.parametrize("text", ["most", "any 0 of 3", "some of them", "2 of many", "1.5 of 3"])
def test_words_that_do_not_say_how_many(text: str) -> None:
    with pytest.raises(ValueError, match="does not say how many"):
        typed_share(text)
