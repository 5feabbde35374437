"""Give notice of a meeting: the text and the calendar entry that members get."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import MeetingCode, MeetingLine, meeting_line
from majlis.acts.council_notices import calendar_of, notice_of
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class NotifyCommand(Command):
    """Of which meeting."""

    meeting: MeetingCode
    short_notice: Line = Field(default="", description="Why notice is shorter than the rule says, where it is.")


class NotifyResult(Result):
    """The notice."""

    meeting: MeetingLine
    days: int = Field(description="Days between the notice and the meeting.")
    wanted: int = Field(description="Days that the rule asks for.")
    persons: tuple[str, ...] = Field(description="Logins of members and assistants, who are to get it.")
    notice: str = Field(description="The notice as plain text.")
    calendar: str = Field(description="The same as an iCalendar entry.")
    synthetic: bool

    def text(self) -> str:
        """Return the notice, and whom it is for."""
        head = (
            f"Notice is given {self.days} days before; the rule asks for {self.wanted}. For: {', '.join(self.persons)}"
        )
        return banded(f"{head}\n\n{self.notice}", synthetic=self.synthetic)


@act("council.write")
def notify(command: NotifyCommand, world: World) -> NotifyResult:
    """Write down that notice is given, and return what members get.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it has begun, or notice is short and nobody says why.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import meetings, standing
    from majlis.adapters.records.council.gatherings import meeting_row

    days = meetings.notify(records, command.meeting, command.short_notice)
    row = meeting_row(records, command.meeting)
    one = meetings.find(records, row.code)
    there = standing.holders(records, one.body)
    persons = [name for seat in there for name in (seat.person, *(helper.person for helper in seat.assistants)) if name]
    return NotifyResult(
        meeting=meeting_line(one),
        days=days,
        wanted=meetings.days_wanted(records, row.body),
        persons=tuple(dict.fromkeys(persons)),
        notice=notice_of(records, one.code),
        calendar=calendar_of(records, [one]).decode(),
        synthetic=one.synthetic,
    )
