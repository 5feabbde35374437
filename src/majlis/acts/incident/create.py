"""Enter an incident by hand."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.incidents.telling import Known


class CreateCommand(Command):
    """What happened, to whom, and who says so."""

    nation: NationCode
    title: GivenLine = Field(
        description="What happened, in one line. Name no person: it may be printed.", json_schema_extra=OPTION
    )
    day: date = Field(description="Day on which it happened, like 2025-03-01.", json_schema_extra=OPTION)
    kind: Line = Field(description="Kind of incident, like ransomware.", json_schema_extra=OPTION)
    sector: Line = Field(default="", description="Sector that was hit, like health. Default: unknown.")
    operator: Line = Field(default="", description="Operator that was hit, as figures shall name it.")
    area: Line = Field(default="", description="Area in which it happened, an id of the nation's areas.")
    people: int | None = Field(
        default=None, ge=0, le=10_000_000_000, description="People affected. Default: unknown, which is not zero."
    )
    hours: float | None = Field(
        default=None, ge=0, le=100_000, allow_inf_nan=False, description="Hours without service. Default: unknown."
    )
    summary: Text = Field(default="", description="What is known, in a few sentences. Name no person.")
    known: date | None = Field(default=None, description="Day on which we knew. Default: today.")
    source: Line = Field(default="", description="Who says so: an office, a report. Default: who enters it.")
    marking: str = Field(default="", max_length=300, description="Who may see it, like TLP:RED. Default: the nation's.")
    owner: str = Field(default="", max_length=200, description="Organisation it belongs to. Default: your own.")


class CreateResult(Result):
    """The incident's code, and whether figures count it."""

    code: str
    nation: str
    title: str
    day: str
    marking: str
    synthetic: bool
    uncounted: str = Field(description="Why no figure counts it; empty where figures do.")

    def text(self) -> str:
        """Return the code, and loudly what keeps the incident from being counted."""
        lines = [f"{self.code} · {self.day} · {self.title} · {self.marking}"]
        if self.uncounted:
            lines.append(f"NOT COUNTED: {self.uncounted}")
        lines.append(f"Next: majlis incident show {self.code}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("incident.write")
def create(command: CreateCommand, world: World) -> CreateResult:
    """Write the incident's first version under the next code of the year.

    Raises
    ------
    NotFoundError
        If there is no such nation or organisation.
    InputError
        If kind, sector, area, days or marking do not fit.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    marking = Marking.parse(command.marking, where="option --marking") if command.marking else None
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    facts = {name: getattr(command, name) for name in writing.FIELDS}
    given = {name: value for name, value in facts.items() if value is not None}
    terms = writing.Terms(command.source or records.actor, marking, command.owner)
    code = writing.create(records, command.nation, given, terms)
    one = incidents.find(records, code)
    return CreateResult(
        code=code,
        nation=one.nation,
        title=one.title,
        day=str(one.day),
        marking=str(one.marking),
        synthetic=one.synthetic,
        uncounted=uncounted(records, one),
    )


def uncounted(records: "Records", one: "Known") -> str:
    """Return why figures do not count an incident today; empty where they do."""
    from majlis.adapters.records import incidents

    entry = incidents.entry(records, one.nation)
    if entry is None:
        return unnamed(one.nation)
    if one.day >= entry.window.end:
        return f"figures end before {entry.window.end}, as days count once they are over"
    if one.day < entry.window.start:
        return f"incidents are logged by hand from {entry.window.start} on; majlis incident window moves that day"
    if not entry.covers(one.sector, one.kind):
        return f"incidents by hand cover {', '.join(entry.sectors)} only; majlis incident window says which"
    return ""


def unnamed(nation: str) -> str:
    """Return why no incident of a nation counts where no days are named."""
    return (
        f"the days in which incidents of {nation} are logged by hand are not named, or have not begun; "
        f"majlis incident window {nation} FROM names them"
    )
