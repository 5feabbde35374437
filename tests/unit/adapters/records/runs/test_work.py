"""States follow one table, and how far a work has come is told in words and an honest estimate."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.works import NOON, order

from majlis.adapters.records.runs.work import (
    ALLOWED,
    Measure,
    State,
    StepError,
    Work,
    demand_allowed,
    fault_document,
    span,
)
from majlis.kernel.errors import Fault

WORK = Work(
    code="work-1",
    order=order(),
    state=State.RUNNING,
    requested_by="tester",
    queued_at=NOON,
    started_at=NOON,
    ended_at=None,
    attempts=1,
    worker="here:1",
    silent=False,
    cancel_asked=False,
)


def test_what_is_done_stays_done_and_only_failed_and_cancelled_work_returns() -> None:
    assert ALLOWED[State.DONE] == frozenset()
    assert ALLOWED[State.FAILED] == ALLOWED[State.CANCELLED] == {State.QUEUED}
    assert {state for state in State if state.ended} == {State.DONE, State.FAILED, State.CANCELLED}
    for before, allowed in ALLOWED.items():
        for after in State:
            if after in allowed:
                demand_allowed(before, after)
            else:
                with pytest.raises(StepError, match=f"{before} cannot become {after}"):
                    demand_allowed(before, after)


@pytest.mark.parametrize(
    ("measure", "seconds"),
    [
        (Measure("simulating", 25, 100, NOON - timedelta(seconds=10)), 30),
        (Measure("simulating", 100, 100, NOON - timedelta(seconds=10)), 0),
        (Measure("simulating", 0, 100, NOON - timedelta(seconds=10)), None),
        (Measure("simulating", 25, 100, NOON + timedelta(hours=1)), None),  # the clock jumped back
        (Measure(), None),
    ],
)
def test_the_rest_takes_as_long_as_the_pace_so_far_says(measure: Measure, seconds: int | None) -> None:
    left = measure.left(NOON)
    assert (None if left is None else left.total_seconds()) == seconds


def test_where_a_work_stands_is_told_in_words() -> None:
    measure = Measure("simulating years", 25, 100, NOON - timedelta(minutes=1))
    assert WORK.told(NOON) == "running"
    assert replace(WORK, measure=measure).told(NOON) == "running: simulating years, 25 %, about 3 min left"
    assert "asked to stop" in replace(WORK, cancel_asked=True).told(NOON)
    assert "another one will take it over" in replace(WORK, silent=True).told(NOON)
    assert replace(WORK, state=State.QUEUED).told(NOON) == "queued"
    assert replace(WORK, state=State.FAILED, fault=Fault("x", "no evidence")).told(NOON) == "failed: no evidence"
    assert replace(WORK, state=State.DONE, vault_run="20260101-1").told(NOON) == "done: run 20260101-1"


def test_a_length_of_time_has_one_unit() -> None:
    lengths = [timedelta(seconds=s) for s in (-1, 0, 119, 120, 7199, 7200)]
    assert [span(length) for length in lengths] == ["0 s", "0 s", "119 s", "2 min", "120 min", "2 h"]


def test_a_fault_is_kept_with_all_its_parts() -> None:
    fault = Fault("a.b", "what", "where", "why", "mend")
    assert Fault(**fault_document(fault)) == fault
