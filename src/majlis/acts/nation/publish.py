"""Publish a nation's draft as an immutable version."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.edits import CoverageFigures, Note, coverage_figures
from majlis.acts.fault_line import FaultLine
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.infrastructure import Nation
    from majlis.infrastructure.coverage import Shares

_SHOWN = 10


class PublishCommand(Command):
    """Which draft to publish."""

    nation: NationCode
    note: Note = ""
    revision: int | None = Field(
        default=None,
        ge=0,
        description="Number of the revision that you saw. If the draft has moved on, nothing is done.",
    )


class PublishResult(Result):
    """The version."""

    nation: str
    version: int
    new: bool = Field(description="False where the newest version had this content already.")
    sha256: str
    revision: int = Field(description="Revision of the draft that the version was made from.")
    published_at: datetime = Field(description="Instant, UTC.")
    synthetic: bool
    marking: str
    rows: dict[str, int] = Field(description="Rows by table.")
    coverage: CoverageFigures
    warnings: tuple[FaultLine, ...]

    def text(self) -> str:
        """Return the version, the first warnings, and the next command."""
        done = "Published" if self.new else "Nothing to publish: the draft says the same as"
        lines = [f"{done} {self.nation}@{self.version} (hash {self.sha256[:12]}) · {self.marking}"]
        lines += [", ".join(f"{table} {count:,}" for table, count in self.rows.items()), self.coverage.text()]
        if self.warnings:
            lines += ["", f"WARNINGS ({len(self.warnings):,}): someone should look"]
            lines += [f"  {one.where}: {one.what}" for one in self.warnings[:_SHOWN]]
            more = len(self.warnings) - _SHOWN
            lines += [f"  ... and {more:,} more: majlis nation check {self.nation}@{self.version}"] if more > 0 else []
        lines += ["", f"Next: majlis risk assess {self.nation}"]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.publish")
def publish(command: PublishCommand, world: World) -> PublishResult:
    """Check the draft, keep it in the vault under its hash, and write the version down.

    Killed at any point, it leaves no half version; done again, it goes on where it was.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the lint finds errors, with each of them.
    ConflictError
        If the draft has moved on from the revision that was seen.
    PermissionDeniedError
        If the reader may not see all of the draft.
    """
    from majlis.adapters.vault.nations import keep_nation
    from majlis.infrastructure import check, coverage
    from majlis.infrastructure.findings import Severity

    records = world.records
    from majlis.adapters.places import warm
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions

    with world.progress("Publishing", 4) as advance:
        revision, draft = nations.draft_at(records, command.nation)
        _refuse_moved(command, revision)
        advance(1)
        found = check(draft)
        errors = [one.fault for one in found if one.severity is Severity.ERROR]
        if errors:
            raise InputError(
                f"{command.nation} cannot be published: the draft has {len(errors):,} "
                f"{'error' if len(errors) == 1 else 'errors'}",
                why="figures made from it would be wrong",
                mend="mend them with majlis nation change, add or retire",
                code="nation.errors",
                faults=errors,
            )
        advance(2)
        shares = coverage(draft).all
        sha256 = keep_nation(world.vault, draft, judged=True)
        advance(3)
        content = versions.Content(revision, sha256, draft.marking, _facts(draft, shares))
        version = versions.publish(records, command.nation, content, command.note)
        warm.prepare(world.home, sha256, draft)
        advance(4)
    return PublishResult(
        nation=command.nation,
        version=version.number,
        new=version.new,
        sha256=sha256,
        revision=version.revision,
        published_at=version.at,
        synthetic=draft.header.synthetic,
        marking=str(draft.marking),
        rows=_rows(draft),
        coverage=coverage_figures(shares),
        warnings=tuple(FaultLine.of(one.fault) for one in found if one.severity is Severity.WARNING),
    )


def _refuse_moved(command: PublishCommand, revision: int) -> None:
    if command.revision is not None and command.revision != revision:
        raise ConflictError(
            f"the draft of {command.nation} has moved on from revision {command.revision} to {revision}",
            mend=f"see what changed with majlis nation history {command.nation}, then publish it",
            code="records.changed-meanwhile",
        )


def _rows(nation: "Nation") -> dict[str, int]:
    from majlis.infrastructure.dossier.schema import TABLES

    return {table.name: len(getattr(nation, table.name)) for table in TABLES}


def _facts(nation: "Nation", shares: "Shares") -> dict[str, object]:
    from majlis.infrastructure.dossier.header import header_table

    return {
        "header": header_table(nation.header),
        "rows": _rows(nation),
        "coverage": coverage_figures(shares).model_dump(),
    }
