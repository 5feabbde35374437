"""Say that a vote does not count, before it decided anything."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.ballot_lines import BallotResult, ballot_result
from majlis.acts.motion_lines import MotionCode
from majlis.acts.texts import GivenLine
from majlis.acts.world import World


class VoidCommand(Command):
    """Which vote, and why."""

    motion: MotionCode
    reason: GivenLine = Field(description="Why it does not count.", json_schema_extra=OPTION)


@act("council.write")
def void(command: VoidCommand, world: World) -> BallotResult:
    """Say so; the motion may be voted on again. Papers of a secret ballot are destroyed.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    ConflictError
        If it decided something, or is void already.
    """
    records = world.records
    from majlis.adapters.records.council import counting

    return ballot_result(world, counting.void(records, command.motion, command.reason))
