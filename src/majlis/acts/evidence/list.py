"""List a nation's evidence."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.evidence_options import InDirectory, InRecords, keeping
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.evidence import UNPLACED
from majlis.kernel.errors import InputError, IntegrityError
from majlis.kernel.marking import banded, join_all

if TYPE_CHECKING:
    from majlis.evidence.observation import Entry


_MANY = 50_000
"""Rows beyond which a quick answer does not count a source as of a day."""


class ListCommand(Command):
    """Whose evidence, and as it was known when."""

    nation: NationText
    as_of: date | None = Field(default=None, description="As it was known before this day, like 2025-03-01.")
    quick: bool = Field(
        default=False, description="In the records, with a day: count no source of more than 50,000 rows."
    )


class SourceLine(Part):
    """One source: ``incidents`` lie in its window; ``problem`` is empty where the file is what was added.

    Where ``counted`` is false, ``incidents`` is 0 and says nothing.
    """

    name: str
    format: str
    window: str
    incidents: int
    covers: str
    marking: str
    synthetic: bool
    problem: str
    set_aside: int = 0
    """In the records: rows that wait in quarantine."""
    added: str = ""
    """When its file came, ISO 8601."""
    counted: bool = True


class ListResult(Result):
    """A nation's sources, by name, and the hash of its evidence."""

    nation: str
    as_of: str = Field(description="Day before which it was known; empty: now.")
    synthetic: bool
    marking: str = Field(description="The strictest of the dossier and its sources.")
    sha256: str = Field(description="Hash of the evidence; empty in the records, where figures tell it.")
    sources: tuple[SourceLine, ...]
    without_entry: tuple[str, ...]
    """Files in the evidence folder that no entry names; they are not evidence."""
    removed: tuple[str, ...] = ()
    """In the records: sources that were taken out, and can be brought back."""

    @property
    def exit_code(self) -> int:
        """1 where a file is gone or changed."""
        return int(any(source.problem for source in self.sources))

    def text(self) -> str:
        """Return a line for each source."""
        if not self.sources and self.as_of:
            lines = [f"{self.nation} had no evidence before {self.as_of}."]
        elif not self.sources:
            lines = [
                f"{self.nation} has no evidence yet.",
                f"Next: majlis evidence add {self.nation} FILE --window FROM..TO",
            ]
        else:
            width = max(6, *(len(source.name) for source in self.sources))
            lines = [f"As known before {self.as_of}:"] if self.as_of else []
            lines += [f"{'source':<{width}}  format  window                  incidents  marking    covers"]
            for one in self.sources:
                shown = f"{one.incidents:>9,}" if one.counted else "        ?"
                shown = shown if one.format != "kev" else "     none"
                lines.append(
                    f"{one.name:<{width}}  {one.format:<6}  {one.window}  {shown}  {one.marking:<9}  {one.covers}"
                )
                if one.set_aside:
                    waiting = "1 row waits" if one.set_aside == 1 else f"{one.set_aside:,} rows wait"
                    lines.append(f"  {waiting} in quarantine: majlis evidence quarantine {self.nation} {one.name}")
                if one.problem:
                    lines.append(f"  PROBLEM: {one.problem}")
            if any(one.format == "kev" for one in self.sources):
                lines.append("KEV lists vulnerabilities, not attacks: it counts no incidents.")
            known = f"hash of the evidence: {self.sha256}   " if self.sha256 else ""
            lines.append(f"{known}marking: {self.marking}")
        lines += [f"not evidence (no entry names it): {name}" for name in self.without_entry]
        lines += [f"taken out: {name} (majlis evidence restore {self.nation} {name})" for name in self.removed]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Say what each source holds; the files of a directory are read again.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    kept = keeping(command.nation, world)
    return _of_directory(kept, command) if isinstance(kept, InDirectory) else _of_records(kept, command)


def _of_directory(kept: InDirectory, command: ListCommand) -> ListResult:
    from majlis.evidence import files

    header, entries = kept.place.header(), kept.place.entries()
    lines = []
    for entry in entries:
        problem, incidents = "", 0
        try:
            reading = files.read_source(kept.path, entry)
            known = (one for one in reading.observations if command.as_of is None or one.known < command.as_of)
            incidents = sum(one.day in entry.window for one in known)
        except (IntegrityError, InputError) as error:
            problem = str(error.fault).replace("\n", ";")
        lines.append(_line(entry, incidents, problem))
    return ListResult(
        nation=command.nation,
        as_of=str(command.as_of or ""),
        synthetic=header.synthetic or any(entry.synthetic for entry in entries),
        marking=str(join_all([header.marking, *(entry.marking for entry in entries)])),
        sha256=files.evidence_hash(kept.path),
        sources=tuple(lines),
        without_entry=files.without_entry(kept.path),
    )


def _of_records(kept: InRecords, command: ListCommand) -> ListResult:
    from majlis.adapters.records.evidence.listing import listed, removed

    header, rows = (
        kept.place.header(),
        listed(kept.records, kept.code, command.as_of, most=_MANY if command.quick else None),
    )
    return ListResult(
        nation=command.nation,
        as_of=str(command.as_of or ""),
        synthetic=header.synthetic or any(one.entry.synthetic for one in rows),
        marking=str(join_all([header.marking, *(one.entry.marking for one in rows)])),
        sha256="",
        sources=tuple(_line(one.entry, one.incidents, "", one.waiting) for one in rows),
        without_entry=(),
        removed=removed(kept.records, kept.code) if command.as_of is None else (),
    )


def _line(entry: "Entry", incidents: int | None, problem: str, waiting: int = 0) -> SourceLine:
    placed = ("no single sector",) if entry.sectors == (UNPLACED,) else entry.sectors or ("all sectors",)
    covers = ", ".join((*placed, *(entry.kinds or ("all kinds",))))
    return SourceLine(
        name=entry.name,
        format=entry.format,
        window=str(entry.window),
        incidents=incidents or 0,
        counted=incidents is not None,
        covers="nothing" if entry.format == "kev" else covers,
        marking=str(entry.marking),
        synthetic=entry.synthetic,
        problem=problem,
        set_aside=waiting,
        added=entry.added,
    )
