"""Add a statement in the name of who leads the dialogue."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class SeedCommand(Command):
    """Which dialogue, and what is said."""

    code: DialogueCode
    text: Line = Field(default="", description="One thought in a sentence, in English.")
    text_ur: Line = Field(default="", description="The same in Urdu.")


class SaidResult(Result):
    """The number of what was said, and its state."""

    code: str
    what: str = Field(description="statement, remark or question.")
    number: int
    state: str = Field(description="accepted, or waiting until it is moderated.")
    synthetic: bool

    def text(self) -> str:
        """Return the number."""
        told = "It is shown." if self.state == "accepted" else "Thank you. It is shown when it has been read."
        return banded(f"{self.code} · {self.what} {self.number} · {told}", synthetic=self.synthetic)


@act("dialogue.write")
def seed(command: SeedCommand, world: World) -> SaidResult:
    """Add it, accepted at once.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If it is empty or too long.
    ConflictError
        If no statements are taken any longer.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, leading

    number = leading.seed(records, command.code, command.text, command.text_ur)
    head = heads.find(records, command.code)
    return SaidResult(code=head.code, what="statement", number=number, state="accepted", synthetic=head.synthetic)
