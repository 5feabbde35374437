"""Cancel a meeting that has not begun."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.council_lines import MeetingCode, Said, meeting_said
from majlis.acts.texts import GivenLine
from majlis.acts.world import World


class CancelCommand(Command):
    """Which meeting, and why."""

    meeting: MeetingCode
    reason: GivenLine = Field(description="Why; members read it.", json_schema_extra=OPTION)


@act("council.write")
def cancel(command: CancelCommand, world: World) -> Said:
    """Cancel it. Its items go back to the forward plan.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it has begun, or was cancelled.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import meetings

    back = meetings.cancel(records, command.meeting, command.reason)
    rest = f" Back in the forward plan: {', '.join(back)}." if back else ""
    return meeting_said(records, command.meeting, f"{command.meeting} is cancelled.{rest}")
