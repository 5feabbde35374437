"""Add a file of evidence to a nation."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.effect_line import EffectLine, effect_line
from majlis.acts.evidence_options import (
    InDirectory,
    InRecords,
    columns_of,
    counts,
    keeping,
    most_first,
    name_of,
    told,
    values_of,
    window_of,
)
from majlis.acts.options import NationText, parts
from majlis.acts.world import World
from majlis.evidence import UNPLACED
from majlis.kernel.marking import Marking, banded
from majlis.kernel.times import format_instant
from majlis.threat.effect import effects

if TYPE_CHECKING:
    from majlis.evidence.addition import Addition
    from majlis.evidence.observation import Entry


class AddCommand(Command):
    """Which file, from whom, and in which days the source was looking."""

    nation: NationText
    file: Path = Field(description="File to add: CISA KEV JSON, STIX 2.1 bundle, CSV or .xlsx table of incidents.")
    source: str = Field(
        default="",
        max_length=80,
        description="Name of the source: letters, digits, '.', '-'. "
        "Name parts of one source SOURCE.PART, like cert.2025-01. Default: the file's name.",
    )
    window: str = Field(
        default="",
        max_length=40,
        description="Days in which the source was looking, FROM..TO; TO is the first day after.",
    )
    format: Literal["auto", "kev", "stix", "csv", "xlsx"] = Field(
        default="auto", description="Format of the file; auto looks at its content."
    )
    column: tuple[str, ...] = Field(
        default=(),
        description="Correct a guessed column, OURS=THEIRS, like day='Reported on'; OURS= alone means there is none. "
        "OURS is key, day, known, sector, kind, operator, area or synthetic. Repeat for more.",
    )
    value: tuple[str, ...] = Field(
        default=(),
        description="Say which sector or kind of ours a word of theirs stands for, THEIRS=OURS, like "
        "'Gateway down'=ddos. THEIRS is the whole cell. Repeat for more.",
    )
    sheet: str = Field(default="", max_length=100, description="Sheet of a workbook, where several have a table.")
    dates: Literal["", "dmy", "mdy"] = Field(
        default="", description="How days like 3/4/2025 are meant: day first or month first. Default: the dates tell."
    )
    sectors: tuple[str, ...] = Field(
        default=(),
        description="Sectors that the source covers, comma-separated. "
        "Default: all; none, only the nation as a whole, where the file tells no sector.",
    )
    kinds: tuple[str, ...] = Field(
        default=(), description="Kinds of incident that the source covers, comma-separated. Default: all."
    )
    marking: str = Field(default="TLP:AMBER", max_length=200, description="Least marking of what the file says.")
    synthetic: bool = Field(default=False, description="The file is invented. A column 'synthetic' says so by itself.")
    replace: bool = Field(default=False, description="Put the file in the place of the source's present one.")
    bad_share: float = Field(
        default=0.2,
        ge=0.0,
        le=1.0,
        description="Share of the rows, 0 to 1, that may be set aside because they cannot be read; beyond it nothing "
        "is added. In a directory a file is taken whole or not at all.",
    )


class Changes(Part):
    """What a newer file did to the rows of its source: how many came, changed, ended, or stayed as they were."""

    added: int
    changed: int
    ended: int
    same: int

    def text(self) -> str:
        """Return the counts in words."""
        return f"{self.added:,} new, {self.changed:,} changed, {self.ended:,} gone, {self.same:,} as before"


class AddResult(Result):
    """What was added, and how its words were understood. Counts are of incidents as the source tells them."""

    nation: str
    source: str
    file: str
    format: str
    window: str
    marking: str
    synthetic: bool
    sha256: str
    observations: int
    outside: int
    """Incidents outside the window; they do not count."""
    columns: dict[str, str]
    by_sector: dict[str, int]
    by_kind: dict[str, int]
    unmapped_sectors: dict[str, int]
    unmapped_kinds: dict[str, int]
    notes: tuple[str, ...]
    covers: tuple[str, ...]
    """Sectors that the source covers; none: all of them; "unknown": none, only the nation as a whole."""
    effects: tuple[EffectLine, ...]
    """What the source does to the months that rates rest on."""
    already: bool = False
    """In the records: exactly this is there already, and nothing was done."""
    set_aside: int = 0
    """In the records: rows that cannot be read, and wait in quarantine."""
    faults: tuple[str, ...] = ()
    """What is wrong with the first of them."""
    changes: Changes | None = None
    """In the records: what the file did to the rows of its source."""

    def text(self) -> str:
        """Return what was understood, so that it can be corrected."""
        if self.already:
            same = f"Nothing was added: {self.source} of {self.nation} is this very file already."
            return banded(same, synthetic=self.synthetic)
        some = "1 incident" if self.observations == 1 else f"{self.observations:,} incidents"
        counted = some if self.format != "kev" else "no incidents"
        outside = f", {self.outside:,} of them outside the window: they do not count" if self.outside else ""
        lines = [
            f"Added {self.source} ({self.format}) to {self.nation}: {counted}{outside}",
            f"  window    {self.window}",
            f"  marking   {self.marking}",
        ]
        if self.changes and (self.changes.changed or self.changes.ended or self.changes.same):
            lines.append(f"  rows      {self.changes.text()}")
        if self.columns:
            lines.append("  columns   " + ", ".join(f"{ours} = {theirs!r}" for ours, theirs in self.columns.items()))
        lines += [
            f"  {name:<9} {told(counts)}"
            for name, counts in (("sectors", self.by_sector), ("kinds", self.by_kind))
            if counts
        ]
        for name, words in (("sectors", self.unmapped_sectors), ("kinds", self.unmapped_kinds)):
            if words:
                stands = "unknown" if name == "sectors" else "other"
                lines.append(f'  not in our {name}, taken as "{stands}": {told(words, quote=True)}')
        lines += [f"  note      {note}" for note in self.notes]
        if self.covers == (UNPLACED,):
            lines.append(
                "No incident has a sector that we know: the source counts in all sectors together and in none of them. "
                "If it covers certain sectors, add it again with --replace --sectors."
            )
        lines += self._aside()
        lines += [one.text() for one in self.effects]
        if not self.covers and any(one.shorter for one in self.effects):
            lines.append(
                "More reports are not more attacks, so a rate uses one side of a change only. "
                "If the source covers only some sectors, say so: --replace --sectors."
            )
        if self.columns:
            lines.append("If a column is wrong: add again with --replace --column OURS=THEIRS")
        if self.unmapped_sectors or self.unmapped_kinds:
            lines.append("If a word should count as ours: add again with --replace --value THEIRS=OURS")
        lines.append(f"Next: majlis threat rates {self.nation}")
        return banded("\n".join(lines), synthetic=self.synthetic)

    def _aside(self) -> list[str]:
        """Return what is told of rows that were set aside."""
        if not self.set_aside:
            return []
        rows = (
            "1 row cannot be read and was"
            if self.set_aside == 1
            else f"{self.set_aside:,} rows cannot be read and were"
        )
        more = ["  ..."] if self.set_aside > len(self.faults) else []
        faults = [f"  {fault}" for fault in self.faults]
        out = f"majlis evidence quarantine {self.nation} {self.source} --out FILE.csv"
        return [
            f"{rows} set aside:",
            *faults,
            *more,
            f"Mend them: {out}, then majlis evidence mend {self.nation} FILE.csv",
        ]


@dataclass(frozen=True, slots=True)
class _Done:
    """What either way of keeping evidence tells of an addition."""

    entry: "Entry"
    incidents: int = 0
    outside: int = 0
    by_sector: dict[str, int] = field(default_factory=dict)
    by_kind: dict[str, int] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    unmapped: tuple[dict[str, int], dict[str, int]] = ({}, {})
    notes: tuple[str, ...] = ()
    already: bool = False
    set_aside: int = 0
    faults: tuple[str, ...] = ()
    changes: Changes | None = None


@act("evidence.write")
def add(command: AddCommand, world: World) -> AddResult:
    """Read the file whole, then keep it with its entry.

    Raises
    ------
    InputError
        If the file or an option is wrong; nothing was written.
    ConflictError
        If the name or the file is there already; nothing was written.
    """
    from majlis.evidence.addition import Addition

    kept = keeping(command.nation, world)
    place = kept.place
    addition = Addition(
        name=command.source or name_of(command.file),
        window=window_of(command.window, world.now().date()),
        added=format_instant(world.now().replace(microsecond=0)),
        format=command.format,
        sectors=parts(command.sectors),
        kinds=parts(command.kinds),
        columns=columns_of(command.column),
        values=values_of(command.value),
        sheet=command.sheet,
        dates=command.dates,
        synthetic=command.synthetic,
        marking=Marking.parse(command.marking, where="option --marking"),
        replace=command.replace,
    )
    minimum = place.parameters()["threat.span-minimum"].a
    done = (
        _to_directory(kept, command, addition)
        if isinstance(kept, InDirectory)
        else _to_records(kept, command, addition, world)
    )
    entry, entries = done.entry, place.entries()
    without = [one for one in entries if one.name != entry.name]
    changed = () if done.already else effects(without, entries, minimum=minimum)
    return AddResult(
        nation=command.nation,
        source=entry.name,
        file=entry.file,
        format=entry.format,
        window=str(entry.window),
        marking=str(entry.marking),
        synthetic=entry.synthetic or place.header().synthetic,
        sha256=entry.sha256,
        observations=done.incidents,
        outside=done.outside,
        columns=done.columns,
        by_sector=done.by_sector,
        by_kind=done.by_kind,
        unmapped_sectors=most_first(done.unmapped[0]),
        unmapped_kinds=most_first(done.unmapped[1]),
        notes=done.notes,
        covers=entry.sectors,
        effects=tuple(effect_line(one) for one in changed),
        already=done.already,
        set_aside=done.set_aside,
        faults=done.faults,
        changes=done.changes,
    )


def _to_directory(kept: InDirectory, command: AddCommand, addition: "Addition") -> _Done:
    from majlis.evidence import files

    entry, reading = files.add(kept.path, command.file, addition)
    return _Done(
        entry=entry,
        incidents=len(reading.observations),
        outside=sum(one.day not in addition.window for one in reading.observations),
        by_sector=counts(one.sector or "unknown" for one in reading.observations),
        by_kind=counts(one.kind for one in reading.observations),
        columns=dict(reading.columns),
        unmapped=(dict(reading.unmapped_sectors), dict(reading.unmapped_kinds)),
        notes=reading.notes,
    )


def _to_records(kept: InRecords, command: AddCommand, addition: "Addition", world: World) -> _Done:
    from majlis.adapters.records.evidence import adding
    from majlis.evidence.files import bytes_of

    file = adding.File(command.file.name, bytes_of(command.file), command.bad_share)
    added = adding.add(kept.records, kept.code, file, addition, world.progress)
    if added.intake is None:
        return _Done(added.entry, already=True)
    changes = added.changes
    return _Done(
        entry=added.entry,
        incidents=added.incidents,
        outside=added.outside,
        by_sector=most_first({sector or "unknown": number for sector, number in added.by_sector.items()}),
        by_kind=most_first(added.by_kind),
        columns=dict(added.intake.columns),
        unmapped=(added.intake.unmapped_sectors, added.intake.unmapped_kinds),
        notes=added.intake.notes,
        set_aside=added.set_aside,
        faults=tuple(_short(fault.where, fault.what) for fault in added.faults),
        changes=Changes(added=changes.added, changed=changes.changed, ended=changes.ended, same=changes.same),
    )


def _short(where: str, what: str) -> str:
    return f"{where}: {what}" if where else what
