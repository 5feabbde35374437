"""Write down that a seat has an interest in a motion and takes no part in it."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.motion_lines import MotionCode, MotionResult, SeatCode, stands
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError


class RecuseCommand(Command):
    """Which seat takes no part in which motion, and why."""

    motion: MotionCode
    seat: SeatCode = Field(default="", description="Code of the seat. Default: your own.")
    reason: GivenLine = Field(description="Which interest, in one line.", json_schema_extra=OPTION)


@act("council.read")
def recuse(command: RecuseCommand, world: World) -> MotionResult:
    """Write it down: members for their own seat, the clerk for all. It takes no part in amendments either.

    Raises
    ------
    NotFoundError
        If there is no such motion or seat.
    ConflictError
        If it is recused already, the motion is decided, or the seat voted in secret.
    PermissionDeniedError
        If it is another one's seat, and who acts does not keep the Council's records.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    seat = own_or_any(world, command.motion, command.seat)
    moving.recuse(records, command.motion, seat, command.reason)
    return stands(world, command.motion)


def own_or_any(world: World, motion: str, seat: str) -> str:
    """Return the seat that is meant: one's own, or any for who keeps the body's records.

    Raises
    ------
    PermissionDeniedError
        If it is another one's.
    """
    records = world.records
    from majlis.adapters.records.council import bodies, motions, standing

    row = motions.motion_row(records, motion)
    found = standing.standing(records, row.body.code)
    own = found.seat if found and found.kind == "member" else ""
    if own and seat in {"", own}:
        return own
    if not world.actor.permissions & {"council.write", "*"} or not seat:
        raise PermissionDeniedError(
            f"{world.actor.name} does not hold that seat" if seat else f"{world.actor.name} holds no seat",
            where=motion,
            why="members say it for themselves, the clerk writes it down for others",
            mend="ask the clerk",
            code="motion.seat",
        )
    bodies.demand_owner(records, row.body)
    return seat
