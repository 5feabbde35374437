"""Open a meeting: who is there is written down, and whether that is a quorum."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import MeetingCode, MeetingLine, meeting_line
from majlis.acts.options import parts
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class OpenCommand(Command):
    """Which meeting, and who is there."""

    meeting: MeetingCode
    present: tuple[str, ...] = Field(
        default=(), description="Codes of seats whose members are there, besides those recorded before."
    )
    chair: str = Field(default="", max_length=64, description="Seat that chairs. Default: the body's chair.")
    short_notice: Line = Field(default="", description="Why notice was shorter than the rule says, where it was.")


class OpenResult(Result):
    """How it was opened."""

    meeting: MeetingLine
    seats: int = Field(description="Seats of the body, vacant ones too.")
    entitled: tuple[str, ...] = Field(description="Seats whose members may vote.")
    present: tuple[str, ...]
    quorum: str = Field(description="The quorum in the words of the rule.")
    quorate: bool
    synthetic: bool

    def text(self) -> str:
        """Return who is there, and whether that is a quorum."""
        lines = [
            f"{self.meeting.code} is open: {len(self.present)} of {self.seats} seats are there.",
            f"{self.quorum}: {'enough are there' if self.quorate else 'TOO FEW ARE THERE, nothing can be decided'}.",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.write")
def open_(command: OpenCommand, world: World) -> OpenResult:
    """Open it. What is written down at the opening is never changed; who comes later is recorded as coming.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If it is open or over, its day has not come, a seat is vacant, or notice was short and nobody says why.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import meetings

    opening = meetings.Opening(parts(command.present), command.chair, command.short_notice)
    quorate = meetings.open_(records, command.meeting, opening)
    one = meetings.find(records, command.meeting)
    return OpenResult(
        meeting=meeting_line(one),
        seats=one.opening["seats"],
        entitled=tuple(one.opening["entitled"]),
        present=tuple(one.opening["present"]),
        quorum=quorate.told,
        quorate=quorate.met,
        synthetic=one.synthetic,
    )
