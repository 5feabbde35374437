from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.evidence.reporting.clocks import clocks, moment_in, months_after, next_due, silent_since, terms_of
from majlis.evidence.reporting.stages import Stage
from majlis.kernel.errors import InputError
from majlis.reference.parameters import parameters

KARACHI = ZoneInfo("Asia/Karachi")
AWARE = datetime(2026, 1, 30, 9, tzinfo=UTC)
TERMS = terms_of(parameters())
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
LATEST = datetime(2100, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def test_the_terms_that_ship_are_those_of_the_directive() -> None:
    assert (TERMS.early, TERMS.notification, TERMS.months) == (timedelta(hours=24), timedelta(hours=72), 1)
    for name in ("early-warning", "notification", "final"):
        assert "(EU) 2022/2555" in parameters()[f"report.{name}"].source
        assert parameters()[f"report.{name}"].date == "2022-12-14"


def test_a_clock_at_each_moment() -> None:
    def states(hours: float, filed: dict[Stage, datetime]) -> list[str]:
        return [one.state for one in clocks(AWARE, filed, TERMS, AWARE + timedelta(hours=hours), KARACHI)]

    assert states(1, {}) == ["due", "due", "not yet"]
    assert states(13, {}) == ["soon", "due", "not yet"]
    assert states(24.1, {}) == ["overdue", "due", "not yet"]
    assert states(61, {Stage.EARLY: AWARE}) == ["sent", "soon", "not yet"]
    late = AWARE + timedelta(hours=80)
    found = clocks(AWARE, {Stage.EARLY: AWARE, Stage.NOTIFICATION: late}, TERMS, late, KARACHI)
    assert [one.state for one in found] == ["sent", "sent late", "due"]
    due = next_due(found)
    assert due is not None
    assert due.stage is Stage.FINAL


def test_a_later_stage_stands_for_an_earlier_one() -> None:
    filed = {Stage.NOTIFICATION: AWARE + timedelta(hours=2)}
    assert [one.state for one in clocks(AWARE, filed, TERMS, AWARE + timedelta(days=2), KARACHI)] == [
        "sent",
        "sent",
        "due",
    ]
    done = {Stage.FINAL: AWARE}
    assert next_due(clocks(AWARE, done, TERMS, AWARE, KARACHI)) is None


def test_a_month_is_a_month_of_the_calendar() -> None:
    moment = datetime(2026, 1, 31, 9, tzinfo=KARACHI)
    assert months_after(moment, 1, KARACHI) == datetime(2026, 2, 28, 9, tzinfo=KARACHI)
    assert months_after(moment, 13, KARACHI) == datetime(2027, 2, 28, 9, tzinfo=KARACHI)
    # Half past nine in the evening of the last of January in London is the first of February in Karachi.
    assert months_after(datetime(2026, 1, 31, 21, 30, tzinfo=UTC), 1, KARACHI).day == 1


@given(st.datetimes(min_value=EARLIEST, max_value=LATEST), st.integers(0, 60))
def test_months_never_go_back(moment: datetime, months: int) -> None:
    start = moment.replace(tzinfo=UTC)
    found = months_after(start, months, UTC)
    assert found >= start
    assert (found.year - start.year) * 12 + found.month - start.month == months


def test_who_has_nothing_left_to_say_is_not_silent() -> None:
    later = AWARE + timedelta(days=8)
    assert silent_since(AWARE, TERMS, later, awaited=True) == AWARE
    assert silent_since(AWARE, TERMS, later, awaited=False) is None
    assert silent_since(AWARE, TERMS, AWARE + timedelta(days=7), awaited=True) is None


def test_an_hour_is_told_on_the_nations_clock() -> None:
    assert moment_in("2026-03-01T14:30", KARACHI) == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    assert moment_in("2026-03-01T14:30+00:00", KARACHI) == datetime(2026, 3, 1, 14, 30, tzinfo=UTC)
    with pytest.raises(InputError, match="no day and hour"):
        moment_in("yesterday", KARACHI)
