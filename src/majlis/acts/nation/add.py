"""Add a row to a nation's draft."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.edits import Assignments, Edited, Note, Seen, edited
from majlis.acts.options import NationCode
from majlis.acts.world import World


class AddCommand(Command):
    """Which row to add."""

    nation: NationCode
    table: str = Field(description="Table: areas, operators, assets, demands, requirements or suppliers.")
    key: str = Field(
        max_length=620,
        description="Key of the row: an identifier like grid:north-07; of a requirement NODE/GROUP, "
        "of a supplier NODE/GROUP/SUPPLIER.",
    )
    set_: Assignments = ()
    note: Note = ""
    revision: Seen = None


@act("nation.write")
def add(command: AddCommand, world: World) -> Edited:
    """Judge every cell as a dossier's reader does, and add the row.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the table, the key or a cell does not fit, or a column is missing.
    ConflictError
        If there is such a row already.
    """
    from majlis.infrastructure.editing.rows import Edit, new_row, settings

    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions

    header = nations.header(records, command.nation)
    row = new_row(command.table, command.key, settings(command.set_), marking=str(header.marking))
    edits = (Edit(command.table, command.key, None, row),)
    intent = revisions.Intent("nation add", command.note, command.revision)
    return edited(header, revisions.commit(records, command.nation, edits, intent), edits)
