"""Put the items of a meeting's agenda into an order."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import MeetingCode, Said, meeting_said
from majlis.acts.options import parts
from majlis.acts.world import World


class OrderCommand(Command):
    """Which meeting, and its items in their order."""

    meeting: MeetingCode
    items: tuple[str, ...] = Field(
        min_length=1, description="Codes of items, the first one first. Those that are not named come after."
    )


@act("council.write")
def order(command: OrderCommand, world: World) -> Said:
    """Put them into the order.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or an item is not on its agenda.
    ConflictError
        If the meeting is over.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import agenda

    agenda.order(records, command.meeting, parts(command.items))
    return meeting_said(records, command.meeting, "The agenda has another order.")
