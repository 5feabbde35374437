"""Take an action as done."""

from majlis.acts.act import Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, Words, action_now
from majlis.acts.world import World


class AcceptCommand(Command):
    """Which action."""

    code: ActionCode
    note: Words = ""


@act("council.write")
def accept(command: AcceptCommand, world: World) -> ActionResult:
    """Take it as done. Nobody accepts what he or she owes.

    Raises
    ------
    NotFoundError
        If there is no such action.
    ConflictError
        If it was not reported.
    PermissionDeniedError
        If who acts owes it.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    acting.accept(records, command.code, command.note, alone=world.actor.at_the_machine)
    return action_now(world, command.code, "Done.")
