"""Numbers of meetings are given once, and none is left out, also when several plan at once."""

import threading

import pytest
from tests.councils import council

from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def command(**more: object) -> PlanCommand:
    return PlanCommand.model_validate({"body": "council", "begins": "2025-09-01T10:00", "title": "Autumn", **more})


def test_planned_on_the_nations_clock(recorded: World) -> None:
    council(recorded, opened=False)
    found = plan(command(place="Room 4"), recorded)
    assert "MTG-2025-0002 · 2025-09-01 10:00 · council · Autumn · Room 4 · planned · TLP:AMBER" in found.text()
    from majlis.adapters.records.council import meetings

    one = meetings.find(recorded.records, "mtg-2025-0002")
    assert (one.begins.isoformat(), (one.ends - one.begins).seconds) == ("2025-09-01T05:00:00+00:00", 7200)
    with pytest.raises(InputError, match="ends before it begins"):
        plan(command(ends="2025-09-01T09:00"), recorded)
    with pytest.raises(InputError, match="no day and hour"):
        plan(command(begins="tomorrow"), recorded)
    with pytest.raises(NotFoundError, match="no body 'concil'"):
        plan(command(body="concil"), recorded)


def test_no_number_is_left_out_when_many_plan_at_once(recorded: World) -> None:
    council(recorded, opened=False)
    faults: list[Exception] = []

    def some() -> None:
        from django.db import connection

        try:
            for _ in range(4):
                plan(command(), recorded)
        except Exception as error:  # noqa: BLE001 - told below
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=some) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert faults == []
    from majlis.adapters.records.models import Meeting

    assert sorted(Meeting.everything.values_list("number", flat=True)) == list(range(1, 18))
