"""Approve minutes in a later meeting: the PDF is kept, and its hash enters the register."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now, read_given
from majlis.acts.registering import seal_head
from majlis.acts.world import World


class ApproveCommand(Command):
    """Minutes of which meeting, approved in which one, and the file."""

    meeting: MeetingCode
    later: str = Field(max_length=40, description="Code of the meeting that approved them.", json_schema_extra=OPTION)
    file: Path = Field(description="The PDF as it was approved, signed or not.", json_schema_extra=OPTION)


@act("council.write")
def approve(command: ApproveCommand, world: World) -> MinutesResult:
    """Keep the file and enter its hash; where not everybody may read the minutes, a commitment to it.

    Raises
    ------
    NotFoundError
        If there are none, or no such later meeting or file.
    ConflictError
        If they were not proposed, or the other meeting is not a later one of the body that was opened.
    InputError
        If the file is no PDF.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    file = read_given(command.file)
    records = world.records
    from majlis.adapters.records.council import minutes

    minutes.approve(records, command.meeting, command.later, file)
    unsigned = seal_head(world, minutes.find(records, command.meeting).nation)
    return minutes_now(world, command.meeting, "Approved.", unsigned)
