import pytest
from tests.councils import Council
from tests.motions import clerk, counted, moved, opened, says

from majlis.acts.ballot.vote import VoteCommand, vote
from majlis.acts.motion.recuse import RecuseCommand, recuse
from majlis.acts.motion.show import ShowCommand, show
from majlis.kernel.errors import ConflictError, NotFoundError, PermissionDeniedError


def test_members_say_it_for_themselves_and_no_longer_vote(made: Council) -> None:
    motion = moved(made)
    opened(made, motion)
    says(made, motion, {"operators-1": "no", "operators-2": "yes", "regulators-1": "yes"})
    recuse(RecuseCommand(motion=motion, reason="It is my firm."), made.as_("m-operators-1"))
    with pytest.raises(PermissionDeniedError, match="takes no part"):
        vote(VoteCommand(motion=motion, vote="no"), made.as_("m-operators-1"))
    found = counted(made, motion)
    assert found.trace == "quorum 6 of 8, needed 5; 1 recused; base valid 2; yes 2 > 1/2 of 2 = 1: carried"
    assert [one.seat for one in found.votes] == ["operators-2", "regulators-1"]
    shown = show(ShowCommand(motion=motion), made.world)
    assert [(one.seat, one.reason) for one in shown.recusals] == [("operators-1", "It is my firm.")]


def test_the_clerk_writes_it_down_for_others(one: Council) -> None:
    motion = moved(one)
    recuse(RecuseCommand(motion=motion, seat="operators-2", reason="Supplier."), clerk(one))
    with pytest.raises(ConflictError, match="recused already"):
        recuse(RecuseCommand(motion=motion, seat="operators-2", reason="Supplier."), clerk(one))
    with pytest.raises(NotFoundError, match="no seat"):
        recuse(RecuseCommand(motion=motion, seat="throne", reason="Supplier."), clerk(one))
    with pytest.raises(PermissionDeniedError, match="does not hold that seat"):
        recuse(RecuseCommand(motion=motion, seat="operators-3", reason="No."), one.as_("m-operators-1"))
    with pytest.raises(PermissionDeniedError, match="holds no seat"):
        recuse(RecuseCommand(motion=motion, reason="No."), one.world)


def test_who_voted_in_secret_is_not_recused_any_more(one: Council) -> None:
    motion = moved(one)
    opened(one, motion, "secret")
    says(one, motion, {"operators-1": "yes"})
    with pytest.raises(ConflictError, match="has voted in secret already"):
        recuse(RecuseCommand(motion=motion, seat="operators-1", reason="Late."), one.world)
