"""Approve minutes in a later meeting: the PDF is kept, and its hash enters the register."""

from dataclasses import replace
from pathlib import Path

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.minutes_lines import MeetingCode, MinutesResult, minutes_now, read_given
from majlis.acts.registering import seal_head
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class ApproveCommand(Command):
    """Minutes of which meeting, approved in which one, and the file."""

    meeting: MeetingCode
    later: str = Field(max_length=40, description="Code of the meeting that approved them.", json_schema_extra=OPTION)
    file: Path = Field(description="The PDF as it was approved, signed or not.", json_schema_extra=OPTION)


def _demand_not_ours(world: World, meeting: str, data: bytes) -> None:
    """See that a file is not what the system writes: that page says that it is not approved."""
    records = world.records
    from majlis.adapters.records.council import minutes, recounting
    from majlis.briefing.minutes import write
    from majlis.briefing.paper import paper_pdf

    material = recounting.material(records, minutes.minutes_row(records, meeting))
    if any(paper_pdf(write(replace(material, state=state)).paper) == data for state in ("draft", "proposed")):
        raise InputError(
            "this is the draft that the system wrote",
            where="option --file",
            why="its first page says that it is not approved",
            mend="choose the text that the meeting approved: signed, or with its approval written on it",
            code="minutes.our-draft",
        )


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
        If the file is no PDF, a paper of the body, or what the system wrote: a draft, as it says itself.
    PermissionDeniedError
        If who acts does not act for the body's owner.
    """
    file = read_given(command.file)
    records = world.records
    from majlis.adapters.records.council import minutes

    _demand_not_ours(world, command.meeting, file[1])
    minutes.approve(records, command.meeting, command.later, file)
    unsigned = seal_head(world, minutes.find(records, command.meeting).nation)
    return minutes_now(world, command.meeting, "Approved.", unsigned)
