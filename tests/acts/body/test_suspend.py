import pytest
from tests.councils import VACANT, council, login_of

from majlis.acts.body.suspend import SuspendCommand, suspend
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_suspended_and_restored(recorded: World) -> None:
    place = council(recorded)
    from majlis.adapters.records.council.rooms import room_of
    from majlis.adapters.records.council.standing import standing

    suspend(SuspendCommand(body="council", seat="operators-1"), recorded)
    assert "operators-1" not in room_of(recorded.records, place.meeting).codes
    found = standing(place.as_(login_of("operators-1")).records, "council")
    assert found is not None
    assert not found.votes
    with pytest.raises(ConflictError, match="may not vote already"):
        suspend(SuspendCommand(body="council", seat="operators-1"), recorded)
    assert (
        "may vote again" in suspend(SuspendCommand(body="council", seat="operators-1", restore=True), recorded).text()
    )
    assert "operators-1" in room_of(recorded.records, place.meeting).codes
    with pytest.raises(NotFoundError, match="nobody holds academia-3"):
        suspend(SuspendCommand(body="council", seat=VACANT), recorded)
