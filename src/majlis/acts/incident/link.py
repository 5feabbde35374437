"""Link reports to an incident, so that they count once."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import IncidentCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class LinkCommand(Command):
    """Which incident, and which reports tell of it."""

    code: IncidentCode
    observations: tuple[str, ...] = Field(
        min_length=1,
        max_length=1000,
        description="Reports as SOURCE/KEY, like cert/17, or numbers of observations; evidence search shows them.",
    )


class LinkResult(Result):
    """How many reports are linked now."""

    code: str
    changed: int = Field(description="Reports that were linked or unlinked now.")
    linked: int = Field(description="Reports that tell of the incident, as far as you may see them.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return how many reports tell of the incident."""
        told = "1 report tells" if self.linked == 1 else f"{self.linked:,} reports tell"
        line = f"{self.code} · {told} of it ({self.changed:,} changed); together they count once · {self.marking}"
        return banded(line, synthetic=self.synthetic)


@act("incident.write")
def link(command: LinkCommand, world: World) -> LinkResult:
    """Say that the reports tell of the incident. What is linked already stays so.

    Raises
    ------
    NotFoundError
        If there is no such incident or report.
    ConflictError
        If a report is linked to another incident.
    """
    records = world.records
    from majlis.adapters.records.incidents import links

    return answer(world, command.code, links.link(records, command.code, command.observations))


def answer(world: World, code: str, changed: int) -> LinkResult:
    """Return how many reports are linked to an incident now."""
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists

    one = incidents.find(records, code)
    linked = len(lists.reports(records, one))
    return LinkResult(code=code, changed=changed, linked=linked, marking=str(one.marking), synthetic=one.synthetic)
