"""Amend an incident: what was known before stays."""

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.incident.create import uncounted
from majlis.acts.options import IncidentCode, parts
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

Clearable = Literal["summary", "sector", "operator", "area", "people", "hours"]


class AmendCommand(Command):
    """Which fields have another value, and who says so."""

    code: IncidentCode
    source: GivenLine = Field(description="Who says so: an office, a report.", json_schema_extra=OPTION)
    title: Line | None = Field(default=None, min_length=1, description="What happened, in one line.")
    summary: Text | None = Field(default=None, description="What is known, in a few sentences. Name no person.")
    day: date | None = Field(default=None, description="Day on which it happened.")
    known: date | None = Field(default=None, description="Day on which we first knew of the incident.")
    kind: Line | None = Field(default=None, description="Kind of incident, like ransomware.")
    sector: Line | None = Field(default=None, description="Sector that was hit.")
    operator: Line | None = Field(default=None, description="Operator that was hit.")
    area: Line | None = Field(default=None, description="Area in which it happened.")
    people: int | None = Field(default=None, ge=0, le=10_000_000_000, description="People affected.")
    hours: float | None = Field(
        default=None, ge=0, le=100_000, allow_inf_nan=False, description="Hours without service."
    )
    clear: tuple[str, ...] = Field(
        default=(), description=f"Fields that are unknown after all: {', '.join(get_args(Clearable))}."
    )
    learned: date | None = Field(
        default=None, description="Day on which this came to be known. Default: today. Not before the last change."
    )
    seen: int | None = Field(
        default=None,
        ge=1,
        description="Number of the version that you saw. If the same fields were changed since, nothing is done.",
    )


class AmendResult(Result):
    """What changed."""

    code: str
    version: int
    changed: tuple[str, ...]
    marking: str
    synthetic: bool
    uncounted: str = Field(description="Why no figure counts it; empty where figures do.")

    def text(self) -> str:
        """Return what changed."""
        lines = [f"{self.code} · version {self.version} · changed: {', '.join(self.changed)} · {self.marking}"]
        if self.uncounted:
            lines.append(f"NOT COUNTED: {self.uncounted}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("incident.write")
def amend(command: AmendCommand, world: World) -> AmendResult:
    """Write a new version of the incident.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    InputError
        If a value does not fit, or a field is both given and cleared.
    ConflictError
        If nothing changes, the incident is closed, or somebody changed the same fields meanwhile.
    """
    cleared = _cleared(command)
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    facts = {name: getattr(command, name) for name in writing.FIELDS}
    given = {name: value for name, value in facts.items() if value is not None}
    given |= {name: writing.CLEARED[name] for name in cleared}
    statement = writing.Statement(command.source, command.learned, command.seen)
    changed = writing.amend(records, command.code, given, statement)
    one = incidents.find(records, command.code)
    return AmendResult(
        code=command.code,
        version=one.version,
        changed=changed,
        marking=str(one.marking),
        synthetic=one.synthetic,
        uncounted=uncounted(records, one),
    )


def _cleared(command: AmendCommand) -> tuple[str, ...]:
    names = parts(command.clear)
    for name in names:
        if name not in get_args(Clearable):
            raise InputError(
                f"{name[:80]!r} cannot be cleared",
                where="option --clear",
                mend=f"name {', '.join(get_args(Clearable))}",
                code="incident.clear",
            )
        if getattr(command, name) is not None:
            raise InputError(
                f"{name} is both given and cleared",
                where="option --clear",
                mend="do one of the two",
                code="incident.clear",
            )
    return names
