import pytest
from tests.councils import council, login_of

from majlis.acts.body.seat import SeatCommand, seat
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError


def test_added_at_the_end(recorded: World) -> None:
    place = council(recorded)
    command = SeatCommand(body="council", seat="media-1", title="Media", constituency="media", no_vote=True)
    assert "media-1 is added" in seat(command, recorded).text()
    from majlis.adapters.records.council.standing import holders

    last = holders(recorded.records, "council")[-1]
    assert (last.seat, last.vacant, last.seat_votes, last.votes) == ("media-1", True, False, False)
    with pytest.raises(ConflictError, match="has, or had, a seat media-1"):
        seat(command, recorded)
    with pytest.raises(ConflictError, match="chair chairs council"):
        seat(SeatCommand(body="council", seat="second", title="Another chair", chair=True), recorded)
    with pytest.raises(InputError, match="no code of a seat"):
        seat(SeatCommand(body="council", seat="Seat One", title="One"), recorded)
    with pytest.raises(PermissionDeniedError, match=r"council\.write"):
        seat(SeatCommand(body="council", seat="own", title="Own"), place.as_(login_of("chair")))
