"""Merge assets, operators or areas of a nation's draft into one."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.edits import Edited, Note, Seen, edited
from majlis.acts.options import NationCode, parts
from majlis.acts.world import World


class MergeCommand(Command):
    """What to merge."""

    nation: NationCode
    parts: tuple[str, ...] = Field(
        min_length=1,
        description="Identifiers of the rows to merge: assets, operators or areas. One alone gets a new identifier.",
    )
    into: str = Field(
        max_length=200, json_schema_extra=OPTION, description="Identifier of the whole: a new one, or one of the parts."
    )
    needs: Literal["all", "any"] = Field(
        default="all",
        description="Where assets supplied: all parts were needed for what the whole is (k shrinks with n), "
        "or any part did (k stays).",
    )
    note: Note = ""
    revision: Seen = None


@act("nation.write")
def merge(command: MergeCommand, world: World) -> Edited:
    """Put the whole in the place of its parts.

    Raises
    ------
    NotFoundError
        If there is no such nation or part.
    ConflictError
        If the whole is there and no part, if the parts do not fit together, or if somebody has changed the same rows.
    PermissionDeniedError
        If the reader may not see the whole draft.
    """
    from majlis.infrastructure import editing

    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions

    seen, draft = nations.draft_at(records, command.nation)
    made = editing.merge(draft, parts(command.parts), command.into, needs=command.needs)
    intent = revisions.Intent(
        "nation merge",
        command.note,
        seen if command.revision is None else command.revision,
        came_from=parts(command.parts),
        became=(command.into,),
    )
    number = revisions.commit(records, command.nation, made.edits, intent)
    return edited(draft.header, number, made.edits, editing.remarks(made))
