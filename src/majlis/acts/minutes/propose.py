"""Propose minutes: members read them, a later meeting approves them."""

from majlis.acts.act import Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now
from majlis.acts.world import World


class ProposeCommand(Command):
    """Of which meeting."""

    meeting: MeetingCode


@act("council.write")
def propose(command: ProposeCommand, world: World) -> MinutesResult:
    """Propose them. The meeting must be over, so that nothing changes them any more.

    Raises
    ------
    NotFoundError
        If there are none.
    ConflictError
        If they were proposed already, or the meeting goes on.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    records = world.records
    from majlis.adapters.records.council import minutes

    minutes.propose(records, command.meeting)
    return minutes_now(world, command.meeting, "Proposed.")
