"""What the acts on a nation's draft share: how edits are asked for and told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all

if TYPE_CHECKING:
    from majlis.adapters.records.nations.drafting import Keeper
    from majlis.infrastructure.coverage import Shares
    from majlis.infrastructure.editing.rows import Edit
    from majlis.infrastructure.nation import Header

SHOWN = 20
"""Rows that a text shows, at most."""

Note = Annotated[Line, Field(description="Why, for the history: one line, at most 300 characters.")]
Seen = Annotated[
    int | None,
    Field(
        ge=0,
        description="Number of the revision that you saw. If the same rows were changed since, nothing is done.",
    ),
]
Assignments = Annotated[
    tuple[str, ...],
    Field(description="Columns and their values as COLUMN=VALUE, for example restart_h=4."),
]
TableName = Literal["areas", "operators", "assets", "demands", "requirements", "suppliers", "header"]


class Cell(Part):
    """One column before and after; null where the row is not there."""

    column: str
    before: str | None
    after: str | None


class RowEdit(Part):
    """One row that changed."""

    table: str
    key: str = Field(description="Key columns of the row, joined by /.")
    kind: Literal["added", "changed", "removed"]
    cells: tuple[Cell, ...] = Field(description="The columns that differ.")

    def text(self) -> str:
        """Return the row as one line, or a line for each column that changed."""
        head = f"  {self.kind:<8} {self.table} {self.key}"
        if self.kind != "changed":
            return head
        return "\n".join(
            [head, *(f"             {c.column}: {c.before or '(empty)'} -> {c.after or '(empty)'}" for c in self.cells)]
        )


class CoverageFigures(Part):
    """How well the supply of people is known; the three shares are together 1."""

    people: int = Field(description="People; over all services they count once per service.")
    declared: float = Field(description="Share whose supply the operators declared, 0 to 1.")
    inferred: float = Field(description="Share whose supply is inferred in part, 0 to 1.")
    unknown: float = Field(description="Share of whose supply nothing is known, 0 to 1.")

    def text(self) -> str:
        """Return the shares as one line."""
        if not self.people:
            return "coverage: no people use a service yet"
        return (
            f"coverage: {self.declared:.1%} declared, {self.inferred:.1%} inferred, {self.unknown:.1%} unknown "
            f"of {self.people:,} people (once per service)"
        )


class Edited(Result):
    """What an edit of a draft changed."""

    nation: str
    synthetic: bool
    marking: str = Field(description="Strictest marking of what is shown.")
    revision: int = Field(description="Number of the new revision of the draft.")
    edits: tuple[RowEdit, ...]
    remarks: tuple[str, ...] = Field(default=(), description="What a person should look at.")

    def text(self) -> str:
        """Return the rows that changed and how to undo it."""
        rows = "1 row" if len(self.edits) == 1 else f"{len(self.edits):,} rows"
        head = f"{self.nation}, revision {self.revision}: {rows} · {self.marking}"
        undo = f"To undo it: majlis nation undo {self.nation} {self.revision}"
        lines = [head, *told(self.edits), *self._in_all(), *self.remarks, undo]
        return banded("\n".join(lines), synthetic=self.synthetic)

    def _in_all(self) -> list[str]:
        """Return how many rows of each table changed, where not all are shown."""
        if len(self.edits) <= SHOWN:
            return []
        counts: dict[str, Counter[str]] = {}
        for edit in self.edits:
            counts.setdefault(edit.table, Counter())[edit.kind] += 1
        tables = (
            f"{table}: {', '.join(f'{n:,} {kind}' for kind, n in found.items())}" for table, found in counts.items()
        )
        return [f"  in all: {'; '.join(tables)}"]


def told(edits: Sequence[RowEdit], most: int = SHOWN) -> list[str]:
    """Return the first edits as lines, and how many more there are."""
    more = len(edits) - most
    rest = [f"  ... and {more:,} more {'row' if more == 1 else 'rows'} (--json has all)"] if more > 0 else []
    return [*(edit.text() for edit in edits[:most]), *rest]


def row_edits(edits: "Iterable[Edit]") -> tuple[RowEdit, ...]:
    """Return edits as results show them."""
    return tuple(
        RowEdit.model_validate(
            {
                "table": edit.table,
                "key": edit.key,
                "kind": edit.kind,
                "cells": tuple(
                    Cell(column=name, before=before, after=after) for name, (before, after) in edit.changes().items()
                ),
            }
        )
        for edit in edits
    )


def edited(header: "Header", revision: int, edits: "Sequence[Edit]", remarks: Sequence[str] = ()) -> Edited:
    """Return the result of an edit."""
    return Edited(
        nation=header.id,
        synthetic=header.synthetic,
        marking=marking_of(header, edits),
        revision=revision,
        edits=row_edits(edits),
        remarks=tuple(remarks),
    )


def marking_of(header: "Header", edits: "Iterable[Edit]") -> str:
    """Return the strictest marking of a nation's header and of the rows that edits show."""
    sides = (side.marking for edit in edits for side in (edit.before, edit.after) if side is not None)
    return str(join_all([header.marking, *{id(marking): marking for marking in sides}.values()]))


def coverage_figures(shares: "Shares") -> CoverageFigures:
    """Return shares as results show them."""
    return CoverageFigures(
        people=shares.people, declared=shares.declared, inferred=shares.inferred, unknown=shares.unknown
    )


def keeper(world: World) -> "Keeper":
    """Return how whole drafts are kept in the world's vault."""
    from majlis.adapters.records.nations.drafting import Keeper
    from majlis.adapters.vault.nations import keep_nation, kept_nation

    vault = world.vault
    return Keeper(lambda nation: keep_nation(vault, nation), lambda sha256: kept_nation(vault, sha256))
