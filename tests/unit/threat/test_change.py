from collections.abc import Callable
from datetime import date, timedelta

import pytest

from majlis.evidence import Entry, Observation
from majlis.threat.change import changes

Source = Callable[..., Entry]
Rows = Callable[..., list[Observation]]


def every(days: int, start: str, end: str) -> list[str]:
    day, last, found = date.fromisoformat(start), date.fromisoformat(end), []
    while day < last:
        found.append(day.isoformat())
        day += timedelta(days=days)
    return found


def test_rising_with_its_periods(source: Source, rows: Rows) -> None:
    days = [*every(20, "2022-01-01", "2024-01-01"), *every(8, "2024-01-01", "2025-01-01")]
    (one,) = changes(rows("a", *days), [source("a", "2022-01-01..2025-01-01")], by=())
    assert one.verdict == "rising"
    assert (str(one.earlier), str(one.later)) == ("2022-01-01..2024-01-01", "2024-01-01..2025-01-01")
    assert (one.earlier_count, one.later_count) == (37, 46)
    assert one.interval is not None
    assert one.interval.low < one.ratio < one.interval.high
    assert one.ratio == pytest.approx(2 * 46 / 37, rel=0.03)
    assert one.probability_rising > 0.99
    assert 0.0 < one.false_alarm < 0.05
    assert 0.5 < one.power < 1.0


def test_falling_and_cannot_tell(source: Source, rows: Rows) -> None:
    entries = [source("a", "2022-01-01..2025-01-01")]
    falling = [*every(8, "2022-01-01", "2024-01-01"), *every(40, "2024-01-01", "2025-01-01")]
    assert changes(rows("a", *falling), entries, by=())[0].verdict == "falling"
    assert changes(rows("a", *every(15, "2022-01-01", "2025-01-01")), entries, by=())[0].verdict == "cannot tell"


def test_a_new_source_is_not_more_attacks(source: Source, rows: Rows) -> None:
    """The second source doubles the reports. Without the split at its start this would be called rising."""
    entries = [source("a", "2022-01-01..2025-01-01"), source("b", "2024-01-01..2025-01-01")]
    observations = [
        *rows("a", *every(10, "2022-01-01", "2025-01-01")),
        *rows("b", *every(9, "2024-01-02", "2025-01-01")),
    ]
    (one,) = changes(observations, entries, by=())
    assert one.verdict == "cannot tell"
    assert one.coverage_breaks == ("2024-01-01: b starts",)
    assert (str(one.earlier), str(one.later)) == ("2024-01-01..2024-07-01", "2024-07-01..2025-01-01")
    alone = changes(
        [*observations[:0], *(o for o in observations)], [entries[0], source("b", "2022-01-01..2025-01-01")], by=()
    )
    assert alone[0].verdict == "rising"


def test_a_short_span_is_halved(source: Source) -> None:
    (one,) = changes([], [source("a", "2024-01-15..2024-06-20")], by=())
    assert (str(one.earlier), str(one.later)) == ("2024-01-15..2024-04-20", "2024-04-20..2024-06-20")


def test_the_earlier_period_is_at_most_twice_the_later(source: Source) -> None:
    (one,) = changes([], [source("a", "2010-01-01..2025-01-01")], by=())
    assert (str(one.earlier), str(one.later)) == ("2022-01-01..2024-01-01", "2024-01-01..2025-01-01")


def test_nothing_to_compare(source: Source) -> None:
    for entries in ([], [source("a", "2024-01-01..2024-02-15")]):
        (one,) = changes([], entries, by=())
        assert (one.verdict, one.earlier, one.later, one.interval, one.power) == ("cannot tell", None, None, None, 0.0)


def test_ends_of_months(source: Source) -> None:
    (one,) = changes([], [source("a", "2023-12-31..2024-08-31")], by=())
    assert (str(one.earlier), str(one.later)) == ("2023-12-31..2024-04-30", "2024-04-30..2024-08-31")


def test_as_of(source: Source, rows: Rows) -> None:
    days = [*every(20, "2022-01-01", "2024-01-01"), *every(8, "2024-01-01", "2025-01-01")]
    observations, entries = rows("a", *days), [source("a", "2022-01-01..2025-01-01")]
    (one,) = changes(observations, entries, by=(), as_of=date(2024, 1, 1))
    assert one.verdict == "cannot tell"
    assert str(one.later) == "2023-01-01..2024-01-01"
