import pytest
from tests.councils import council

from majlis.acts.meeting.move import MoveCommand, move
from majlis.acts.meeting.notify import NotifyCommand, notify
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_moved_after_notice_needs_notice_anew(recorded: World) -> None:
    place = council(recorded, opened=False)
    assert "anew" not in move(MoveCommand(meeting=place.meeting, title="Another title"), recorded).text()
    notify(NotifyCommand(meeting=place.meeting, short_notice="an attack"), recorded)
    found = move(MoveCommand(meeting=place.meeting, begins="2025-09-01T10:00"), recorded)
    assert f"Give notice anew: majlis meeting notify {place.meeting}" in found.text()
    from majlis.adapters.records.council import events, meetings

    one = meetings.find(recorded.records, place.meeting)
    assert (one.state, one.noticed, one.short_notice, one.revision) == ("planned", None, "", 3)
    assert (one.ends - one.begins).seconds == 7200, "it lasts as long as before"
    assert [it.kind for it in events.listed(recorded.records, place.meeting)] == [
        "item-added",
        "moved",
        "noticed",
        "moved",
    ]
    with pytest.raises(ConflictError, match="nothing changes"):
        move(MoveCommand(meeting=place.meeting), recorded)
    with pytest.raises(InputError, match="ends before it begins"):
        move(MoveCommand(meeting=place.meeting, ends="2025-09-01T09:00"), recorded)


def test_what_has_begun_stays(recorded: World) -> None:
    place = council(recorded)
    with pytest.raises(ConflictError, match="is open"):
        move(MoveCommand(meeting=place.meeting, place="Elsewhere"), recorded)
