"""Abolish a seat of a body."""

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, body_said
from majlis.acts.world import World


class AbolishCommand(Command):
    """Which seat."""

    body: BodyCode
    seat: SeatCode


@act("council.write")
def abolish(command: AbolishCommand, world: World) -> Said:
    """Abolish it. Its code is not given again.

    Raises
    ------
    NotFoundError
        If there is no such body or seat.
    ConflictError
        If it is in the room of a meeting.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats

    seats.abolish(records, command.body, command.seat)
    return body_said(records, command.body, f"{command.seat} is abolished.")
