"""Open an action again: what was reported is not enough, or it comes back."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, Reason, action_now
from majlis.acts.world import World


class ReopenCommand(Command):
    """Which action, and why."""

    code: ActionCode
    reason: Reason = Field(json_schema_extra=OPTION)


@act("council.write")
def reopen(command: ReopenCommand, world: World) -> ActionResult:
    """Open it again; its day stays, and its escalation goes on from there.

    Raises
    ------
    NotFoundError
        If there is no such action.
    ConflictError
        If it is open.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    acting.do(records, command.code, acting.Doing("reopen", "reopened", command.reason))
    return action_now(world, command.code, "Open again.")
