"""Show an action with its history."""

from majlis.acts.act import Command, act
from majlis.acts.action_lines import ActionCode, ActionResult, action_now, demand_reader
from majlis.acts.world import World


class ShowCommand(Command):
    """Which action."""

    code: ActionCode


@act("nation.read")
def show(command: ShowCommand, world: World) -> ActionResult:
    """Return the action and each step of its history.

    Raises
    ------
    NotFoundError
        If there is none that who acts may see.
    PermissionDeniedError
        If who acts has nothing to do with the Council.
    """
    demand_reader(world)
    return action_now(world, command.code)
