"""The forward plan: meetings ahead by day, items without a meeting by when they are wanted."""

from datetime import date, timedelta

from tests.councils import council

from majlis.acts.council.plan import PlanCommand, plan
from majlis.acts.world import World


def test_by_day_and_by_when_they_are_wanted(world: World) -> None:
    made = council(world)
    records = world.records
    from majlis.adapters.records.council import agenda, meetings

    for days in (9, 3):
        begins = records.now() + timedelta(days=days)
        meetings.plan(records, made.body, meetings.New(f"In {days}", begins, begins + timedelta(hours=1)))
    for title, due in (("Never", None), ("Late", date(2026, 1, 1)), ("Soon", date(2025, 9, 1))):
        agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": title, "due": due}))
    found = plan(PlanCommand(nation="small"), world)
    assert [one.title for one in found.meetings] == ["In 3", "In 9"]
    assert [one.title for one in found.items] == ["Soon", "Late", "Never"]
    assert (found.marking, found.synthetic) == ("TLP:AMBER", True)
