"""Clocks of actions: escalation only rises with time, falls with a later day, and stops when the doer has reported."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.council.following import DEEDS, days_overdue, demand_deed, standing
from majlis.kernel.errors import ConflictError
from majlis.reference.escalation import levels

DUE = date(2026, 3, 10)
days = st.integers(-400, 400).map(lambda number: DUE + timedelta(number))
STATES = ("open", "reported", "done", "dropped")


@pytest.mark.parametrize(
    ("passed", "level", "begun"),
    [(-8, 0, False), (-7, 0, True), (0, 0, True), (1, 1, True), (6, 1, True), (7, 2, True), (14, 3, True),
     (29, 3, True), (30, 4, True), (900, 4, True)],
)  # fmt: skip
def test_the_level_follows_from_the_days(passed: int, level: int, begun: bool) -> None:  # noqa: FBT001 - a table
    found = standing(levels(), "open", DUE, DUE + timedelta(passed))
    assert (found.level, found.begun, found.overdue) == (level, begun, max(0, passed))


@given(due=days, today=days, more=st.integers(0, 100))
def test_time_only_raises_it_and_a_later_day_only_lowers_it(due: date, today: date, more: int) -> None:
    now = standing(levels(), "open", due, today)
    assert standing(levels(), "open", due, today + timedelta(more)).level >= now.level
    assert standing(levels(), "open", due + timedelta(more), today).level <= now.level
    assert (now.level > 0) == (now.overdue > 0) == (today > due)
    assert now.overdue == days_overdue(due, today)


@given(due=days, today=days, state=st.sampled_from(STATES[1:]))
def test_what_is_not_open_is_not_escalated(due: date, today: date, state: str) -> None:
    found = standing(levels(), state, due, today)
    assert (found.overdue, found.level, found.begun) == (0, 0, False)


def test_without_levels_nobody_is_told() -> None:
    assert standing((), "open", DUE, DUE + timedelta(90)).begun is False


@given(state=st.sampled_from(STATES), deed=st.sampled_from(sorted(DEEDS)))
def test_a_deed_leads_where_the_table_says_or_is_refused(state: str, deed: str) -> None:
    allowed, after = DEEDS[deed]  # type: ignore[index]
    if state in allowed:
        assert demand_deed("ACT-2026-0001", state, deed) == after  # type: ignore[arg-type]
    else:
        with pytest.raises(ConflictError, match=f"is {state}"):
            demand_deed("ACT-2026-0001", state, deed)  # type: ignore[arg-type]
