from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.evidence.reporting.clocks import Course, clocks, moment_in, months_after, next_due, silent_since, terms_of
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
        return [one.state for one in clocks(Course(AWARE, filed), TERMS, AWARE + timedelta(hours=hours), KARACHI)]

    assert states(1, {}) == ["due", "due", "not yet"]
    assert states(13, {}) == ["soon", "due", "not yet"]
    assert states(24.1, {}) == ["overdue", "due", "not yet"]
    assert states(61, {Stage.EARLY: AWARE}) == ["sent", "soon", "not yet"]
    late = AWARE + timedelta(hours=80)
    found = clocks(Course(AWARE, {Stage.EARLY: AWARE, Stage.NOTIFICATION: late}), TERMS, late, KARACHI)
    assert [one.state for one in found] == ["sent", "sent late", "due"]
    due = next_due(found)
    assert due is not None
    assert due.stage is Stage.FINAL


def test_a_later_stage_stands_for_an_earlier_one() -> None:
    filed = {Stage.NOTIFICATION: AWARE + timedelta(hours=2)}
    assert [one.state for one in clocks(Course(AWARE, filed), TERMS, AWARE + timedelta(days=2), KARACHI)] == [
        "sent",
        "sent",
        "due",
    ]
    done = {Stage.FINAL: AWARE}
    assert next_due(clocks(Course(AWARE, done), TERMS, AWARE, KARACHI)) is None


NOTIFIED = AWARE + timedelta(hours=60)
MONTH = months_after(NOTIFIED, 1, KARACHI)


def told(course: Course, now: datetime) -> dict[str, tuple[datetime | None, str, str]]:
    return {one.stage.value: (one.due, one.state, one.after) for one in clocks(course, TERMS, now, KARACHI)}


def test_an_intermediate_report_is_due_when_it_is_asked_for() -> None:
    filed = {Stage.NOTIFICATION: NOTIFIED}
    wanted = NOTIFIED + timedelta(days=5)
    assert "intermediate" not in told(Course(AWARE, filed), wanted)
    due = wanted + timedelta(hours=72)
    assert told(Course(AWARE, filed, wanted), wanted)["intermediate"] == (due, "due", "")
    assert told(Course(AWARE, filed, wanted), due + timedelta(1))["intermediate"] == (due, "overdue", "")
    answered = Course(AWARE, filed, wanted, due + timedelta(hours=1))
    assert told(answered, due + timedelta(1))["intermediate"] == (due, "sent late", "")
    unasked = Course(AWARE, {**filed, Stage.INTERMEDIATE: wanted})
    assert told(unasked, wanted)["intermediate"] == (None, "sent", "")
    assert "(c)" in parameters()["report.intermediate"].source


def test_a_progress_report_moves_the_final_one_behind_the_end_of_the_handling() -> None:
    filed = {Stage.NOTIFICATION: NOTIFIED}
    later = MONTH + timedelta(days=2)
    assert told(Course(AWARE, filed), later)["final"] == (MONTH, "overdue", "")
    going = {**filed, Stage.PROGRESS: MONTH - timedelta(days=1)}
    found = told(Course(AWARE, going), later)
    assert found["progress"] == (MONTH, "sent", "")
    assert found["final"] == (None, "not yet", "handling")
    ended = Course(AWARE, going, handled=date(2026, 3, 31))
    due = datetime(2026, 4, 30, 23, 59, tzinfo=KARACHI)
    assert told(ended, later)["final"] == (due, "due", "")
    assert told(ended, due + timedelta(days=1))["final"][1] == "overdue"
    # Over before the final report was due: it was not going on then, and nothing is put off.
    assert told(Course(AWARE, going, handled=date(2026, 2, 20)), later)["final"] == (MONTH, "overdue", "")
    tardy = {**filed, Stage.PROGRESS: later}
    assert told(Course(AWARE, tardy), later)["progress"] == (MONTH, "sent late", "")
    assert "(e)" in parameters()["report.final-after-handling"].source


def test_before_a_notification_the_final_report_waits_for_it() -> None:
    assert told(Course(AWARE, {}), AWARE)["final"] == (None, "not yet", "notification")
    done = Course(AWARE, {Stage.NOTIFICATION: NOTIFIED, Stage.PROGRESS: MONTH, Stage.FINAL: MONTH + timedelta(days=90)})
    assert told(done, MONTH + timedelta(days=99))["final"] == (None, "sent", "")


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
