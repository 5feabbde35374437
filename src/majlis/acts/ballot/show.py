"""Show a vote: who has voted, the count with its reasons, and what it led to."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.ballot_lines import BallotResult, ballot_of
from majlis.acts.motion_lines import MotionCode
from majlis.acts.world import World


class ShowCommand(Command):
    """Which vote on which motion."""

    motion: MotionCode
    number: int = Field(default=0, ge=0, le=1_000, description="Number of the vote; 0 for the newest.")


@act("council.read")
def show(command: ShowCommand, world: World) -> BallotResult:
    """Show it. What the others voted is shown after the count only.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    """
    return ballot_of(world, command.motion, command.number)
