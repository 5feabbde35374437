"""Close an incident: nothing more is expected."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import IncidentCode
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.incidents.telling import Known


class CloseCommand(Command):
    """Which incident, and who says so."""

    code: IncidentCode
    source: GivenLine = Field(description="Who says so: an office, a report.", json_schema_extra=OPTION)


class StateResult(Result):
    """How the incident stands now."""

    code: str
    title: str
    state: str = Field(description="open or closed.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return how the incident stands."""
        line = f"{self.code} · {self.title} · {self.state} · {self.marking}"
        return banded(line, synthetic=self.synthetic)


@act("incident.write")
def close(command: CloseCommand, world: World) -> StateResult:
    """Close the incident. Figures count it all the same.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    ConflictError
        If it is closed already.
    """
    return set_state(world, command.code, command.source, closed=True)


def set_state(world: World, code: str, source: str, *, closed: bool) -> StateResult:
    """Close or reopen an incident.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    ConflictError
        If it is so already.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    writing.close(records, code, source, closed=closed)
    return state_of(incidents.find(records, code))


def state_of(one: "Known") -> StateResult:
    """Return how an incident stands."""
    return StateResult(
        code=one.code,
        title=one.title,
        state="closed" if one.closed else "open",
        marking=str(one.marking),
        synthetic=one.synthetic,
    )
