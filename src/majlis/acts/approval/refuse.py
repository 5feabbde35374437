"""Refuse what somebody asked for, or take back what one asked for."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.approval.give import DecidedResult
from majlis.acts.approval.list import line
from majlis.acts.texts import Line
from majlis.acts.world import World


class RefuseCommand(Command):
    """What, and why."""

    code: str = Field(max_length=20, description="Code, as majlis approval list shows it, like ok-7f3a91c2.")
    reason: Line = Field(default="", description="Why, for the asker.", json_schema_extra=OPTION)


@act("approval.read")
def refuse(command: RefuseCommand, world: World) -> DecidedResult:
    """Refuse it; nothing is changed.

    Raises
    ------
    NotFoundError
        If there is none of that code that the person may agree to or asked for.
    ConflictError
        If it waits no more.
    """
    records = world.records
    from majlis.adapters.records.access import approvals

    found = approvals.refuse(records, world.actor.permissions, command.code, command.reason)
    return DecidedResult(approval=line(found))
