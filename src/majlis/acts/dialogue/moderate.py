"""Accept, refuse or merge what a participant said, with a reason."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.dialogue.seed import SaidResult
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class ModerateCommand(Command):
    """What is decided of which statement or remark."""

    code: DialogueCode
    verdict: Literal["accept", "refuse", "merge"] = Field(
        description="accept, refuse or merge.", json_schema_extra=OPTION
    )
    statement: int | None = Field(default=None, ge=1, le=1_000_000, description="Number of the statement.")
    remark: int | None = Field(default=None, ge=1, le=1_000_000, description="Number of the argument or dissent.")
    into: int | None = Field(
        default=None, ge=1, le=1_000_000, description="Number of the statement that says the same, for merge."
    )
    reason: Line = Field(default="", description="Why, in one sentence: its author reads it. Refusing needs it.")


class ModerateResult(SaidResult):
    """How it stands now."""

    def text(self) -> str:
        """Return how it stands."""
        return banded(f"{self.code} · {self.what} {self.number} · {self.state}", synthetic=self.synthetic)


@act("dialogue.write")
def moderate(command: ModerateCommand, world: World) -> ModerateResult:
    """Do it, and write who did it, when and why into the log, which everybody reads who reads the dialogue.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, statement or remark.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If neither or both are named, or a reason is missing.
    ConflictError
        If it is so already.
    """
    if (command.statement is None) == (command.remark is None):
        raise InputError(
            "name a statement or a remark", where="option --statement", mend="give one of both", code="dialogue.which"
        )
    records = world.records
    from majlis.adapters.records.dialogue import heads, moderating

    what, number = ("statement", command.statement) if command.remark is None else ("remark", command.remark)
    assert number is not None
    verdict = moderating.Verdict(what, number, command.verdict, command.into, command.reason)
    state = moderating.moderate(records, command.code, verdict)
    head = heads.find(records, command.code)
    return ModerateResult(code=head.code, what=what, number=number, state=state, synthetic=head.synthetic)
