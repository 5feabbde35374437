"""Give the chair's casting vote where a tie waits for it."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.ballot_lines import BallotResult, after
from majlis.acts.motion_lines import MotionCode
from majlis.acts.world import World
from majlis.council import Vote


class CastingCommand(Command):
    """On which motion, and what the chair says."""

    motion: MotionCode
    vote: Literal["yes", "no"] = Field(description="yes or no.")


@act("council.vote")
def casting(command: CastingCommand, world: World) -> BallotResult:
    """Give it. It decides.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    ConflictError
        If nothing waits for it.
    PermissionDeniedError
        If who acts does not chair.
    """
    records = world.records
    from majlis.adapters.records.council import counting

    return after(world, counting.casting(records, command.motion, Vote(command.vote)))
