"""Change what an item says, or its marking."""

from datetime import date

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import ItemCode, KindName, MarkingText, Said, Strength, given, item_said, marking_of
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World

FIELDS = ("kind", "title", "title_ur", "question", "recommendation", "dissent", "strength", "strength_why", "due")


class EditCommand(Command):
    """Which item, and what changes. What is not named stays."""

    item: ItemCode
    title: GivenLine | None = Field(default=None, description="What it is called.")
    kind: KindName | None = Field(default=None, description="What is wanted of the body.")
    title_ur: Line | None = Field(default=None, description="The title in Urdu.")
    question: Text | None = Field(default=None, description="What is asked of the body, in one or two sentences.")
    recommendation: Text | None = Field(default=None, description="What the secretariat recommends.")
    dissent: Text | None = Field(default=None, description="Who holds otherwise, and why.")
    strength: Strength | None = Field(default=None, description="Strength of the evidence.")
    strength_why: Text | None = Field(default=None, description="Why it is that strong or weak.")
    due: date | None = Field(default=None, description="By when it is wanted.")
    marking: MarkingText = Field(default="", description="Who may see it. A stricter one holds for its papers, too.")


@act("council.write")
def edit(command: EditCommand, world: World) -> Said:
    """Change it.

    Raises
    ------
    NotFoundError
        If there is no such item.
    InputError
        If the marking is none, or one that the person could not read.
    ConflictError
        If nothing changes, or it is done or withdrawn.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    marking = marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import agenda

    agenda.edit(records, command.item, given(command, *FIELDS), marking)
    return item_said(records, command.item, f"{command.item} is changed.")
