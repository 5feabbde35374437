"""Write a nation as a dossier or a workbook."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.nation.synthesize import refuse_if_taken
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded

_WORKBOOK = ".xlsx"


class ExportCommand(Command):
    """What to write, and where."""

    nation: NationText
    target: Path = Field(description="Directory to make, or a workbook if it ends in .xlsx.", json_schema_extra=WRITES)
    replace: bool = Field(
        default=False, description="Replace what is there. Evidence and parameters in a directory stay."
    )


class ExportResult(Result):
    """What was written."""

    nation: str
    target: str
    form: str = Field(description="dossier or workbook.")
    synthetic: bool
    marking: str
    sha256: str = Field(description="Hash of the nation's content; importing the target gives the same.")
    rows: dict[str, int] = Field(description="Rows by table.")

    def text(self) -> str:
        """Return what was written in two lines."""
        rows = ", ".join(f"{table} {count:,}" for table, count in self.rows.items())
        head = f"Wrote {self.nation} to {self.target} ({self.form}, hash {self.sha256[:12]}) · {self.marking}"
        return banded(f"{head}\n{rows}", synthetic=self.synthetic)


@act("nation.read")
def export(command: ExportCommand, world: World) -> ExportResult:
    """Write the nation whole, or nothing. Evidence and parameters of the records are not part of it.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    ConflictError
        If the target holds something and is not to be replaced.
    PermissionDeniedError
        If who acts comes over a network and may not take tables away.
    WaitsError
        If it is RED, and no second person has agreed yet that it leaves.
    """
    from majlis.infrastructure import nation_hash, write
    from majlis.infrastructure.dossier.schema import TABLES

    workbook = command.target.suffix.lower() == _WORKBOOK
    if workbook:
        _refuse_file(command.target, replace=command.replace)
    else:
        refuse_if_taken(command.target, replace=command.replace)
    place = world.place(command.nation)
    nation = place.nation()
    key = f"{nation_hash(nation)} {command.target.suffix.lower()}"
    demand_leave(world, Leaving("nation export", place.label, str(nation.marking), key))
    if workbook:
        from majlis.infrastructure.workbook import workbook_bytes
        from majlis.kernel.files import write_whole

        data = workbook_bytes(nation)
        command.target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(command.target, data)
    else:
        write(nation, command.target)
    rows = {table.name: len(getattr(nation, table.name)) for table in TABLES}
    form = "workbook" if workbook else "dossier"
    if not world.actor.at_the_machine:
        detail: dict[str, object] = {"form": form, "rows": sum(rows.values()), "marking": str(nation.marking)}
        world.note("nation export", place.label, detail=detail)
    return ExportResult(
        nation=place.label,
        target=str(command.target),
        form=form,
        synthetic=nation.header.synthetic,
        marking=str(nation.marking),
        sha256=nation_hash(nation),
        rows=rows,
    )


def _refuse_file(target: Path, *, replace: bool) -> None:
    if target.is_dir() or (target.exists() and not replace):
        kind = "directory" if target.is_dir() else "file"
        raise ConflictError(
            f"{target} is a {kind} already" if target.is_dir() else f"{target} is there already",
            why="it would be lost",
            mend="give another name" + ("" if target.is_dir() else ", or add --replace"),
            code="nation.file-taken",
        )
