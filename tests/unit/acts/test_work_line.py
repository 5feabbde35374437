"""A work is told in one shape, and where there are no records nobody makes any to look for it."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.works import NOON, order

from majlis.acts.work_line import records_of_work, work_line
from majlis.acts.world import Actor, World
from majlis.adapters.records.runs.work import Measure, State, Work
from majlis.kernel.errors import Fault, NotFoundError


def test_all_that_is_known_is_told() -> None:
    measure = Measure("simulating years", 10, 40, NOON - timedelta(seconds=20))
    work = Work("work-1", order(), State.RUNNING, "Ayesha", NOON, NOON, None, 2, "here:7", False, False, measure)
    line = work_line(work, NOON)
    assert (line.seconds_left, line.done, line.total, line.marking) == (60.0, 10, 40, "TLP:AMBER")
    assert line.lines() == [
        "Work    work-1, running: simulating years, 25 %, about 60 s left",
        "        risk assess of Small nation, asked for 2026-01-01T12:00:00Z by Ayesha",
        "        attempt 2 by here:7, begun 2026-01-01T12:00:00Z",
    ]


def test_a_failure_is_told_with_its_mend() -> None:
    fault = Fault("a.b", "no evidence", why="there is none", mend="add some")
    work = Work("work-1", order(), State.FAILED, "Ayesha", NOON, None, NOON, 1, "", False, False, fault=fault)
    line = work_line(work, NOON)
    assert line.fault is not None
    assert line.fault.code == "a.b"
    assert line.lines()[-3:] == ["        ended 2026-01-01T12:00:00Z", "  why:   there is none", "  mend:  add some"]


def test_no_records_are_made_to_look_for_work(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nothing was ever queued"):
        records_of_work(World(Actor("Ayesha", frozenset()), tmp_path / "home"))
    assert not (tmp_path / "home").exists()
