"""Take a row out of a nation's draft, with what belongs to it."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.edits import Edited, Note, Seen, TableName, edited
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


class RetireCommand(Command):
    """Which row to take out."""

    nation: NationCode
    row: str = Field(max_length=620, description="Key of the row: an identifier, NODE/GROUP or NODE/GROUP/SUPPLIER.")
    with_links: bool = Field(
        default=False, description="Take out what needs the row as well, instead of refusing. The result names it all."
    )
    table: TableName | None = Field(default=None, description="Table of the row, where two tables hold the key.")
    note: Note = ""
    revision: Seen = None


@act("nation.write")
def retire(command: RetireCommand, world: World) -> Edited:
    """Take out the row and what is part of it; refuse while something needs it.

    Raises
    ------
    NotFoundError
        If there is no such nation or row.
    ConflictError
        If something needs the row; everything that does is named.
    PermissionDeniedError
        If the reader may not see the whole draft: what needs the row could be hidden.
    """
    from majlis.infrastructure import editing

    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions, rows

    seen, draft = nations.draft_at(records, command.nation)
    table, _ = rows.find_row(records, command.nation, command.row, command.table or "")
    if table == "header":
        raise ConflictError("the header of a nation stays", mend="name a row of a table", code="records.header-stays")
    edits = editing.retire(draft, table, command.row, with_links=command.with_links)
    intent = revisions.Intent("nation retire", command.note, seen if command.revision is None else command.revision)
    return edited(draft.header, revisions.commit(records, command.nation, edits, intent), edits)
