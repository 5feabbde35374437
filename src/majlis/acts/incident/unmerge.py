"""Take two incidents apart that were merged."""

from majlis.acts.act import act
from majlis.acts.incident.close import CloseCommand, StateResult, state_of
from majlis.acts.world import World


class UnmergeCommand(CloseCommand):
    """Which incident was merged into another, and who says that they are two events."""


@act("incident.write")
def unmerge(command: UnmergeCommand, world: World) -> StateResult:
    """Give the incident its own record back, with its reports. That they were merged stays in both histories.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    ConflictError
        If it was not merged into another.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import merging

    merging.unmerge(records, command.code, command.source)
    return state_of(incidents.find(records, command.code))
