import pytest
from tests.councils import council, login_of
from tests.motions import counted, moved, opened, says

from majlis.acts.ballot.casting import CastingCommand, casting
from majlis.acts.world import World
from majlis.council import Rule, Ties
from majlis.kernel.errors import ConflictError, PermissionDeniedError


def test_the_chair_decides_a_tie(recorded: World) -> None:
    made = council(recorded, Rule("chairs", ties=Ties.CHAIR))
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"operators-1": "yes", "operators-2": "no"})
    found = counted(made, motion)
    assert (found.state, found.decision) == ("casting", "")
    assert "Next: the chair gives the casting vote" in found.text()
    with pytest.raises(PermissionDeniedError, match="does not chair"):
        casting(CastingCommand(motion=motion, vote="yes"), made.as_(login_of("operators-1")))
    done = casting(CastingCommand(motion=motion, vote="yes"), made.as_(login_of("chair")))
    assert done.trace.endswith("tied, casting vote yes: carried")
    assert done.decision
    with pytest.raises(ConflictError, match="only a tie waits"):
        casting(CastingCommand(motion=motion, vote="no"), made.as_(login_of("chair")))
