"""Change some columns of a row of a nation's draft."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.edits import Assignments, Edited, Note, Seen, TableName, edited
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class ChangeCommand(Command):
    """Which row to change, and how."""

    nation: NationCode
    row: str = Field(
        max_length=620,
        description="Key of the row: an identifier, NODE/GROUP or NODE/GROUP/SUPPLIER; "
        "the nation's own name stands for its header.",
    )
    set_: Assignments = ()
    table: TableName | None = Field(default=None, description="Table of the row, where two tables hold the key.")
    note: Note = ""
    revision: Seen = None


def _judge_zone(before: object, after: object) -> None:
    """See that a new time zone is one: a dossier from elsewhere may hold another, nobody sets one by hand."""
    zone = getattr(after, "time_zone", None)
    if zone is None or zone == getattr(before, "time_zone", None):
        return
    from majlis.kernel.spelling import demand_known
    from majlis.reference.loader import time_zones

    demand_known("time zone", zone, sorted(time_zones()), where="time_zone")


@act("nation.write")
def change(command: ChangeCommand, world: World) -> Edited:
    """Judge the new cells as a dossier's reader does, and change the row; the other columns stay.

    Raises
    ------
    NotFoundError
        If there is no such nation or row.
    InputError
        If a column or a cell does not fit, or nothing would change.
    ConflictError
        If somebody has changed the row since the revision that was seen.
    """
    from majlis.infrastructure.editing.rows import Edit, changed_row, settings

    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions, rows

    header = nations.header(records, command.nation)
    cells = settings(command.set_)
    table, before = rows.find_row(records, command.nation, command.row, command.table or "")
    after = changed_row(table, before, cells)
    _judge_zone(before, after)
    if after == before:
        raise InputError(
            f"nothing would change in {command.row}",
            why="every column has that value already" if cells else "no column was given",
            mend="give columns with --set COLUMN=VALUE",
            code="nation.no-change",
        )
    edits = (Edit(table, command.row, before, after),)
    intent = revisions.Intent("nation change", command.note, command.revision)
    return edited(header, revisions.commit(records, command.nation, edits, intent), edits)
