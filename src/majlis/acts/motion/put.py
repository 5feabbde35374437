"""Put a motion: from now on its text and its rule stand."""

from majlis.acts.act import Command, act
from majlis.acts.motion_lines import MotionCode, MotionResult, stands
from majlis.acts.world import World


class PutCommand(Command):
    """Which motion."""

    motion: MotionCode


@act("council.write")
def put(command: PutCommand, world: World) -> MotionResult:
    """Put it: the rule is written down as it is now.

    Raises
    ------
    NotFoundError
        If there is no such motion.
    ConflictError
        If it was put already, rests on synthetic evidence before a real body, or is an amendment that falls.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    moving.put(records, command.motion)
    return stands(world, command.motion)
