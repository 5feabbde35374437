"""The cockpit asks few questions, however much there is."""

from datetime import timedelta

from tests.councils import council
from tests.followups import an_action

from majlis.acts.world import World


def test_more_actions_and_items_ask_no_more_questions(world: World) -> None:
    made = council(world)
    records = world.records
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from majlis.adapters.records.council import agenda, cockpit, meetings

    begins = records.now() + timedelta(days=3)
    meeting = meetings.plan(records, made.body, meetings.New("Next", begins, begins + timedelta(hours=1)))

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            cockpit.show(records, "small")
        return len(found)

    an_action(world)
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "x"}, meeting))
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "x"}))
    before = asked()
    for _ in range(5):
        an_action(world)
        agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "x"}, meeting))
        agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "x"}))
    assert asked() == before
    assert before < 60
