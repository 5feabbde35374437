"""Draft an amendment: a motion that wants another text of a motion that was put."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.motion_lines import (
    EnglishStays,
    MarkingText,
    MotionCode,
    MotionResult,
    MotionText,
    Title,
    UrduStays,
    UrduText,
    UrduTitle,
    new_of,
    stands,
    staying,
)
from majlis.acts.world import World


class AmendCommand(Command):
    """Which motion, and its text as it should be."""

    motion: MotionCode
    title: Title = Field(json_schema_extra=OPTION)
    text: MotionText = Field(json_schema_extra=OPTION, description="The whole text of the motion as it should be.")
    title_ur: UrduTitle = ""
    text_ur: UrduText = Field(default="", description="The same in Urdu. Default: as it is.")
    proposed_by: str = Field(default="", max_length=64, description="Code of the seat that proposes it.")
    rule: str = Field(default="", max_length=64, description="Code of the rule. Default: the body's.")
    marking: MarkingText = Field(default="", description="Like TLP:CLEAR. Default: that of the motion.")
    urdu_stays: UrduStays = False
    english_stays: EnglishStays = False


@act("council.write")
def amend(command: AmendCommand, world: World) -> MotionResult:
    """Draft it. It is put and voted on like a motion, before the motion; carried, it changes the motion's text.

    Raises
    ------
    NotFoundError
        If there is no such motion or seat.
    ConflictError
        If the motion was not put, is an amendment itself, or is being voted on.
    InputError
        If the text is the same, or changes in one language alone.
    """
    records = world.records
    from majlis.adapters.records.council import moving

    new = new_of(command, "title", "text", "title_ur", "text_ur", "proposed_by", "rule")
    return stands(world, moving.amend(records, command.motion, new, staying(command)))
