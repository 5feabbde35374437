"""What was said is written item by item; minutes that were proposed become another version."""

import pytest
from tests.followups import held

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.edit import EditCommand, edit
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_a_change_after_the_proposal_is_another_version(world: World) -> None:
    made, _ = held(world)
    draft(DraftCommand(meeting=made.meeting), world)
    assert edit(EditCommand(meeting=made.meeting, item=made.item, note="First"), world).version == 1
    assert edit(EditCommand(meeting=made.meeting, item=made.item, note="Second"), world).notes == {made.item: "Second"}
    close(CloseCommand(meeting=made.meeting), world)
    propose(ProposeCommand(meeting=made.meeting), world)
    assert edit(EditCommand(meeting=made.meeting, note="All"), world).version == 2
    with pytest.raises(NotFoundError):
        edit(EditCommand(meeting=made.meeting, item="ITM-2025-0099", note="x"), world)
