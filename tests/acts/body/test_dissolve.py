import pytest
from tests.councils import council

from majlis.acts.body.dissolve import DissolveCommand, dissolve
from majlis.acts.body.seat import SeatCommand, seat
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_it_meets_no_more(recorded: World) -> None:
    place = council(recorded)
    with pytest.raises(ConflictError, match="is open"):
        dissolve(DissolveCommand(body="council"), recorded)
    close(CloseCommand(meeting=place.meeting), recorded)
    assert "is dissolved" in dissolve(DissolveCommand(body="council"), recorded).text()
    with pytest.raises(ConflictError, match="is dissolved"):
        dissolve(DissolveCommand(body="council"), recorded)
    with pytest.raises(ConflictError, match="is dissolved"):
        seat(SeatCommand(body="council", seat="media-1", title="Media"), recorded)
    from majlis.adapters.records.models import Membership

    assert not Membership.everything.filter(until=None).exists()
