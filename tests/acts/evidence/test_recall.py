"""Rows that were given up wait again: all, some, or what was given up at one moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.evidence.drop import DropCommand, drop
from majlis.acts.evidence.quarantine import QuarantineCommand, quarantine
from majlis.acts.evidence.recall import RecallCommand, recall
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError

BAD = ("d,soon,,Hospital,DDoS,,", "e,later,,Bank,DDoS,,", "f,never,,Bank,DDoS,,")


@pytest.fixture
def aside(world: World, tmp_path: Path) -> World:
    started = with_nation(on(world, "2025-08-01"))
    added(started, table(tmp_path, (*ROWS, *BAD)), bad_share=0.6)
    return started


def _waiting(world: World) -> list[int]:
    return [one.row for one in quarantine(QuarantineCommand(nation=CODE), world).rows]


def test_some_of_them_all_of_them_or_those_of_a_moment(aside: World) -> None:
    one = drop(DropCommand(nation=CODE, source="log", row=(5,)), aside)
    later = datetime(2025, 8, 2, tzinfo=UTC)
    two = drop(DropCommand(nation=CODE, source="log", row=(6,)), replace(aside, now=lambda: later))
    assert one.at in one.text()
    assert _waiting(aside) == [7]
    found = recall(RecallCommand.model_validate({"nation": CODE, "source": "log", "all": True, "at": two.at}), aside)
    assert (found.recalled, _waiting(aside)) == (1, [6, 7])
    assert "1 row waits again" in found.text()
    assert recall(RecallCommand(nation=CODE, source="log", row=(5,)), aside).recalled == 1
    assert _waiting(aside) == [5, 6, 7]
    assert drop(DropCommand(nation=CODE, source="log", all=True), aside).dropped == 3
    assert "3 rows wait again" in recall(RecallCommand(nation=CODE, source="log", all=True), aside).text()


def test_what_was_not_given_up_stays_as_it_is(aside: World, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no row of log was given up"):
        recall(RecallCommand(nation=CODE, source="log", all=True), aside)
    drop(DropCommand(nation=CODE, source="log", row=(5,)), aside)
    with pytest.raises(NotFoundError, match="row 6 of log was not given up"):
        recall(RecallCommand(nation=CODE, source="log", row=(5, 6)), aside)
    with pytest.raises(InputError, match="not clear"):
        recall(RecallCommand(nation=CODE, source="log"), aside)
    later = replace(aside, now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC) + timedelta(days=9))
    added(later, table(tmp_path, ROWS, "new.csv"), source="log", replace=True)
    with pytest.raises(NotFoundError, match="no row of log was given up"):
        recall(RecallCommand(nation=CODE, source="log", all=True), later)
