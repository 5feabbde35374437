"""Show who changed what in a nation's draft, when and why."""

from datetime import datetime

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Part, Result, act
from majlis.acts.edits import RowEdit, TableName, marking_of, row_edits
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded

_EDITS = 10


class HistoryCommand(Command):
    """Which history to show."""

    nation: NationCode
    row: str = Field(
        default="",
        max_length=620,
        json_schema_extra=ARGUMENT,
        description="Key of a row, whose history alone is shown, also after it was retired.",
    )
    table: TableName | None = Field(default=None, description="Table of the row, where two tables held the key.")
    most: int = Field(default=20, ge=1, le=10_000, description="Revisions, at most, newest first.")


class RevisionLine(Part):
    """One revision."""

    number: int
    act: str
    actor: str
    at: datetime = Field(description="Instant, UTC.")
    note: str
    counts: dict[str, dict[str, int]] = Field(description="Table to added, changed, removed to rows.")
    undoes: int | None = Field(description="Revision that it took back.")
    undone_by: int | None = Field(description="Revision that took it back.")
    came_from: tuple[str, ...] = Field(description="Of a split or merge: the rows that were.")
    became: tuple[str, ...] = Field(description="Of a split or merge: the rows that took their place.")
    kept_before: str = Field(
        description="Hash under which the vault keeps the whole draft before, where the rows are not written down."
    )
    edits: tuple[RowEdit, ...] = Field(description="The first rows that it changed; of one row's history, that row.")

    def text(self) -> str:
        """Return the revision as a few lines."""
        state = f" (undone by {self.undone_by})" if self.undone_by else ""
        state = f" (undoes {self.undoes})" if self.undoes else state
        head = f"{self.number:>5}  {self.at:%Y-%m-%d %H:%M}  {self.actor}: {self.act}{state}"
        lines = [head, *([f"       {self.note}"] if self.note else [])]
        if self.became:
            lines.append(f"       {', '.join(self.came_from)} became {', '.join(self.became)}")
        lines += [f"     {line}" for edit in self.edits for line in edit.text().splitlines()]
        total = sum(sum(kinds.values()) for kinds in self.counts.values())
        if not self.edits:
            lines.append(f"       {_counts(self.counts)}")
        elif total > len(self.edits) and not self.kept_before:
            lines.append(f"       in all: {_counts(self.counts)}")
        if self.kept_before:
            lines.append(f"       before it: nation {self.kept_before[:12]} of the vault (majlis nation compare)")
        return "\n".join(lines)


def _counts(counts: dict[str, dict[str, int]]) -> str:
    return "; ".join(
        f"{table}: {', '.join(f'{count:,} {kind}' for kind, count in kinds.items())}" for table, kinds in counts.items()
    )


class HistoryResult(Result):
    """The history, newest first."""

    nation: str
    synthetic: bool
    marking: str
    row: str
    total: int = Field(description="Revisions in all.")
    revisions: tuple[RevisionLine, ...]

    def text(self) -> str:
        """Return a few lines for each revision."""
        of = f" of {self.row}" if self.row else ""
        head = f"{self.nation}: {self.total:,} {'revision' if self.total == 1 else 'revisions'}{of} · {self.marking}"
        older = self.total - len(self.revisions)
        rest = [f"({older:,} older; see --most)"] if older > 0 else []
        return banded("\n".join([head, *(one.text() for one in self.revisions), *rest]), synthetic=self.synthetic)


@act("nation.read")
def history(command: HistoryCommand, world: World) -> HistoryResult:
    """Show the revisions of a draft, or of one row of it.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import history as kept

    header = nations.header(records, command.nation)
    known = kept.done(records, command.nation)
    if command.row:
        of_row = kept.row_history(records, command.nation, command.row, command.table or "", known)
        whole = {done.number for done in known if done.kept_before}
        known = tuple(done for done in known if done.number in of_row or done.number in whole)
    shown = known[: command.most]
    if command.row:
        edits = {done.number: of_row.get(done.number, []) for done in shown}
    else:
        edits = kept.changes(records, command.nation, [done.number for done in shown], most=_EDITS)
    return HistoryResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=marking_of(header, [edit for of_one in edits.values() for edit in of_one]),
        row=command.row,
        total=len(known),
        revisions=tuple(
            RevisionLine(
                number=done.number,
                act=done.act,
                actor=done.actor,
                at=done.at,
                note=done.note,
                counts={table: dict(kinds) for table, kinds in done.counts.items()},
                undoes=done.undoes,
                undone_by=done.undone_by,
                came_from=done.came_from,
                became=done.became,
                kept_before=done.kept_before,
                edits=row_edits(edits[done.number]),
            )
            for done in shown
        ),
    )
