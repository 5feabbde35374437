"""Close a vote and count it by its rule."""

from majlis.acts.act import Command, act
from majlis.acts.ballot_lines import BallotResult, after
from majlis.acts.motion_lines import MotionCode
from majlis.acts.world import World


class CountCommand(Command):
    """On which motion."""

    motion: MotionCode


@act("council.write")
def count(command: CountCommand, world: World) -> BallotResult:
    """Count it, with the reasons. What is carried becomes a decision and enters the register.

    What the clerk recorded the chair confirms first.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    ConflictError
        If it is closed, or its time is not over.
    InputError
        If what was recorded does not fit who is there.
    """
    records = world.records
    from majlis.adapters.records.council import counting

    return after(world, counting.count(records, command.motion))
