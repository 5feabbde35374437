import pytest
from tests.councils import Council
from tests.motions import SIX, counted, moved, opened, says

from majlis.acts.ballot.void import VoidCommand, void
from majlis.kernel.errors import ConflictError


def test_a_void_vote_is_repeated_and_its_papers_are_destroyed(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "secret")
    says(made, motion, {"chair": "yes"})
    found = void(VoidCommand(motion=motion, reason="A line was down."), made.world)
    assert (found.state, found.trace) == ("void", "void: A line was down.")
    from majlis.adapters.records.models import BallotPaper, BallotTurn

    assert not BallotPaper.everything.exists()
    assert not BallotTurn.everything.exists()
    assert opened(made, motion).number == 2
    says(made, motion, dict.fromkeys(SIX, "yes"))
    assert counted(made, motion).decision
    with pytest.raises(ConflictError, match="changed by another decision only"):
        void(VoidCommand(motion=motion, reason="Late."), made.world)
