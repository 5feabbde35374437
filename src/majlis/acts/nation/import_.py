"""Take a dossier or a workbook into a nation's draft."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act, demand_permission
from majlis.acts.edits import (
    CoverageFigures,
    Note,
    RowEdit,
    Seen,
    coverage_figures,
    keeper,
    marking_of,
    row_edits,
    told,
)
from majlis.acts.fault_line import FindingLine, finding_line
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.infrastructure import Nation
    from majlis.infrastructure.editing.rows import Edit
    from majlis.infrastructure.findings import Finding


EVIDENCE = ("evidence.write", "parameter.write")
"""Permissions that are needed besides where evidence and parameters are taken in as well."""


class ImportCommand(Command):
    """What to take in."""

    source: Path = Field(description="Directory of a dossier, or a workbook (.xlsx) of either form.")
    name: str = Field(
        default="", max_length=200, description="Name of the nation in the records, instead of the one in the source."
    )
    replace: bool = Field(
        default=False, description="Replace a draft that has rows already. It is one revision, which can be undone."
    )
    dry_run: bool = Field(
        default=False, description="Show what would change, what is wrong, and the coverage; change nothing."
    )
    evidence: bool = Field(
        default=False,
        description="Take the directory's evidence and its own parameters into the records as well. "
        "What is there already adds nothing.",
    )
    note: Note = ""
    revision: Seen = None
    most: int = Field(default=10, ge=1, le=10_000, description="Rows and findings that the text shows, at most.")


class TableCount(Part):
    """What happens in one table."""

    table: str
    before: int = Field(description="Rows in the draft before.")
    after: int = Field(description="Rows afterwards.")
    added: int
    changed: int
    removed: int


class SourceCount(Part):
    """A source of evidence that was taken in."""

    source: str
    incidents: int
    already: bool = Field(description="Whether exactly this was in the records already.")


class ImportResult(Result):
    """What was taken in, or would be."""

    nation: str
    source: str
    synthetic: bool
    marking: str
    dry_run: bool
    revision: int | None = Field(description="Number of the new revision; null where nothing was changed.")
    tables: tuple[TableCount, ...]
    edits: tuple[RowEdit, ...] = Field(description="The first rows that change; a new nation lists none.")
    coverage: CoverageFigures
    inferred: int = Field(description="Requirements that are inferred; the assessment samples whether they exist.")
    findings: tuple[FindingLine, ...] = Field(
        description="Of a workbook what its reader remarks; of a preview also what the lint finds."
    )
    evidence: tuple[SourceCount, ...] = Field(description="Sources of evidence that were taken in.")
    parameters: tuple[str, ...] = Field(description="The nation's own parameters that have another value now.")
    most: int = Field(exclude=True)

    def text(self) -> str:
        """Return a table of what changes, the findings, the coverage, and the next command."""
        return banded("\n".join(self._lines()), synthetic=self.synthetic)

    def _lines(self) -> list[str]:
        head = "Nothing was changed; this is what would be." if self.dry_run else f"Took {self.source} in."
        lines = [head, f"{self.nation}, {self._state()} · {self.marking}", ""]
        lines += [f"{'table':<14}{'before':>10}{'after':>10}{'added':>10}{'changed':>10}{'removed':>10}"]
        lines += [
            f"{one.table:<14}{one.before:>10,}{one.after:>10,}{one.added:>10,}{one.changed:>10,}{one.removed:>10,}"
            for one in self.tables
        ]
        if self.edits:
            lines += ["", *told(self.edits, self.most)]
        lines += ["", *self._told_findings(), self.coverage.text()]
        if self.inferred:
            lines.append(f"{self.inferred:,} requirements are inferred: assessments sample whether they exist")
        lines += [
            f"evidence {one.source}: " + ("as it was" if one.already else f"{one.incidents:,} incidents")
            for one in self.evidence
        ]
        lines += [f"own parameters: {', '.join(self.parameters)}"] if self.parameters else []
        return [*lines, "", *self._next()]

    def _state(self) -> str:
        if self.dry_run:
            return "preview"
        return (
            f"revision {self.revision}" if self.revision is not None else "unchanged: the draft says the same already"
        )

    def _told_findings(self) -> list[str]:
        lines = []
        for one in self.findings[: self.most]:
            lines.append(f"{one.severity}: {one.where}: {one.what}" if one.where else f"{one.severity}: {one.what}")
            lines += [f"    mend: {one.mend}"] if one.mend else []
        more = len(self.findings) - self.most
        return [
            *lines,
            *([f"... and {more:,} more findings (--most {len(self.findings)} shows them)"] if more > 0 else []),
            *([""] if lines else []),
        ]

    def _next(self) -> list[str]:
        if self.dry_run:
            return ["To do it: the same command without --dry-run"]
        undo = [f"To undo it: majlis nation undo {self.nation} {self.revision}"] if self.revision else []
        return [*undo, f"Next: majlis nation check {self.nation}@draft, then majlis nation publish {self.nation}"]


@act("nation.write")
def import_(command: ImportCommand, world: World) -> ImportResult:
    """Read the source whole, then make the draft what it says: all of it, or nothing.

    Raises
    ------
    NotFoundError
        If there is no such source.
    InputError
        If it cannot be read, with every fault.
    ConflictError
        If the draft has rows already and is not to be replaced, or has changed since it was looked at.
    PermissionDeniedError
        If evidence is to be taken in, and who acts may not write evidence or parameters.
    """
    from majlis.infrastructure import coverage
    from majlis.infrastructure.nation import Basis

    if command.evidence:
        for permission in EVIDENCE:
            demand_permission(world, permission, "evidence and parameters are taken in as well")
    with world.progress("Importing", 3) as advance:
        nation, findings = _read(command)
        advance(1)
        before = _before(nation, world)
        draft = before[1] if before else None
        if draft is not None:
            _refuse_rows(draft, nation, command)
        if command.dry_run:
            edits, revision = _preview(draft, nation), None
            findings = (*findings, *_lint(nation))
        else:
            revision, edits = _write(command, world, nation, before[0] if before else None)
        advance(3)
    sources, own = _beside(command, world, nation.header.id)
    return ImportResult(
        nation=nation.header.id,
        source=str(command.source),
        synthetic=nation.header.synthetic,
        marking=marking_of(nation.header, edits),
        dry_run=command.dry_run,
        revision=revision,
        tables=_tables(draft, nation, edits),
        edits=row_edits(edits[: command.most * 10]) if draft is not None else (),
        coverage=coverage_figures(coverage(nation).all),
        inferred=sum(row.basis is Basis.INFERRED for row in nation.requirements),
        findings=tuple(map(finding_line, findings)),
        evidence=sources,
        parameters=own,
        most=command.most,
    )


def _beside(command: ImportCommand, world: World, code: str) -> tuple[tuple[SourceCount, ...], tuple[str, ...]]:
    """Take in what lies beside the tables of a directory, where asked for."""
    if not command.evidence or command.dry_run or command.source.is_file():
        return (), ()
    records = world.records
    from majlis.adapters.records.evidence import from_directory

    own = from_directory.take_parameters(records, code, command.source)
    sources = from_directory.take_evidence(records, code, command.source, world.progress)
    return tuple(SourceCount(source=s.name, incidents=s.incidents, already=s.already) for s in sources), own


def _read(command: ImportCommand) -> "tuple[Nation, tuple[Finding, ...]]":
    from majlis.infrastructure import read

    findings: tuple[Finding, ...] = ()
    if command.source.suffix == ".xlsx" and not command.source.exists():
        raise NotFoundError(
            f"there is no file {command.source}",
            where="argument SOURCE",
            mend="check its name and the folder; majlis nation template writes an empty workbook",
            code="nation.no-workbook",
        )
    if command.source.is_file():
        from majlis.infrastructure.workbook import read_workbook

        reading = read_workbook(command.source.read_bytes(), command.source.name)
        nation, findings = reading.nation, reading.findings
    else:
        nation = read(command.source)
        _judge_beside(command)
    if command.name:
        from majlis.infrastructure.dossier.header import header_bytes

        header = replace(nation.header, id=command.name)
        header_bytes(header)  # judges the name
        nation = replace(nation, header=header)
    return nation, findings


def _judge_beside(command: ImportCommand) -> None:
    """Refuse faulty entries of evidence and parameters before anything is written."""
    if command.evidence:
        from majlis.evidence.files import read_entries
        from majlis.reference.parameters import OWN_FILE, read_parameters

        read_entries(command.source)
        if (command.source / OWN_FILE).is_file():
            read_parameters(command.source / OWN_FILE)


def _before(nation: "Nation", world: World) -> "tuple[int, Nation] | None":
    if not world.has_records:
        return None
    records = world.records
    from majlis.adapters.records import nations

    code = nation.header.id
    return nations.draft_at(records, code) if nations.exists(records, code) else None


def _refuse_rows(draft: "Nation", nation: "Nation", command: ImportCommand) -> None:
    from majlis.infrastructure.dossier.schema import TABLES

    if command.replace or command.dry_run:
        return
    rows = sum(len(getattr(draft, table.name)) for table in TABLES)
    if rows and _preview(draft, nation):
        raise ConflictError(
            f"{draft.header.id} has a draft of {rows:,} rows already",
            why="it would be replaced",
            mend="see what would change with --dry-run, then add --replace; or take it in under another --name",
            code="nation.draft-taken",
        )


def _preview(draft: "Nation | None", nation: "Nation") -> "tuple[Edit, ...]":
    from majlis.infrastructure.editing.difference import difference, empty

    return difference(draft if draft is not None else empty(nation), nation)


def _lint(nation: "Nation") -> "tuple[Finding, ...]":
    from majlis.infrastructure import check

    return check(nation)


def _write(
    command: ImportCommand, world: World, nation: "Nation", seen: int | None
) -> "tuple[int | None, tuple[Edit, ...]]":
    records = world.records
    from majlis.adapters.records.nations import drafting
    from majlis.adapters.records.nations.revisions import Intent

    if seen is not None and command.revision is not None:
        seen = command.revision
    written = drafting.take_in(records, nation, keeper(world), Intent("nation import", command.note, seen))
    return written.revision, written.edits


def _tables(draft: "Nation | None", nation: "Nation", edits: "Sequence[Edit]") -> tuple[TableCount, ...]:
    from majlis.infrastructure.dossier.schema import TABLES
    from majlis.infrastructure.editing.rows import counted

    counts = counted(edits)
    return tuple(
        TableCount(
            table=table.name,
            before=len(getattr(draft, table.name)) if draft is not None else 0,
            after=len(getattr(nation, table.name)),
            added=counts.get(table.name, {}).get("added", 0),
            changed=counts.get(table.name, {}).get("changed", 0),
            removed=counts.get(table.name, {}).get("removed", 0),
        )
        for table in TABLES
    )
