import pytest
from tests.councils import Council
from tests.motions import carried, drafted, moved, opened

from majlis.acts.motion.amend import AmendCommand, amend
from majlis.acts.motion.show import ShowCommand, show
from majlis.acts.motion.withdraw import WithdrawCommand, withdraw
from majlis.kernel.errors import ConflictError


def test_amendments_fall_with_their_motion(made: Council) -> None:
    motion = moved(made)
    amendment = amend(AmendCommand(motion=motion, title="Other", text="Other."), made.world).motion.code
    assert withdraw(WithdrawCommand(motion=motion), made.world).motion.state == "withdrawn"
    assert show(ShowCommand(motion=amendment), made.world).stands.motion.state == "withdrawn"
    with pytest.raises(ConflictError, match="it was withdrawn"):
        withdraw(WithdrawCommand(motion=motion), made.world)


def test_not_while_it_is_voted_on_and_not_once_decided(one: Council) -> None:
    motion = moved(one)
    opened(one, motion)
    with pytest.raises(ConflictError, match="is being voted on"):
        withdraw(WithdrawCommand(motion=motion), one.world)
    draft = drafted(one)
    withdraw(WithdrawCommand(motion=draft), one.world)


def test_what_is_decided_stands(one: Council) -> None:
    from majlis.acts.decision.show import ShowCommand as Decided
    from majlis.acts.decision.show import show as decided

    motion = decided(Decided(decision=carried(one)), one.world).motion
    with pytest.raises(ConflictError, match="it is decided"):
        withdraw(WithdrawCommand(motion=motion), one.world)
