"""Give a dialogue a new code word, with which people enter without an account, or take it away."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class WordCommand(Command):
    """Which dialogue."""

    code: DialogueCode
    off: bool = Field(default=False, description="Let nobody in without an account any longer.")


class WordResult(Result):
    """The code word. It is shown once and kept nowhere."""

    code: str
    word: str = Field(description="The code word; empty where nobody enters without an account.")
    synthetic: bool

    def text(self) -> str:
        """Return the code word."""
        line = (
            f"Dialogue   {self.code}\nCode word  {self.word}  (shown once; a new one takes its place)"
            if self.word
            else f"Nobody enters {self.code} without an account now. Who is in stays in."
        )
        return banded(line, synthetic=self.synthetic)


@act("dialogue.write")
def word(command: WordCommand, world: World) -> WordResult:
    """Make a new code word; one that was given out before opens nothing any longer.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    ConflictError
        If its marking lets in nobody without an account.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, leading

    new = leading.word(records, command.code, off=command.off)
    head = heads.find(records, command.code)
    return WordResult(code=head.code, word=new, synthetic=head.synthetic)
