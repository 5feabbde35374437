"""Say which incidents and reports probably tell of one event."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.evidence.duplicates import Likely

_SHOWN = 20


class DuplicatesCommand(Command):
    """Of which nation, and of which incident."""

    nation: NationCode
    code: str = Field(
        default="",
        max_length=40,
        description="Only what may tell of the same event as this incident, reports too. "
        "Default: pairs among the newest incidents.",
    )
    most: int = Field(default=500, ge=1, le=2000, description="Without a code: so many incidents are looked at.")


class DuplicateLine(Part):
    """What probably tells of the same event as ``of``: an incident, or a report where ``row`` is not 0."""

    of: str
    other: str
    row: int
    day: str
    sector: str
    kind: str
    operator: str
    area: str
    reasons: tuple[str, ...] = Field(description="Why, the weightiest first.")
    stays: str = Field(
        default="",
        description="Code of the one that stays if who asks merges them; empty where a merger would be refused.",
    )


class DuplicatesResult(Result):
    """What probably tells of one event. A person decides."""

    nation: str
    synthetic: bool
    marking: str
    duplicates: tuple[DuplicateLine, ...]

    def text(self) -> str:
        """Return a line for each pair, and how to settle it."""
        if not self.duplicates:
            return banded(f"{self.nation}: nothing looks like one event told twice.", synthetic=self.synthetic)
        lines = [f"{self.nation}: probably one event · {self.marking}"]
        lines += [f"{one.of}  {one.other}  {one.day}  {'; '.join(one.reasons)}" for one in self.duplicates[:_SHOWN]]
        if len(self.duplicates) > _SHOWN:
            lines.append(f"and {len(self.duplicates) - _SHOWN:,} more (--json has all)")
        first = next((one for one in self.duplicates if one.row or one.stays), None)
        if first is not None:
            goes = first.of if first.stays == first.other else first.other
            merger = f"merge {first.stays} {goes} --source TEXT"
            settle = f"link {first.of} {first.other}" if first.row else merger
            lines.append(f"Next: majlis incident {settle}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("incident.read")
def duplicates(command: DuplicatesCommand, world: World) -> DuplicatesResult:
    """Compare what who asks may see.

    Raises
    ------
    NotFoundError
        If there is no such nation or incident.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import duplicates as finding
    from majlis.adapters.records.incidents import merging

    days = incidents.days(records, command.nation)
    if command.code:
        one = incidents.find(records, command.code)
        found = [(one.code, judged) for judged in finding.of_incident(records, one, _SHOWN)]
    else:
        found = [(one.name, judged) for one, judged in finding.newest(records, command.nation, command.most)]
    ways = merging.ways(records, [(of, judged.other.name) for of, judged in found if not judged.other.row])
    return DuplicatesResult(
        nation=command.nation,
        synthetic=days.synthetic,
        marking=str(days.marking),
        duplicates=tuple(_line(of, judged, _stays((of, judged.other.name), ways, command)) for of, judged in found),
    )


def _stays(pair: tuple[str, str], ways: frozenset[tuple[str, str]], command: DuplicatesCommand) -> str:
    """Return which of two stays: the one that was asked about, or else the older one; the other where only that may."""
    of, other = pair
    wanted = (of, other) if command.code else (other, of)
    return next((kept for kept, gone in (wanted, wanted[::-1]) if (kept, gone) in ways), "")


def _line(of: str, judged: "Likely", stays: str) -> DuplicateLine:
    other = judged.other
    return DuplicateLine(
        of=of,
        other=other.name,
        row=other.row,
        day=str(other.day),
        sector=other.sector,
        kind=other.kind,
        operator=other.operator,
        area=other.area,
        reasons=judged.reasons,
        stays=stays,
    )
