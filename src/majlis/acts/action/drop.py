"""Drop an action: it is no longer wanted."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, Reason, action_now
from majlis.acts.world import World


class DropCommand(Command):
    """Which action, and why."""

    code: ActionCode
    reason: Reason = Field(json_schema_extra=OPTION)


@act("council.write")
def drop(command: DropCommand, world: World) -> ActionResult:
    """Drop it. It stays listed as dropped, with the reason.

    Raises
    ------
    NotFoundError
        If there is no such action.
    ConflictError
        If it is done or dropped already.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    acting.do(records, command.code, acting.Doing("drop", "dropped", command.reason))
    return action_now(world, command.code, "Dropped.")
