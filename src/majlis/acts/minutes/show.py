"""Show how the minutes of a meeting stand, and what was written on each item."""

from majlis.acts.act import Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now
from majlis.acts.world import World


class ShowCommand(Command):
    """Of which meeting."""

    meeting: MeetingCode


@act("council.read")
def show(command: ShowCommand, world: World) -> MinutesResult:
    """Return the newest version; to who does not write for the Council, the newest that was proposed.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or it has none that who acts may see.
    """
    return minutes_now(world, command.meeting)
