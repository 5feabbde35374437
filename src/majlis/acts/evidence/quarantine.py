"""List the rows of evidence that could not be read, or write them to a file to be mended."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import ARGUMENT, WRITES, Command, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.fault_line import FaultLine
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.options import NationText
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import banded, join_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from majlis.adapters.records.evidence.quarantine import Aside

_SHOWN = 20


class QuarantineCommand(Command):
    """Whose rows, of which source, and where to write them."""

    nation: NationText
    source: Line = Field(default="", description="Only of this source.", json_schema_extra=ARGUMENT)
    out: Path | None = Field(
        default=None,
        description="Write the rows to this CSV file, each with its fault, to be mended in a spreadsheet.",
        json_schema_extra=WRITES,
    )
    replace: bool = Field(default=False, description="Write over a file that is there.")


class AsideLine(FaultLine):
    """A row that was set aside: where it stands in its file, what it holds, what is wrong, and how to mend it."""

    source: str
    row: int
    cells: dict[str, str]


class QuarantineResult(Result):
    """The rows that wait, by source and row."""

    nation: str
    synthetic: bool
    marking: str
    rows: tuple[AsideLine, ...]
    out: str = Field(description="The file that was written; empty where none was.")

    def text(self) -> str:
        """Return a line for each of the first rows."""
        if not self.rows:
            return banded(f"No row of {self.nation} is set aside.", synthetic=self.synthetic)
        many = "1 row is" if len(self.rows) == 1 else f"{len(self.rows):,} rows are"
        lines = [f"{many} set aside · {self.nation} · {self.marking}"]
        for one in self.rows[:_SHOWN]:
            lines += [
                f"{one.source}, row {one.row}: {one.what}",
                f"  {'; '.join(filter(None, one.cells.values()))[:100]}",
            ]
        if len(self.rows) > _SHOWN:
            lines.append(f"and {len(self.rows) - _SHOWN:,} more (--json or --out has all)")
        if self.out:
            lines.append(f"Written to {self.out}. Mend the cells, then: majlis evidence mend {self.nation} {self.out}")
        else:
            lines.append(f"Mend them: majlis evidence quarantine {self.nation} --out FILE.csv")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("evidence.read")
def quarantine(command: QuarantineCommand, world: World) -> QuarantineResult:
    """Tell what was set aside; where a file is asked for, write it whole or not at all.

    Raises
    ------
    NotFoundError
        If there is no such nation, source or folder.
    ConflictError
        If the file is there already.
    """
    kept = recorded(command.nation, world)
    from majlis.adapters.records.evidence.quarantine import aside

    rows = aside(kept.records, kept.code, command.source)
    header = kept.place.header()
    synthetic = header.synthetic or any(one.synthetic for one in rows)
    marking = str(join_all([header.marking, *{one.marking for one in rows}]))
    if command.out is not None:
        demand_leave(world, Leaving("evidence quarantine", kept.code, marking, command.source))
        _write(command.out, rows, synthetic=synthetic, replace=command.replace)
    return QuarantineResult(
        nation=command.nation,
        synthetic=synthetic,
        marking=marking,
        rows=tuple(AsideLine.of(one.fault, source=one.source, row=one.row, cells=dict(one.cells)) for one in rows),
        out=str(command.out or ""),
    )


def _write(path: Path, rows: "Sequence[Aside]", *, synthetic: bool, replace: bool) -> None:
    from majlis.evidence.mending import Waiting, write_csv

    if path.exists() and not replace:
        raise ConflictError(f"{path} is there already", mend="give another name, or --replace", code="evidence.exists")
    waiting = [Waiting(one.source, one.row, dict(one.cells), one.fault) for one in rows]
    try:
        write_whole(path, write_csv(waiting, synthetic=synthetic))
    except OSError as error:
        raise NotFoundError(
            f"{path} cannot be written: {error.strerror}", mend="give a file in a folder that is there"
        ) from None
