"""Confirm, as the chair, what the clerk recorded."""

from majlis.acts.act import Command, act
from majlis.acts.ballot_lines import BallotResult, after
from majlis.acts.motion_lines import MotionCode
from majlis.acts.world import World


class ConfirmCommand(Command):
    """On which motion."""

    motion: MotionCode


@act("council.vote")
def confirm(command: ConfirmCommand, world: World) -> BallotResult:
    """Confirm it. Only then is it decided, and enters the register.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    ConflictError
        If nothing waits for the chair.
    PermissionDeniedError
        If who acts does not chair, or recorded it.
    """
    records = world.records
    from majlis.adapters.records.council import counting

    return after(world, counting.confirm(records, command.motion, alone=world.actor.at_the_machine))
