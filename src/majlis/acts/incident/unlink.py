"""Take the link between reports and an incident away."""

from majlis.acts.act import act
from majlis.acts.incident.link import LinkCommand, LinkResult, answer
from majlis.acts.world import World


class UnlinkCommand(LinkCommand):
    """Which incident, and which reports do not tell of it."""


@act("incident.write")
def unlink(command: UnlinkCommand, world: World) -> LinkResult:
    """Say that the reports do not tell of the incident. That they were linked is kept.

    Raises
    ------
    NotFoundError
        If there is no such incident, or a report is not linked to it.
    """
    records = world.records
    from majlis.adapters.records.incidents import links

    return answer(world, command.code, links.unlink(records, command.code, command.observations))
