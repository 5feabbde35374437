import pytest
from tests.councils import council

from majlis.acts.agenda.move import MoveCommand, move
from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_moved_between_meetings_and_the_plan(recorded: World) -> None:
    place = council(recorded)
    assert "is in the forward plan" in move(MoveCommand(item=place.item), recorded).text()
    with pytest.raises(ConflictError, match="is there already"):
        move(MoveCommand(item=place.item), recorded)
    later = plan(PlanCommand(body="council", begins="2025-09-01T10:00", title="Later"), recorded).code
    assert f"on the agenda of {later}" in move(MoveCommand(item=place.item, meeting=later), recorded).text()
    from majlis.adapters.records.council import events

    assert events.listed(recorded.records, place.meeting)[-1].kind == "item-removed"
    assert events.listed(recorded.records, later)[-1].kind == "item-added"
