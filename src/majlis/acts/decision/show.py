"""Show a decision: its text, why it was carried, the numbers it rests on, and its place in the register."""

from majlis.acts.act import Command, act
from majlis.acts.decision_lines import DecisionResult, decision_of
from majlis.acts.motion_lines import DecisionCode
from majlis.acts.world import World


class ShowCommand(Command):
    """Which decision."""

    decision: DecisionCode


@act("council.read")
def show(command: ShowCommand, world: World) -> DecisionResult:
    """Show it.

    Raises
    ------
    NotFoundError
        If there is no such decision.
    """
    return decision_of(world, command.decision)
