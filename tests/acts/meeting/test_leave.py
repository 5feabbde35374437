import pytest
from tests.councils import council

from majlis.acts.meeting.come import ComeCommand, come
from majlis.acts.meeting.leave import LeaveCommand, leave
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_who_leaves_and_comes_back_has_two_rows(recorded: World) -> None:
    place = council(recorded)
    for seat in ("operators-1", "operators-2", "operators-3"):
        found = leave(LeaveCommand(meeting=place.meeting, seat=seat), recorded)
    assert "4 are there; quorum 4 of 8, needed 5: TOO FEW." in found.text()
    with pytest.raises(ConflictError, match="is not in the room"):
        leave(LeaveCommand(meeting=place.meeting, seat="operators-1"), recorded)
    come(ComeCommand(meeting=place.meeting, seat="operators-1"), recorded)
    from majlis.adapters.records.council import attendance

    rows = [one.left is None for one in attendance.there(recorded.records, place.meeting) if one.seat == "operators-1"]
    assert rows == [False, True]
