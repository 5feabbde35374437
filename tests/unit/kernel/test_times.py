"""Instants are in UTC, windows are half open."""

from datetime import UTC, date, datetime

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.times import Window, format_instant, parse_day, parse_instant


def test_instants_are_turned_to_utc() -> None:
    instant = parse_instant("2025-03-01T15:00:00+05:00")
    assert instant == datetime(2025, 3, 1, 10, tzinfo=UTC)
    assert format_instant(instant) == "2025-03-01T10:00:00Z"


@pytest.mark.parametrize(
    "text", ["2025-03-01T10:00:00", "yesterday", "", "2025-13-01T00:00:00Z", "0001-01-01T00:00:00+14:00"]
)
def test_an_instant_without_a_zone_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="time zone"):
        parse_instant(text)


@pytest.mark.parametrize("text", ["01.03.2025", "2025-02-30", "", "2025", "20250301", "2025-W09-6"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is not a day"):
        parse_day(text)


def test_the_last_day_of_a_window_is_outside() -> None:
    window = Window.parse("2024-02-01..2024-03-01")
    assert window.days == 29
    assert date(2024, 2, 29) in window
    assert date(2024, 3, 1) not in window
    assert str(window) == "2024-02-01..2024-03-01"


@pytest.mark.parametrize("text", ["2024-02-01..2024-02-01", "2024-02-02..2024-02-01", "2024-02-01", "2024-02-01..x"])
def test_what_is_no_window_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Window.parse(text)


def test_a_window_is_cut_at_a_cut_off() -> None:
    window = Window.parse("2024-01-01..2025-01-01")
    assert window.until(date(2024, 7, 1)) == Window.parse("2024-01-01..2024-07-01")
    assert window.until(date(2026, 1, 1)) == window
    assert window.until(date(2024, 1, 1)) is None


def test_months_are_cut_to_the_window() -> None:
    months = [str(month) for month in Window.parse("2023-12-15..2024-02-02").months()]
    assert months == ["2023-12-15..2024-01-01", "2024-01-01..2024-02-01", "2024-02-01..2024-02-02"]
