"""Minutes are proposed once, when the meeting is over; from then on members read them."""

import pytest
from tests.councils import login_of
from tests.followups import held

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.minutes.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError


def test_members_read_what_was_proposed(world: World) -> None:
    made, _ = held(world)
    member = made.as_(login_of("operators-1"))
    draft(DraftCommand(meeting=made.meeting), world)
    with pytest.raises(ConflictError, match="is open"):
        propose(ProposeCommand(meeting=made.meeting), world)
    close(CloseCommand(meeting=made.meeting), world)
    with pytest.raises(NotFoundError, match="no minutes"):
        show(ShowCommand(meeting=made.meeting), member)
    propose(ProposeCommand(meeting=made.meeting), world)
    assert show(ShowCommand(meeting=made.meeting), member).state == "proposed"
    with pytest.raises(ConflictError, match="are proposed"):
        propose(ProposeCommand(meeting=made.meeting), world)
