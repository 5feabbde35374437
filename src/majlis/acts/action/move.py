"""Give an action another day."""

from datetime import date

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, Reason, action_now
from majlis.acts.world import World


class MoveCommand(Command):
    """Which action, the new day, and why."""

    code: ActionCode
    due: date = Field(description="New day until which it is owed.", json_schema_extra=OPTION)
    reason: Reason = Field(json_schema_extra=OPTION)


@act("council.write")
def move(command: MoveCommand, world: World) -> ActionResult:
    """Give it another day; the day before stays in its history. Escalation is counted anew from the new day.

    Raises
    ------
    NotFoundError
        If there is no such action.
    ConflictError
        If it is not open.
    InputError
        If the day has passed, or is the same.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    acting.move(records, command.code, command.due, command.reason)
    return action_now(world, command.code, "Moved.")
