"""Split an asset of a nation's draft into several."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.edits import Edited, Note, Seen, edited
from majlis.acts.options import NationCode, parts
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class SplitCommand(Command):
    """Which asset to split, and into what."""

    nation: NationCode
    asset: str = Field(max_length=200, description="Asset to split, for example power:north.")
    into: tuple[str, ...] = Field(
        min_length=1,
        json_schema_extra=OPTION,
        description="Identifiers of the pieces, new in the nation, for example grid:north-1,grid:north-2.",
    )
    needs: Literal["all", "any"] = Field(
        default="all",
        description="Where the asset supplied: all pieces are needed for what it was (k grows with n), "
        "or any piece does (k stays).",
    )
    share: tuple[str, ...] = Field(
        default=(),
        description="Shares of the people it supplies, one for each piece, for example 60,40: each zone is divided, "
        "and each part is supplied by one piece. Without it, people are supplied by the pieces together.",
    )
    note: Note = ""
    revision: Seen = None


@act("nation.write")
def split(command: SplitCommand, world: World) -> Edited:
    """Put the pieces in the asset's place.

    Raises
    ------
    NotFoundError
        If there is no such nation or asset.
    ConflictError
        If a piece is there already, or somebody has changed the same rows.
    InputError
        If pieces and shares do not fit.
    PermissionDeniedError
        If the reader may not see the whole draft.
    """
    from majlis.infrastructure import editing

    shares = [_number(text) for text in parts(command.share)]
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import revisions

    seen, draft = nations.draft_at(records, command.nation)
    made = editing.split(draft, command.asset, parts(command.into), needs=command.needs, shares=shares)
    intent = revisions.Intent(
        "nation split",
        command.note,
        seen if command.revision is None else command.revision,
        came_from=(command.asset,),
        became=parts(command.into),
    )
    number = revisions.commit(records, command.nation, made.edits, intent)
    return edited(draft.header, number, made.edits, editing.remarks(made))


def _number(text: str) -> float:
    try:
        return float(text.removesuffix("%"))
    except ValueError:
        raise InputError(
            f"{text[:60]!r} is not a number", where="option --share", mend="write numbers with commas, like 60,40"
        ) from None
