from datetime import date
from pathlib import Path

import pytest
from tests.acts.conftest import make_world
from tests.recorded import CODE, ROWS, added, on, table, with_nation

from majlis.acts.world import World


@pytest.fixture
def world(tmp_path: Path, sqlite_database: str) -> World:
    assert sqlite_database == ""
    made = with_nation(make_world(tmp_path / "home"))
    added(made, table(tmp_path, ROWS))
    return made


def test_what_is_taken_out_on_the_first_day_counts_on_no_day(world: World) -> None:
    from majlis.adapters.records import evidence
    from majlis.adapters.records.evidence import ending

    assert ending.remove(world.records, CODE, "log") == 3
    for day in (date(2025, 3, 1), date(2025, 8, 2), None):
        assert evidence.observations(world.records, CODE, day) == ()
    assert ending.restore(world.records, CODE, "log") == 3
    assert len(evidence.observations(world.records, CODE, date(2025, 3, 1))) == 3


def test_what_came_back_can_be_taken_out_again(world: World) -> None:
    from majlis.adapters.records import evidence
    from majlis.adapters.records.evidence import ending

    later = on(world, "2025-09-01").records
    for _ in range(2):
        assert ending.remove(later, CODE, "log") == 3
        assert ending.restore(later, CODE, "log") == 3
    assert len(evidence.observations(later, CODE)) == 3


def test_a_source_named_again_begins_when_it_came(world: World, tmp_path: Path) -> None:
    from majlis.adapters.records import evidence
    from majlis.adapters.records.evidence import ending

    ending.remove(on(world, "2025-09-01").records, CODE, "log")
    again = on(world, "2025-10-01")
    added(again, table(tmp_path, ROWS[:1]))
    told = [len(evidence.observations(again.records, CODE, day)) for day in (date(2025, 9, 1), date(2025, 9, 15), None)]
    assert told == [3, 0, 1]
