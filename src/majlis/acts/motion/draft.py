"""Draft a motion on an item: what a body is asked to decide."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.motion_lines import (
    ItemCode,
    MarkingText,
    MotionResult,
    MotionText,
    Title,
    UrduText,
    UrduTitle,
    new_of,
    stands,
)
from majlis.acts.texts import Line
from majlis.acts.world import World


class DraftCommand(Command):
    """What is to be decided."""

    item: ItemCode
    title: Title = Field(json_schema_extra=OPTION)
    text: MotionText = Field(json_schema_extra=OPTION)
    title_ur: UrduTitle = ""
    text_ur: UrduText = ""
    option: Line = Field(default="", max_length=80, description="Name of this option, where an item has several.")
    legal_basis: Line = Field(default="", description="What lets the body decide it.")
    supersedes: str = Field(default="", max_length=40, description="Code of a decision whose place it takes.")
    proposed_by: str = Field(default="", max_length=64, description="Code of the seat that proposes it.")
    rule: str = Field(default="", max_length=64, description="Code of the rule. Default: the body's.")
    marking: MarkingText = ""


FIELDS = ("title", "text", "title_ur", "text_ur", "option", "legal_basis", "supersedes", "proposed_by", "rule")


@act("council.write")
def draft(command: DraftCommand, world: World) -> MotionResult:
    """Draft it. It may be changed until it is put.

    Raises
    ------
    NotFoundError
        If there is no such item, seat, rule or decision.
    ConflictError
        If the item is done or withdrawn.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    return stands(world, moving.draft(records, command.item, new_of(command, *FIELDS)))
