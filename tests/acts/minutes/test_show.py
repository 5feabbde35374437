"""How minutes stand, and what was written on each item."""

from tests.followups import held

from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.edit import EditCommand, edit
from majlis.acts.minutes.show import ShowCommand, show
from majlis.acts.world import World


def test_notes_are_told_by_item(world: World) -> None:
    made, _ = held(world)
    draft(DraftCommand(meeting=made.meeting), world)
    edit(EditCommand(meeting=made.meeting, note="All were welcome"), world)
    edit(EditCommand(meeting=made.meeting, item=made.item, note="Doubts"), world)
    text = show(ShowCommand(meeting=made.meeting), world).text()
    assert "The meeting: All were welcome" in text
    assert f"{made.item}: Doubts" in text
    assert "version 1 · draft" in text
