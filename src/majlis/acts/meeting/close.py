"""Close a meeting."""

from majlis.acts.act import Command, act
from majlis.acts.council_lines import MeetingCode, Said, meeting_said
from majlis.acts.world import World


class CloseCommand(Command):
    """Which meeting."""

    meeting: MeetingCode


@act("council.write")
def close(command: CloseCommand, world: World) -> Said:
    """Close it. What was not settled goes back to the forward plan.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it is not open, or a vote is.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import meetings

    back = meetings.close(records, command.meeting)
    rest = f" Back in the forward plan: {', '.join(back)}." if back else ""
    return meeting_said(records, command.meeting, f"{command.meeting} is closed.{rest}")
