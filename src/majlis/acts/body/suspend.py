"""Suspend the right to vote of who holds a seat, or restore it."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import BodyCode, Said, SeatCode, body_said
from majlis.acts.world import World


class SuspendCommand(Command):
    """Of which seat."""

    body: BodyCode
    seat: SeatCode
    restore: bool = Field(default=False, description="Restore the right.")


@act("council.write")
def suspend(command: SuspendCommand, world: World) -> Said:
    """Suspend or restore it.

    Raises
    ------
    NotFoundError
        If there is no such body or seat, or nobody holds it.
    ConflictError
        If it is so already.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import seats

    seats.suspend(records, command.body, command.seat, restore=command.restore)
    may = "may vote again" if command.restore else "may not vote until it is restored"
    return body_said(records, command.body, f"{command.seat} {may}.")
