"""Open a closed incident again."""

from majlis.acts.act import act
from majlis.acts.incident.close import CloseCommand, StateResult, set_state
from majlis.acts.world import World


class ReopenCommand(CloseCommand):
    """Which incident, and who says so."""


@act("incident.write")
def reopen(command: ReopenCommand, world: World) -> StateResult:
    """Open the incident again.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    ConflictError
        If it is open.
    """
    return set_state(world, command.code, command.source, closed=False)
