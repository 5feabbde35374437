"""Appoint a person to a seat, as its member or as an assistant."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, body_said
from majlis.acts.options import Login
from majlis.acts.texts import Line
from majlis.acts.world import World


class AppointCommand(Command):
    """Whom, and to which seat."""

    body: BodyCode
    seat: SeatCode
    person: Login
    assistant: bool = Field(default=False, description="As an assistant, who reads and never votes.")
    reason: Line = Field(default="", description="By what: a letter, an order.")


@act("council.write")
def appoint(command: AppointCommand, world: World) -> Said:
    """Appoint the person. Nobody sits in a body twice.

    Raises
    ------
    NotFoundError
        If there is no such body, seat or person.
    InputError
        If the person may not read the body.
    ConflictError
        If the seat has a member, the person sits in the body already, or the account is closed.
    PermissionDeniedError
        If the one who appoints does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats, standing

    kind: standing.Kind = "assistant" if command.assistant else "member"
    seats.appoint(records, command.body, seats.Appointment(command.seat, command.person, kind, command.reason))
    verb = "assists" if command.assistant else "holds"
    return body_said(records, command.body, f"{command.person} {verb} {command.seat}.")
