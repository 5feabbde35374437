"""Change what a dialogue asks."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.dialogue.start import MOST, DialogueResult, constituencies
from majlis.acts.dialogue_lines import DialogueCode, head_line
from majlis.acts.texts import Line, Text
from majlis.acts.world import World


class EditCommand(Command):
    """What is changed. What is not given stays."""

    code: DialogueCode
    title: Line | None = Field(default=None, min_length=1, description="What it is called.")
    title_ur: Line | None = Field(default=None, description="Its title in Urdu.")
    question: Text | None = Field(default=None, min_length=1, description="What is asked.")
    question_ur: Text | None = Field(default=None, description="What is asked, in Urdu.")
    constituency: tuple[str, ...] = Field(
        default=(), max_length=MOST, description="Constituencies as ID=NAME=URDU, in place of those there are."
    )
    sealed: bool | None = Field(default=None, description="Whether nobody can see who wrote a statement.")


@act("dialogue.write")
def edit(command: EditCommand, world: World) -> DialogueResult:
    """Change it. Constituencies and the seal stand fast once people may enter.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    InputError
        If a constituency does not fit.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    ConflictError
        If it has gone too far for the change.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, leading

    held = heads.find(records, command.code)
    frame = leading.Frame(
        title=held.title if command.title is None else command.title,
        title_ur=held.title_ur if command.title_ur is None else command.title_ur,
        question=held.question if command.question is None else command.question,
        question_ur=held.question_ur if command.question_ur is None else command.question_ur,
        constituencies=constituencies(command.constituency) or held.constituencies,
        sealed=held.sealed if command.sealed is None else command.sealed,
    )
    head = leading.edit(records, command.code, frame)
    return DialogueResult(dialogue=head_line(head), synthetic=head.synthetic, next=f"majlis dialogue show {head.code}")
