"""Write a note of dissent, from a statement or from the whole; the report carries it."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.dialogue.seed import SaidResult
from majlis.acts.dialogue_lines import DialogueCode, Secret, secret_of
from majlis.acts.texts import Line, Text
from majlis.acts.world import World


class DissentCommand(Command):
    """Your note."""

    code: DialogueCode
    text: Text = Field(default="", description="What you do not agree with, and why, in English.")
    text_ur: Text = Field(default="", description="The same in Urdu. One of both is enough.")
    statement: int | None = Field(
        default=None, ge=1, le=1_000_000, description="Number of the statement. Default: from the whole."
    )
    signed: Line = Field(default="", description="Your name, if it is to stand under the note.")
    token: Secret = ""


@act("dialogue.speak")
def dissent(command: DissentCommand, world: World) -> SaidResult:
    """Take the note; it is shown when it has been read.

    Raises
    ------
    NotFoundError
        If you do not take part, or there is no such statement.
    InputError
        If it says nothing.
    ConflictError
        If no notes are taken now, or there are too many.
    """
    records = world.records
    from majlis.adapters.records.dialogue import entering, speaking

    secret = secret_of(world, command.code, command.token)
    one = speaking.Remark("dissent", command.statement, command.text, command.text_ur, signed=command.signed)
    number = speaking.remark(records, command.code, secret, one)
    head = entering.head_for(records, command.code, secret)
    return SaidResult(code=head.code, what="remark", number=number, state="waiting", synthetic=head.synthetic)
