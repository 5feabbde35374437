"""Take back a revision of a nation's draft."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.edits import Edited, Note, edited, keeper
from majlis.acts.options import NationCode
from majlis.acts.world import World


class UndoCommand(Command):
    """Which revision to take back."""

    nation: NationCode
    revision: int | None = Field(
        default=None,
        ge=1,
        json_schema_extra=ARGUMENT,
        description="Number of the revision. Without it: the newest that still counts and is no undo itself.",
    )
    note: Note = ""


@act("nation.write")
def undo(command: UndoCommand, world: World) -> Edited:
    """Take the revision back as a new revision, which can be undone in turn.

    Raises
    ------
    NotFoundError
        If there is no such nation or revision.
    ConflictError
        If it was undone already, or something later touched the same rows.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import drafting
    from majlis.adapters.records.nations.revisions import Intent

    header = nations.header(records, command.nation)
    undone, written = drafting.undo(
        records, command.nation, command.revision, keeper(world), Intent("nation undo", command.note)
    )
    remark = f"Revision {undone.number} ({undone.act} by {undone.actor}) is undone."
    header = next((edit.after for edit in written.edits if edit.table == "header" and edit.after), header)
    number = written.revision or undone.number
    return edited(header, number, written.edits, (remark,))
