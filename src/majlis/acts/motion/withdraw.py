"""Withdraw a motion that is not decided."""

from majlis.acts.act import Command, act
from majlis.acts.motion_lines import MotionCode, MotionResult, stands
from majlis.acts.world import World


class WithdrawCommand(Command):
    """Which motion."""

    motion: MotionCode


@act("council.write")
def withdraw(command: WithdrawCommand, world: World) -> MotionResult:
    """Withdraw it; amendments of it fall with it.

    Raises
    ------
    NotFoundError
        If there is no such motion.
    ConflictError
        If it is decided, or is being voted on.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    moving.withdraw(records, command.motion)
    return stands(world, command.motion)
