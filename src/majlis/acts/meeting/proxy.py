"""Record that a member who is away is voted for by another one, or takes that back."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.council_lines import MeetingCode
from majlis.acts.meeting.come import RoomResult, room_now
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class ProxyCommand(Command):
    """In which meeting, for whom, and who votes."""

    meeting: MeetingCode
    away: str = Field(max_length=64, description="Seat that is away.")
    holder: str = Field(default="", max_length=64, description="Seat that votes for it.", json_schema_extra=ARGUMENT)
    back: bool = Field(default=False, description="Take it back.")


@act("council.write")
def proxy(command: ProxyCommand, world: World) -> RoomResult:
    """Write it down. Nobody passes on a proxy, and nobody holds more than the rule lets.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    InputError
        If nobody is named who votes.
    ConflictError
        If the rule does not let it, one of them may not vote, or the one who is away is there.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    if not command.holder and not command.back:
        raise InputError(
            "nobody is named who votes", where="argument HOLDER", mend="name a seat, or --back", code="council.proxy"
        )
    records = world.records
    from majlis.adapters.records.council import attendance

    if command.back:
        attendance.take_back(records, command.meeting, command.away)
        return room_now(world, command.meeting, f"{command.away} takes its proxy back.")
    attendance.give_proxy(records, command.meeting, command.away, command.holder)
    return room_now(world, command.meeting, f"{command.holder} votes for {command.away}.")
