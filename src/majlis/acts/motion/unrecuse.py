"""Take a recusal back, before the vote."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.motion.recuse import own_or_any
from majlis.acts.motion_lines import MotionCode, MotionResult, SeatCode, stands
from majlis.acts.world import World


class UnrecuseCommand(Command):
    """Whose recusal."""

    motion: MotionCode
    seat: SeatCode = Field(default="", description="Code of the seat. Default: your own.")


@act("council.read")
def unrecuse(command: UnrecuseCommand, world: World) -> MotionResult:
    """Take it back.

    Raises
    ------
    NotFoundError
        If there is no such motion or recusal.
    ConflictError
        If the motion is decided, or is being voted on.
    PermissionDeniedError
        If it is another one's seat, and who acts does not keep the Council's records.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    moving.unrecuse(records, command.motion, own_or_any(world, command.motion, command.seat))
    return stands(world, command.motion)
