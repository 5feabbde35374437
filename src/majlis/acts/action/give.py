"""Give an action to another person."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, Reason, action_now
from majlis.acts.options import Login
from majlis.acts.texts import Line
from majlis.acts.world import World


class GiveCommand(Command):
    """Which action, to whom, and why."""

    code: ActionCode
    doer: Login = Field(min_length=1, description="Login of who owes it from now on.", json_schema_extra=OPTION)
    reason: Reason = Field(json_schema_extra=OPTION)
    organisation: Line = Field(default="", description="Code of the organisation. Default: as it was.")


@act("council.write")
def give(command: GiveCommand, world: World) -> ActionResult:
    """Give it to that person; who owed it before stays in its history.

    Raises
    ------
    NotFoundError
        If there is no such action, person or organisation.
    ConflictError
        If it is not open.
    InputError
        If that person may not read it.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    acting.give(records, command.code, command.doer, command.organisation, command.reason)
    return action_now(world, command.code, f"Given to {command.doer}.")
