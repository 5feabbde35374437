"""Object to a motion that silence or consensus would carry."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.ballot_lines import BallotResult, ballot_of
from majlis.acts.motion_lines import MotionCode
from majlis.acts.texts import GivenLine
from majlis.acts.world import World


class ObjectCommand(Command):
    """To what you object, and why."""

    motion: MotionCode
    reason: GivenLine = Field(description="Why, for the agenda to which it returns.", json_schema_extra=OPTION)


@act("council.vote")
def object_(command: ObjectCommand, world: World) -> BallotResult:
    """Object for the own seat. One objection returns the motion to the agenda.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    ConflictError
        If it takes no objections.
    PermissionDeniedError
        If who acts has no vote, or takes no part.
    """
    records = world.records
    from majlis.adapters.records.council import voting

    voting.object_(records, command.motion, command.reason)
    return ballot_of(world, command.motion)
