"""An action is opened again, and its escalation goes on from its own day."""

import pytest
from tests.followups import an_action

from majlis.acts.action.drop import DropCommand, drop
from majlis.acts.action.reopen import ReopenCommand, reopen
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_what_was_dropped_comes_back(small_council: World) -> None:
    code = an_action(small_council)
    with pytest.raises(ConflictError, match="is open"):
        reopen(ReopenCommand(code=code, reason="x"), small_council)
    drop(DropCommand(code=code, reason="Not wanted"), small_council)
    again = reopen(ReopenCommand(code=code, reason="Wanted after all"), small_council)
    assert (again.action.state, again.steps[-1].text) == ("open", "Wanted after all")
