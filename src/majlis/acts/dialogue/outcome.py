"""Tell what became of a statement, or of the whole dialogue."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.texts import Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import banded


class OutcomeCommand(Command):
    """What became of what."""

    code: DialogueCode
    statement: int | None = Field(
        default=None, ge=1, le=1_000_000, description="Number of the statement. Default: the whole dialogue."
    )
    decision: Line = Field(default="", max_length=80, description="Number of the decision that it led to.")
    text: Text = Field(default="", description="What became of it, in a sentence or two.")
    text_ur: Text = Field(default="", description="The same in Urdu.")


class OutcomeResult(Result):
    """What was told."""

    code: str
    statement: int | None
    synthetic: bool

    def text(self) -> str:
        """Return what was told."""
        about = f"statement {self.statement}" if self.statement else "the dialogue"
        line = f"{self.code} · what became of {about} is told. Everybody who took part finds it."
        return banded(line, synthetic=self.synthetic)


@act("dialogue.write")
def outcome(command: OutcomeCommand, world: World) -> OutcomeResult:
    """Tell it, from the phase report on. What was told before stays in the records.

    Raises
    ------
    NotFoundError
        If there is no such dialogue or statement, or the nation has no such decision that the person may read.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If nothing is told.
    ConflictError
        If people are still heard.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, leading

    became = leading.Became(command.statement, command.decision, command.text, command.text_ur)
    leading.outcome(records, command.code, became)
    head = heads.find(records, command.code)
    return OutcomeResult(code=head.code, statement=command.statement, synthetic=head.synthetic)
