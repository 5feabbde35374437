from dataclasses import replace

import pytest
from tests.councils import Council, login_of
from tests.motions import clerk, moved, opened

from majlis.acts.ballot.confirm import ConfirmCommand, confirm
from majlis.acts.ballot.count import CountCommand, count
from majlis.acts.ballot.record import RecordCommand, record
from majlis.kernel.errors import ConflictError, PermissionDeniedError


def test_only_the_chair_and_never_who_recorded_it(made: Council) -> None:
    motion = moved(made)
    opened(made, motion, "hands")
    with pytest.raises(ConflictError, match="nothing that the clerk recorded waits"):
        confirm(ConfirmCommand(motion=motion), made.as_(login_of("chair")))
    record(RecordCommand(motion=motion, yes=5), clerk(made))
    chair = made.as_(login_of("chair"))
    both = replace(chair, actor=replace(chair.actor, permissions=chair.actor.permissions | {"council.write"}))
    count(CountCommand(motion=motion), both)
    for wrong in (login_of("operators-1"), login_of("regulators-1")):
        with pytest.raises(PermissionDeniedError, match="does not chair"):
            confirm(ConfirmCommand(motion=motion), made.as_(wrong))
    with pytest.raises(PermissionDeniedError, match="who recorded a vote does not confirm it"):
        confirm(ConfirmCommand(motion=motion), chair)
