"""Add a file of evidence to a nation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import parts
from majlis.acts.world import World
from majlis.evidence import UNPLACED
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded
from majlis.kernel.times import DAYS_PER_MONTH, Window, format_instant
from majlis.threat.effect import Effect, effects


class AddCommand(Command):
    """Which file, from whom, and in which days the source was looking."""

    nation: Path = Field(description="Directory of the nation's dossier.")
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


class EffectLine(BaseModel):
    """What the rates of some sectors ("all": of all together) rest on, without the source and now."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sectors: tuple[str, ...]
    breaks: tuple[str, ...]
    without: str
    now: str
    months_without: float
    months_now: float

    def text(self) -> str:
        """Return the change in a sentence or two."""
        days = ", ".join(self.breaks)
        whose = self._whose()
        start = f"Coverage now changes on {days}: {whose}" if days else f"{whose[:1].upper()}{whose[1:]}"
        had = f"{_months(self.months_without)} without it" if self.without else "none without it"
        now = f"{_months(self.months_now)}, {self.now}" if self.now else "nothing"
        return f"{'CAUTION: ' if self.months_now < self.months_without else ''}{start} on {now} ({had})."

    def _whose(self) -> str:
        names = [name for name in self.sectors if name != "all"]
        if not names:
            return "the rate of all sectors together rests"
        named = names[0] if len(names) == 1 else f"{len(names)} sectors"
        if "all" in self.sectors:
            return f"rates of {named} and of all together rest"
        return f"the rate of {named} rests" if len(names) == 1 else f"rates of {named} rest"


def _months(months: float) -> str:
    return f"{months:.0f} months" if months >= 2 else f"{months:.1f} months"  # noqa: PLR2004 - short ones are told finely


class AddResult(Result):
    """What was added, and how its words were understood. Counts are of incidents as the source tells them."""

    directory: str
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

    def text(self) -> str:
        """Return what was understood, so that it can be corrected."""
        some = "1 incident" if self.observations == 1 else f"{self.observations:,} incidents"
        counted = some if self.format != "kev" else "no incidents"
        outside = f", {self.outside:,} of them outside the window: they do not count" if self.outside else ""
        lines = [
            f"Added {self.source} ({self.format}) to {self.directory}: {counted}{outside}",
            f"  window    {self.window}",
            f"  marking   {self.marking}",
        ]
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
        lines += [one.text() for one in self.effects]
        if not self.covers and any(one.months_now < one.months_without for one in self.effects):
            lines.append(
                "More reports are not more attacks, so a rate uses one side of a change only. "
                "If the source covers only some sectors, say so: --replace --sectors."
            )
        if self.columns:
            lines.append("If a column is wrong: add again with --replace --column OURS=THEIRS")
        if self.unmapped_sectors or self.unmapped_kinds:
            lines.append("If a word should count as ours: add again with --replace --value THEIRS=OURS")
        lines.append(f"Next: majlis threat rates {self.directory}")
        return banded("\n".join(lines), synthetic=self.synthetic)


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
    from majlis.evidence import files
    from majlis.infrastructure.files import header_of
    from majlis.reference.parameters import parameters_of

    header = header_of(command.nation)
    window = _window(command.window, world.now().date())
    addition = files.Addition(
        name=command.source or _name_of(command.file),
        window=window,
        added=format_instant(world.now().replace(microsecond=0)),
        format=command.format,
        sectors=parts(command.sectors),
        kinds=parts(command.kinds),
        columns=_columns(command.column),
        values=_values(command.value),
        sheet=command.sheet,
        dates=command.dates,
        synthetic=command.synthetic,
        marking=Marking.parse(command.marking, where="option --marking"),
        replace=command.replace,
    )
    minimum = parameters_of(command.nation)["threat.span-minimum"].a
    entry, reading = files.add(command.nation, command.file, addition)
    entries = files.read_entries(command.nation)
    without = [one for one in entries if one.name != entry.name]
    changed = effects(without, entries, minimum=minimum)
    return AddResult(
        directory=str(command.nation),
        source=entry.name,
        file=entry.file,
        format=entry.format,
        window=str(entry.window),
        marking=str(entry.marking),
        synthetic=entry.synthetic or header.synthetic,
        sha256=entry.sha256,
        observations=len(reading.observations),
        outside=sum(one.day not in window for one in reading.observations),
        columns=dict(reading.columns),
        by_sector=counts(one.sector or "unknown" for one in reading.observations),
        by_kind=counts(one.kind for one in reading.observations),
        unmapped_sectors=_most_first(reading.unmapped_sectors),
        unmapped_kinds=_most_first(reading.unmapped_kinds),
        notes=reading.notes,
        covers=entry.sectors,
        effects=tuple(_line(one) for one in changed),
    )


def _line(effect: Effect) -> EffectLine:
    months = [window.days / DAYS_PER_MONTH if window else 0.0 for window in (effect.before, effect.after)]
    return EffectLine(
        sectors=tuple(name or "all" for name in effect.sectors),
        breaks=tuple(map(str, effect.breaks)),
        without=str(effect.before or ""),
        now=str(effect.after or ""),
        months_without=months[0],
        months_now=months[1],
    )


def _window(text: str, today: date) -> Window:
    if not text:
        raise InputError(
            "--window is missing",
            where="option --window",
            why="outside the days in which a source was looking nothing is known, which is not the same as no attack",
            mend="write FROM..TO, like 2023-01-01..2025-01-01; TO is the first day not observed",
            code="evidence.window",
        )
    window = Window.parse(text, where="option --window")
    if window.end > today:
        raise InputError(
            f"the window ends on {window.end}, which is still to come",
            where="option --window",
            why="days to come would count as days without an attack",
            mend=f"end it at {today} or before",
            code="evidence.window-future",
        )
    return window


def _name_of(file: Path) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else "-" for c in file.stem).strip("-")[:80]


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        ours, equals, theirs = pair.partition("=")
        if not equals or not ours.strip() or ours.strip() in found:
            raise InputError(
                f"{pair[:60]!r} does not say which column is meant",
                where="option --column",
                mend="write OURS=THEIRS once for each field, like --column day='Reported on'",
                code="evidence.column",
            )
        found[ours.strip()] = theirs.strip()
    return found


def _values(pairs: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        theirs, _, ours = (part.strip() for part in pair.rpartition("="))
        if theirs in found:
            raise InputError(
                f"--value says twice what {theirs[:40]!r} stands for",
                where="option --value",
                mend="say it once",
                code="evidence.value",
            )
        found[theirs] = ours
    return found


def counts(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word occurs, most first."""
    return _most_first(Counter(words))


def _most_first(found: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def told(found: Mapping[str, int], *, quote: bool = False, most: int = 12) -> str:
    """Return counts as people read them: ``health 31, power 4``; beyond ``most`` words the rest is summed."""
    items = list(found.items())
    shown = [f"{word!r} {count:,}" if quote else f"{word} {count:,}" for word, count in items[:most]]
    rest = sum(count for _, count in items[most:])
    return ", ".join([*shown, *([f"{len(items) - most} more words {rest:,}"] if rest else [])])
