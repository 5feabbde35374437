"""Show one source of evidence and what it says."""

from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.evidence_options import InDirectory, InRecords, counts, keeping, most_first, told
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.evidence.finding import Found
    from majlis.evidence.observation import Entry, Observation

_MANY = 50_000
"""Rows beyond which a quick answer does not count a source as of a day."""
_VENDORS = 100
"""So many vendors of a catalogue are told."""


class ShowCommand(Command):
    """Which source, and how many of its incidents to print."""

    nation: NationText
    source: str = Field(max_length=80, description="Name of the source, as `majlis evidence list` tells it.")
    rows: int = Field(
        default=10, ge=0, le=10_000, description="How many of the latest incidents to print, 0 to 10,000."
    )
    as_of: date | None = Field(
        default=None, description="As it was known before this day, like 2025-03-01. In the records only."
    )
    quick: bool = Field(
        default=False, description="In the records, with a day: do not count a source of more than 50,000 rows."
    )


class IncidentLine(Part):
    """One incident as the source tells it; days are ISO 8601."""

    key: str
    day: str
    known: str
    sector: str
    kind: str
    operator: str
    area: str
    marking: str


class ShowResult(Result):
    """A source: its entry, its counts, its latest incidents. ``vendors`` are KEV entries by vendor."""

    source: str
    as_of: str = Field(default="", description="Day before which it was known; empty: now.")
    counted: bool = Field(default=True, description="False where its rows were not counted: then counts say nothing.")
    file: str
    format: str
    window: str
    marking: str
    synthetic: bool
    sha256: str
    added: str
    columns: dict[str, str]
    observations: int
    by_year: dict[str, int]
    by_sector: dict[str, int]
    by_kind: dict[str, int]
    unmapped_sectors: dict[str, int]
    unmapped_kinds: dict[str, int]
    vendors: dict[str, int]
    notes: tuple[str, ...]
    latest: tuple[IncidentLine, ...]

    def text(self) -> str:
        """Return the source as a person reads it."""
        facts = (
            ("file", f"{self.file} ({self.format}), sha256 {self.sha256[:16]}"),
            ("added", self.added),
            ("window", self.window),
            ("columns", ", ".join(f"{ours} = {theirs!r}" for ours, theirs in self.columns.items())),
            ("incidents", f"{self.observations:,}" if self.format != "kev" and self.counted else ""),
            ("years", told(self.by_year, most=40)),
            ("sectors", told(self.by_sector)),
            ("kinds", told(self.by_kind)),
            ("unmapped", told({**self.unmapped_sectors, **self.unmapped_kinds}, quote=True)),
            ("vendors", told(self.vendors)),
        )
        known = f" as known before {self.as_of}" if self.as_of else ""
        lines = [f"{self.source}{known} · {self.marking}", *(f"  {name:<10}{fact}" for name, fact in facts if fact)]
        lines += [f"  note      {note}" for note in self.notes]
        if self.latest:
            lines.append("latest incidents:")
            lines += [
                f"  {one.day}  known {one.known}  {one.sector or 'unknown':<11} {one.kind:<15} "
                f"{one.operator or '-'}  {one.area or '-'}  [{one.key[:50]}]"
                for one in self.latest
            ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Say what a source holds, or held before a day; of a directory its original is read again.

    Raises
    ------
    InputError
        If a day is given for a directory.
    NotFoundError
        If there is no such nation or source.
    IntegrityError
        If the file is gone or is not the one that was added.
    """
    kept = keeping(command.nation, world)
    if command.as_of is not None and isinstance(kept, InDirectory):
        raise InputError(
            "a directory keeps no history",
            where="option --as-of",
            mend="leave the day out, or import the nation into the records first",
            code="evidence.no-history",
        )
    return _of_directory(kept, command) if isinstance(kept, InDirectory) else _of_records(kept, command)


def _of_directory(kept: InDirectory, command: ShowCommand) -> ShowResult:
    from majlis.evidence import files
    from majlis.evidence.kev import vendor_weights

    entry = files.entry_named(kept.path, command.source)
    reading = files.read_source(kept.path, entry)
    rows = sorted(reading.observations, key=lambda one: (one.day, one.key))
    vendors = vendor_weights(files.vulnerabilities_of(kept.path, entry)) if entry.format == "kev" else {}
    return ShowResult(
        **_facts(entry, f"{files.FOLDER}/{entry.file}", synthetic=kept.place.header().synthetic),
        observations=len(rows),
        by_year=dict(sorted(counts(str(one.day.year) for one in rows).items())),
        by_sector=counts(one.sector or "unknown" for one in rows),
        by_kind=counts(one.kind for one in rows),
        unmapped_sectors=dict(reading.unmapped_sectors),
        unmapped_kinds=dict(reading.unmapped_kinds),
        vendors=dict(list(vendors.items())[:_VENDORS]),
        notes=reading.notes,
        latest=tuple(map(incident_line, reversed(rows[len(rows) - min(command.rows, len(rows)) :]))),
    )


def _of_records(kept: InRecords, command: ShowCommand) -> ShowResult:
    from majlis.adapters.records.evidence import finding, listing
    from majlis.evidence.kev import vendor_weights

    most = _MANY if command.quick else None
    shown = listing.one(kept.records, kept.code, command.source, command.as_of, most=most)
    asked = finding.Asked(source=command.source, as_of=command.as_of)
    latest = finding.find(kept.records, kept.code, asked, command.rows).found if command.rows else ()
    vendors = vendor_weights(shown.catalogue) if shown.catalogue else {}
    return ShowResult(
        **_facts(shown.entry, f"uploads/{shown.entry.sha256[:16]}", synthetic=kept.place.header().synthetic),
        as_of=str(command.as_of or ""),
        counted=shown.counted,
        observations=sum(shown.by_kind.values()),
        by_year=shown.by_year,
        by_sector=most_first({sector or "unknown": number for sector, number in shown.by_sector.items()}),
        by_kind=most_first(shown.by_kind),
        unmapped_sectors={},
        unmapped_kinds={},
        vendors=dict(list(vendors.items())[:_VENDORS]),
        notes=(f"rows in quarantine: {shown.waiting:,}",) if shown.waiting else (),
        latest=tuple(map(incident_line, latest)),
    )


def _facts(entry: "Entry", file: str, *, synthetic: bool) -> dict[str, Any]:
    return {
        "source": entry.name,
        "file": file,
        "format": entry.format,
        "window": str(entry.window),
        "marking": str(entry.marking),
        "synthetic": synthetic or entry.synthetic,
        "sha256": entry.sha256,
        "added": entry.added,
        "columns": dict(entry.columns),
    }


def incident_line(one: "Observation | Found") -> IncidentLine:
    """Return an observation as a line."""
    return IncidentLine(
        key=one.key,
        day=str(one.day),
        known=str(one.known),
        sector=one.sector,
        kind=one.kind,
        operator=one.operator,
        area=one.area,
        marking=str(one.marking),
    )
