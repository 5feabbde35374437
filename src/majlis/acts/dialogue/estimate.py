"""Estimate a quantity: a value it hardly falls below, one in the middle, one it hardly rises above."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, Quantiles, Secret, secret_of
from majlis.acts.world import World
from majlis.kernel.marking import banded


class EstimateCommand(Command):
    """Your estimate: quantiles of 5, 50 and 95 %."""

    code: DialogueCode
    question: int = Field(ge=1, le=1_000_000, description="Number of the question.")
    low: float = Field(
        allow_inf_nan=False, description="It falls below this once in twenty times.", json_schema_extra=OPTION
    )
    middle: float = Field(allow_inf_nan=False, description="As often below as above.", json_schema_extra=OPTION)
    high: float = Field(
        allow_inf_nan=False, description="It rises above this once in twenty times.", json_schema_extra=OPTION
    )
    token: Secret = ""


class EstimateResult(Result):
    """That your estimate counts."""

    code: str
    question: int
    own: Quantiles
    synthetic: bool

    def text(self) -> str:
        """Return that it counts."""
        return banded(f"{self.code} · question {self.question}: {self.own.line('')}", synthetic=self.synthetic)


@act("dialogue.speak")
def estimate(command: EstimateCommand, world: World) -> EstimateResult:
    """Take the estimate; your last one counts.

    Raises
    ------
    NotFoundError
        If you do not take part, or there is no such question.
    InputError
        If the values do not rise, or lie out of range.
    ConflictError
        If no estimates are taken now.
    """
    from majlis.dialogue.pooling import Estimate

    records = world.records
    from majlis.adapters.records.dialogue import entering, speaking

    secret = secret_of(world, command.code, command.token)
    one = Estimate(command.low, command.middle, command.high)
    speaking.estimate(records, command.code, secret, command.question, one)
    head = entering.head_for(records, command.code, secret)
    return EstimateResult(
        code=head.code,
        question=command.question,
        own=Quantiles(low=one.low, middle=one.middle, high=one.high),
        synthetic=head.synthetic,
    )
