"""Add an item to the agenda of a meeting, or to the forward plan."""

from datetime import date

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.council_lines import BodyCode, KindName, MarkingText, Said, Strength, item_said, marking_of
from majlis.acts.texts import GivenLine, Line, Text
from majlis.acts.world import World


class AddCommand(Command):
    """Of which body, and what the item asks."""

    body: BodyCode
    title: GivenLine = Field(description="What it is called.", json_schema_extra=OPTION)
    kind: KindName = Field(default="decision", description="What is wanted of the body.")
    meeting: str = Field(default="", max_length=40, description="Code of the meeting. Default: the forward plan.")
    title_ur: Line = Field(default="", description="The title in Urdu.")
    question: Text = Field(default="", description="What is asked of the body, in one or two sentences.")
    recommendation: Text = Field(default="", description="What the secretariat recommends.")
    dissent: Text = Field(default="", description="Who holds otherwise, and why.")
    strength: Strength = Field(default="", description="Strength of the evidence. Default: not judged.")
    strength_why: Text = Field(default="", description="Why it is that strong or weak.")
    due: date | None = Field(default=None, description="By when it is wanted.")
    marking: MarkingText = Field(default="", description="Who may see it. Default: as the meeting, or the body.")


FIELDS = ("kind", "title", "title_ur", "question", "recommendation", "dissent", "strength", "strength_why", "due")


@act("council.write")
def add(command: AddCommand, world: World) -> Said:
    """Add it under the next code of the year.

    Raises
    ------
    NotFoundError
        If there is no such body or meeting.
    InputError
        If the meeting is another body's, or the marking is none.
    ConflictError
        If the body is dissolved, or the meeting is over.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    marking = marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import agenda

    facts = {name: getattr(command, name) for name in FIELDS}
    code = agenda.add(records, command.body, agenda.New(facts, command.meeting, marking))
    return item_said(records, code, f"{code} is added.")
