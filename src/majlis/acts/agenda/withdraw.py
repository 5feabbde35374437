"""Withdraw an item, or take that back."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import ItemCode, Said, item_said
from majlis.acts.world import World


class WithdrawCommand(Command):
    """Which item."""

    item: ItemCode
    undo: bool = Field(default=False, description="Take the withdrawal back.")


@act("council.write")
def withdraw(command: WithdrawCommand, world: World) -> Said:
    """Withdraw it.

    Raises
    ------
    NotFoundError
        If there is no such item.
    ConflictError
        If it is so already, or a motion on it is put.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    records = world.records
    from majlis.adapters.records.council import agenda

    agenda.withdraw(records, command.item, undo=command.undo)
    return item_said(records, command.item, f"{command.item} is {'open again' if command.undo else 'withdrawn'}.")
