"""Put an item on the agenda of a meeting, or into the forward plan."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.council_lines import ItemCode, Said, item_said
from majlis.acts.world import World


class MoveCommand(Command):
    """Which item, and where it goes."""

    item: ItemCode
    meeting: str = Field(
        default="",
        max_length=40,
        description="Code of the meeting. Default: the forward plan.",
        json_schema_extra=ARGUMENT,
    )


@act("council.write")
def move(command: MoveCommand, world: World) -> Said:
    """Put it there, at the end.

    Raises
    ------
    NotFoundError
        If there is no such item or meeting.
    InputError
        If the meeting is another body's.
    ConflictError
        If it is there already, done or withdrawn; or one of the meetings is over.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import agenda

    agenda.move(records, command.item, command.meeting)
    where = f"on the agenda of {command.meeting}" if command.meeting else "in the forward plan"
    return item_said(records, command.item, f"{command.item} is {where}.")
