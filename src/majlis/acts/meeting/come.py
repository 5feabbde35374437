"""Record that a member comes into the room of a meeting."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import MeetingCode, SeatCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ComeCommand(Command):
    """Into which meeting, and who."""

    meeting: MeetingCode
    seat: SeatCode
    remote: bool = Field(default=False, description="The member takes part from elsewhere.")


class RoomResult(Result):
    """Who is there now."""

    meeting: str
    said: str
    present: tuple[str, ...] = Field(description="Seats that are there.")
    proxies: dict[str, str] = Field(description="Seat that is away, to the seat that votes for it.")
    quorum: str = Field(description="The quorum now, in the words of the rule.")
    quorate: bool
    synthetic: bool

    def text(self) -> str:
        """Return what happened, and how many are there."""
        lines = [self.said, f"{len(self.present)} are there; {self.quorum}{'' if self.quorate else ': TOO FEW'}."]
        return banded("\n".join(lines), synthetic=self.synthetic)


def room_now(world: World, code: str, said: str) -> RoomResult:
    """Return who is in a meeting now."""
    records = world.records
    from majlis.adapters.records.council import attendance, meetings

    one = meetings.find(records, code)
    quorate = meetings.quorum_now(records, code)
    return RoomResult(
        meeting=one.code,
        said=said,
        present=tuple(there.seat for there in attendance.there(records, code) if there.left is None),
        proxies=attendance.proxies(records, code),
        quorum=quorate.told,
        quorate=quorate.met,
        synthetic=one.synthetic,
    )


@act("council.write")
def come(command: ComeCommand, world: World) -> RoomResult:
    """Write it down. A proxy that the member gave ends with it.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If the seat is vacant or there already, or the meeting is over.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import attendance

    attendance.come(records, command.meeting, command.seat, remote=command.remote)
    return room_now(world, command.meeting, f"{command.seat} came.")
