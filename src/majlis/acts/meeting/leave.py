"""Record that a member leaves the room of a meeting."""

from majlis.acts.act import Command, act
from majlis.acts.council_lines import MeetingCode, SeatCode
from majlis.acts.meeting.come import RoomResult, room_now
from majlis.acts.world import World


class LeaveCommand(Command):
    """Which meeting, and who."""

    meeting: MeetingCode
    seat: SeatCode


@act("council.write")
def leave(command: LeaveCommand, world: World) -> RoomResult:
    """Write it down.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If the seat is not there, or the meeting is over.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import attendance

    attendance.leave(records, command.meeting, command.seat)
    return room_now(world, command.meeting, f"{command.seat} left.")
