"""Begin the minutes of a meeting: they are written from what happened in it."""

from majlis.acts.act import Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now
from majlis.acts.world import World


class DraftCommand(Command):
    """Of which meeting."""

    meeting: MeetingCode


@act("council.write")
def draft(command: DraftCommand, world: World) -> MinutesResult:
    """Begin them. What happens in the meeting later on is in them too, until they are proposed.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it was not opened, or there are minutes already.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    records = world.records
    from majlis.adapters.records.council import minutes

    minutes.draft(records, command.meeting)
    return minutes_now(world, command.meeting, "Begun.")
