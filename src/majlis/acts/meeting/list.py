"""List meetings, the latest first."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.council_lines import MeetingLine, meeting_line, told_meeting
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Of which body or nation."""

    body: str = Field(default="", max_length=64, description="Only of this body.", json_schema_extra=ARGUMENT)
    nation: str = Field(default="", max_length=210, description="Only of bodies of this nation.")
    state: Literal["", "ahead", "open", "closed", "cancelled"] = Field(
        default="", description="Only those: ahead means planned or noticed."
    )
    most: int = Field(default=200, ge=1, le=1000, description="At most so many.")


class ListResult(Result):
    """Meetings that you may see."""

    meetings: tuple[MeetingLine, ...]
    marking: str = Field(description="The strictest of what is listed; empty for nothing.")
    synthetic: bool = Field(description="Whether one is of a synthetic nation.")

    def text(self) -> str:
        """Return a line for each."""
        text = "\n".join(map(told_meeting, self.meetings))
        return banded(text or "None that you may see. Plan one: majlis meeting plan BODY", synthetic=self.synthetic)


@act("council.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the meetings.

    Raises
    ------
    NotFoundError
        If there is no such body or nation.
    """
    records = world.records
    from majlis.adapters.records.council import gatherings, meetings

    states = gatherings.AHEAD if command.state == "ahead" else tuple(filter(None, [command.state]))
    found = meetings.listed(records, nation=command.nation, body=command.body, states=states, most=command.most)
    return ListResult(
        meetings=tuple(map(meeting_line, found)),
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=any(one.synthetic for one in found),
    )
