"""Give an argument for or against a statement, and cite what it rests on."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.dialogue.seed import SaidResult
from majlis.acts.dialogue_lines import DialogueCode, Secret, StatementNumber, secret_of
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class ArgueCommand(Command):
    """Your argument."""

    code: DialogueCode
    statement: StatementNumber
    side: Literal["for", "against"] = Field(description="for or against.", json_schema_extra=ARGUMENT)
    text: Line = Field(default="", description="The argument, in English.")
    text_ur: Line = Field(default="", description="The same in Urdu. One of both is enough.")
    evidence: Line = Field(default="", description="What it rests on: a run, a document, a source, an address.")
    sha256: str = Field(
        default="",
        pattern="^([0-9a-f]{64})?$",
        description="Hash of what it rests on, so that nobody changes it later.",
    )
    token: Secret = ""


@act("dialogue.speak")
def argue(command: ArgueCommand, world: World) -> SaidResult:
    """Take the argument; it is shown when it has been read.

    Raises
    ------
    NotFoundError
        If you do not take part, or there is no such statement.
    InputError
        If it says nothing, or a hash comes without what it is of.
    ConflictError
        If no arguments are taken now, or there are too many.
    """
    if command.sha256 and not command.evidence:
        raise InputError(
            "a hash alone says nothing", where="option --evidence", mend="name what it is of", code="dialogue.evidence"
        )
    records = world.records
    from majlis.adapters.records.dialogue import entering, speaking

    secret = secret_of(world, command.code, command.token)
    one = speaking.Remark(
        command.side, command.statement, command.text, command.text_ur, command.evidence, command.sha256
    )
    number = speaking.remark(records, command.code, secret, one)
    head = entering.head_for(records, command.code, secret)
    return SaidResult(code=head.code, what="remark", number=number, state="waiting", synthetic=head.synthetic)
