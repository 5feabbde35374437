"""Say what differs between two nations, or two versions of one."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.edits import RowEdit, marking_of, row_edits, told
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import Marking, banded


class CompareCommand(Command):
    """What to compare."""

    before: NationText = Field(description="The nation before: a directory, a name (NAME@2, NAME@draft), or a hash.")
    after: NationText = Field(description="The nation after: a directory, a name (NAME@2, NAME@draft), or a hash.")
    most: int = Field(default=20, ge=0, le=1_000_000, description="Rows of a table that the text shows, at most.")


class CompareResult(Result):
    """What leads from one nation to the other."""

    before: str
    after: str
    synthetic: bool
    marking: str
    same: bool
    counts: dict[str, dict[str, int]] = Field(description="Table to added, changed, removed to rows.")
    edits: tuple[RowEdit, ...]
    most: int = Field(exclude=True)

    def text(self) -> str:
        """Return the counts, then the rows."""
        lines = [f"from {self.before} to {self.after} · {self.marking}"]
        if self.same:
            return banded("\n".join([*lines, "They say the same."]), synthetic=self.synthetic)
        lines += [f"{'table':<14}{'added':>10}{'changed':>10}{'removed':>10}"]
        for table, kinds in self.counts.items():
            added, changed, removed = (kinds.get(kind, 0) for kind in ("added", "changed", "removed"))
            lines.append(f"{table:<14}{added:>10,}{changed:>10,}{removed:>10,}")
        for table in self.counts:
            rows = [edit for edit in self.edits if edit.table == table]
            if self.most:
                lines += ["", f"{table}", *told(rows, self.most)]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.read")
def compare(command: CompareCommand, world: World) -> CompareResult:
    """Compare header and tables, row by row.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    from majlis.infrastructure.editing import difference
    from majlis.infrastructure.editing.rows import counted

    first, second = world.place(command.before), world.place(command.after)
    before, after = first.nation(), second.nation()
    edits = difference(before, after)
    marking = Marking.parse(marking_of(before.header, edits)).join(after.header.marking)
    return CompareResult(
        before=first.label,
        after=second.label,
        synthetic=before.header.synthetic or after.header.synthetic,
        marking=str(marking),
        same=not edits,
        counts=counted(edits),
        edits=row_edits(edits),
        most=command.most,
    )
