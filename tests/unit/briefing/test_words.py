"""Numbers as words: honest rounding, and the headline's cases."""

from datetime import date

import pytest

from majlis.briefing.words import (
    alternatives,
    amount,
    amount_range,
    chance_range,
    confidence,
    count,
    day,
    headline,
    hours,
    hours_range,
    listing,
    months,
    one_in,
    people,
    percent,
)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.083, "1 in 12"),
        (1 / 12, "1 in 12"),
        (0.5, "1 in 2"),
        (0.41, "1 in 2"),
        (0.3, "1 in 3"),
        (0.051, "1 in 20"),
        (0.033, "1 in 30"),
        (0.02, "1 in 50"),
        (0.013, "1 in 80"),
        (0.0034, "1 in 300"),
        (0.001, "1 in 1,000"),
        (0.0004, "less than 1 in 1,000"),
        (0.0, "less than 1 in 1,000"),
        (0.62, "6 in 10"),
        (0.94, "9 in 10"),
        (0.97, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_one_in_is_rounded_as_such_chances_are_known(chance: float, said: str) -> None:
    assert plain(one_in(chance)) == said


@pytest.mark.parametrize("chance", [0.0012, 0.013, 0.0271, 0.047, 0.083, 0.19, 0.21, 0.34, 0.45, 0.55, 0.88])
def test_ends_of_a_range_are_rounded_outwards(chance: float) -> None:
    def value(text: str) -> float:
        top, _, bottom = plain(text).replace(",", "").partition(" in ")
        return int(top) / int(bottom)

    assert value(one_in(chance, towards="rarer")) <= chance
    assert value(one_in(chance, towards="likelier")) >= min(chance, 0.5 if chance <= 0.5 else 0.9)


def test_range_names_the_rarer_end_first() -> None:
    assert plain(chance_range(0.033, 0.2)) == "1 in 35 to 1 in 5"
    assert plain(chance_range(0.1, 0.1)) == "1 in 10"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (6_213_000, "6.2 million"),
        (1_000_000, "1 million"),
        (999_999, "1 million"),
        (850_123, "850,000"),
        (37, "37"),
        (2.7e9, "2.7 billion"),
        (0, "0"),
        (0.123, "0.12"),
        (9.96, "10"),
        (14.4e6, "14 million"),
    ],
)
def test_amounts_have_two_digits(value: float, said: str) -> None:
    assert plain(amount(value)) == said


def test_a_range_has_one_unit() -> None:
    assert plain(amount_range(260e6, 120e6, 560e6)) == "260 million (120–560)"
    assert plain(amount_range(400e6, 180e6, 2.1e9)) == "400 million (180–2,100)"
    assert amount_range(14, 11, 17) == "14 (11–17)"
    assert plain(amount_range(0.014, 0.00005, 0.053)) == "0.014 (< 0.001–0.053)"


def test_months_are_whole() -> None:
    assert [months(31), months(365)] == ["1 month", "12 months"]


def test_units_agree_with_their_number() -> None:
    assert (people(1), people(2), plain(people(3e6))) == ("1 person", "2 people", "3 million people")
    assert (plain(hours(1)), plain(hours(13.6)), hours(24)) == ("1 hour", "14 hours", "a day")
    assert (plain(percent(0.7)), plain(percent(0.001)), plain(percent(0.0))) == ("70 %", "less than 1 %", "0 %")
    assert (count(10_234), day(date(2026, 11, 23))) == ("10,234", "23 Nov 2026")


def test_lists() -> None:
    assert [listing(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [alternatives(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


@pytest.mark.parametrize(
    ("rising", "falling", "overall", "said"),
    [
        (["hospitals"], [], "cannot tell", "Attacks on hospitals are rising. Elsewhere we cannot tell."),
        (["hospitals", "banks"], [], "rising", "Attacks on hospitals and banks are rising. Elsewhere we cannot tell."),
        ([], ["banks"], "cannot tell", "Attacks on banks are falling. Elsewhere we cannot tell."),
        (
            ["hospitals"],
            ["banks"],
            "rising",
            "Attacks on hospitals are rising. Attacks on banks are falling. Elsewhere we cannot tell.",
        ),
        (["a", "b", "c", "d"], [], "rising", "Attacks are rising in 4 of 9 sectors. Elsewhere we cannot tell."),
        ([], ["a", "b", "c", "d"], "falling", "Attacks are falling in 4 of 9 sectors. Elsewhere we cannot tell."),
        (list("abcdefghi"), [], "rising", "Attacks are rising in every sector."),
        ([], list("abcdefghi"), "falling", "Attacks are falling in every sector."),
        ([], [], "rising", "Attacks are rising. We cannot tell in which sectors."),
        ([], [], "falling", "Attacks are falling. We cannot tell in which sectors."),
        ([], [], "cannot tell", "We cannot tell whether attacks are rising."),
    ],
)
def test_headline(rising: list[str], falling: list[str], overall: str, said: str) -> None:
    assert headline(rising, falling, sectors=9, overall=overall) == said


@pytest.mark.parametrize(
    ("judgement", "unknown", "low", "high", "said"),
    [
        (0.5, 0.0, 0.1, 0.2, "low"),
        (0.1, 0.31, 0.1, 0.2, "low"),
        (0.1, 0.0, 0.01, 0.2, "low"),
        (0.1, 0.0, 0.0, 0.2, "low"),
        (0.24, 0.09, 0.1, 0.29, "high"),
        (0.25, 0.09, 0.1, 0.29, "medium"),
        (0.24, 0.2, 0.1, 0.29, "medium"),
        (0.24, 0.09, 0.1, 0.31, "medium"),
    ],
)
def test_confidence_follows_its_printed_rule(
    judgement: float, unknown: float, low: float, high: float, said: str
) -> None:
    assert confidence(judgement=judgement, unknown=unknown, low=low, high=high) == said


def test_hours_that_do_not_vary_have_no_range() -> None:
    assert (hours_range(14, 9, 30.2), hours_range(36, 36, 36)) == ("14 (9–30)", "36")
