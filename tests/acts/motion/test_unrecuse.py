import pytest
from tests.councils import Council
from tests.motions import moved, opened, says

from majlis.acts.motion.recuse import RecuseCommand, recuse
from majlis.acts.motion.unrecuse import UnrecuseCommand, unrecuse
from majlis.kernel.errors import ConflictError, NotFoundError


def test_before_the_vote_it_is_taken_back(made: Council) -> None:
    motion = moved(made)
    member = made.as_("m-operators-1")
    recuse(RecuseCommand(motion=motion, reason="It is my firm."), member)
    unrecuse(UnrecuseCommand(motion=motion), member)
    with pytest.raises(NotFoundError, match="is not recused"):
        unrecuse(UnrecuseCommand(motion=motion), member)
    opened(made, motion)
    assert says(made, motion, {"operators-1": "yes"})
    recuse(RecuseCommand(motion=motion, reason="After all."), member)
    with pytest.raises(ConflictError, match="is being voted on"):
        unrecuse(UnrecuseCommand(motion=motion), member)
