"""Show what is known of an incident, who said so, and its reports."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.incident.create import uncounted
from majlis.acts.options import IncidentCode
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.incidents.telling import Known


class ShowCommand(Command):
    """Which incident, as known when."""

    code: IncidentCode
    as_of: date | None = Field(default=None, description="What was known before that day, like 2025-03-01.")


class FieldLine(Part):
    """A field, its value, who said it, who typed it, and when. An unknown value is empty."""

    field: str
    value: str
    source: str
    by: str
    at: str


class VersionLine(Part):
    """What changed with a version: each field before and after."""

    version: int
    since: str
    by: str
    at: str
    changes: tuple[tuple[str, str, str], ...]


class ReportLine(Part):
    """A linked report as its source tells it."""

    observation: int
    source: str
    key: str
    day: str
    known: str
    sector: str
    kind: str
    marking: str


class ShowResult(Result):
    """An incident: fields with provenance, history, linked reports."""

    code: str
    nation: str
    owner: str
    state: str
    as_of: str
    synthetic: bool
    marking: str = Field(description="The strictest of incident, history and reports.")
    fields: tuple[FieldLine, ...]
    history: tuple[VersionLine, ...]
    reports: tuple[ReportLine, ...]
    uncounted: str = Field(description="Why no figure counts it today; empty where figures do.")

    def text(self) -> str:
        """Return the incident as a person reads it."""
        known = f" · as known before {self.as_of}" if self.as_of else ""
        lines = [f"{self.code} · {self.nation} · {self.state} · of {self.owner} · {self.marking}{known}"]
        for one in self.fields:
            said = f"  [{one.source}, typed by {one.by} {one.at[:10]}]" if one.source else ""
            lines.append(f"  {one.field:<9}{one.value or 'unknown'}{said}")
        lines.append("history:")
        for past in self.history:
            changes = "; ".join(f"{name} {old or 'unknown'} → {new or 'unknown'}" for name, old, new in past.changes)
            lines.append(
                f"  {past.version}  known {past.since}, typed by {past.by} {past.at[:16]}  {changes or 'entered'}"
            )
        if self.reports:
            lines.append("reports that tell of it (together they count once):")
            lines += [
                f"  {one.observation}  {one.source}/{one.key}  {one.day}  {one.sector or 'unknown'}  {one.kind}  "
                f"{one.marking}"
                for one in self.reports
            ]
        if self.uncounted:
            lines.append(f"NOT COUNTED: {self.uncounted}")
        return banded("\n".join(lines), synthetic=self.synthetic)


SHOWN = ("title", "summary", "day", "known", "sector", "kind", "operator", "area", "people", "hours", "marking")
"""Fields in the order in which they are shown."""


@act("incident.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Tell what is known, and what was known before.

    Raises
    ------
    NotFoundError
        If there is no such incident, or it was not known then.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import lists

    one = incidents.find(records, command.code, command.as_of)
    past = lists.history(records, one, command.as_of)
    reports = lists.reports(records, one, command.as_of)
    markings = [*(version.marking for version in past), *(report.marking for _, report in reports), one.marking]
    return ShowResult(
        code=one.code,
        nation=one.nation,
        owner=one.owner,
        state="closed" if one.closed else "open",
        as_of=str(command.as_of or ""),
        synthetic=one.synthetic,
        marking=str(join_all(markings)),
        fields=tuple(_field(one, name) for name in SHOWN),
        history=tuple(_version(before, after) for before, after in zip((None, *past), past, strict=False)),
        reports=tuple(
            ReportLine(
                observation=key,
                source=report.source,
                key=report.key,
                day=str(report.day),
                known=str(report.known),
                sector=report.sector,
                kind=report.kind,
                marking=str(report.marking),
            )
            for key, report in reports
        ),
        uncounted=uncounted(records, one) if command.as_of is None else "",
    )


def _value(one: "Known", field: str) -> str:
    """Return a field as text; of the marking the one given then, as a stricter one reaches back."""
    if field == "marking":
        return one.provenance.get("marking", {}).get("value", str(one.marking))
    if field == "absorbed":
        return one.provenance.get("absorbed", {}).get("value", "")
    if field == "closed":
        return "closed" if one.closed else "open"
    value = getattr(one, field)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _field(one: "Known", field: str) -> FieldLine:
    said = one.provenance.get(field, {})
    told = {name: said.get(name, "") for name in ("source", "by", "at")}
    return FieldLine(field=field, value=_value(one, field), **told)


def _version(before: "Known | None", after: "Known") -> VersionLine:
    names = (*SHOWN, "closed", "absorbed") if before else ()
    pairs = [(name, _value(before, name), _value(after, name)) for name in names if before]
    return VersionLine(
        version=after.version,
        since=str(after.since),
        by=after.recorded_by,
        at=format_instant(after.recorded_at),
        changes=tuple((name, old, new) for name, old, new in pairs if old != new),
    )
