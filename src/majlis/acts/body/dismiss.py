"""End that a person holds or assists a seat."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, body_said
from majlis.acts.options import Login
from majlis.acts.texts import Line
from majlis.acts.world import World


class DismissCommand(Command):
    """Whom, from which seat, and why."""

    body: BodyCode
    seat: SeatCode
    person: Login
    reason: Line = Field(default="", description="Why it ends.")


@act("council.write")
def dismiss(command: DismissCommand, world: World) -> Said:
    """End it. That the person sat there stays, with its dates.

    Raises
    ------
    NotFoundError
        If there is no such body or seat, or the person neither holds nor assists it.
    ConflictError
        If the member is in the room of a meeting.
    PermissionDeniedError
        If the one who dismisses does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats

    seats.dismiss(records, command.body, command.seat, command.person, command.reason)
    return body_said(records, command.body, f"{command.person} left {command.seat}.")
