"""Take an item up in an open meeting, or be done with it."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import ItemCode, Said, item_said
from majlis.acts.world import World


class TakeCommand(Command):
    """Which item."""

    item: ItemCode
    done: bool = Field(default=False, description="The body is done with it.")


@act("council.write")
def take(command: TakeCommand, world: World) -> Said:
    """Write it down, for the minutes.

    Raises
    ------
    NotFoundError
        If there is no such item.
    ConflictError
        If its meeting is not open, a motion on it is put, or it is done or withdrawn.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import agenda

    agenda.take(records, command.item, done=command.done)
    return item_said(records, command.item, f"{command.item} is {'done' if command.done else 'taken up'}.")
