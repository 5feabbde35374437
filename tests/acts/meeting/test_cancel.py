import pytest
from tests.councils import council

from majlis.acts.meeting.cancel import CancelCommand, cancel
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_cancelled_and_its_items_go_back(recorded: World) -> None:
    place = council(recorded, opened=False)
    found = cancel(CancelCommand(meeting=place.meeting, reason="no quorum expected"), recorded)
    assert "Back in the forward plan: ITM-2025-0001." in found.text()
    from majlis.adapters.records.council import agenda, events, meetings

    one = meetings.find(recorded.records, place.meeting)
    assert (one.state, one.revision) == ("cancelled", 2)
    assert [it.code for it in agenda.forward(recorded.records, "council")] == [place.item]
    assert events.listed(recorded.records, place.meeting)[-1].facts == {"reason": "no quorum expected"}
    with pytest.raises(ConflictError, match="is cancelled"):
        cancel(CancelCommand(meeting=place.meeting, reason="again"), recorded)


def test_what_has_begun_is_closed_not_cancelled(recorded: World) -> None:
    place = council(recorded)
    with pytest.raises(ConflictError, match="is open"):
        cancel(CancelCommand(meeting=place.meeting, reason="late"), recorded)
