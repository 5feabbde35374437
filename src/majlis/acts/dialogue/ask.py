"""Ask the participants of a dialogue to estimate a quantity."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.dialogue.seed import SaidResult
from majlis.acts.dialogue_lines import DialogueCode
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World


class AskCommand(Command):
    """Which dialogue, and what is asked."""

    code: DialogueCode
    text: GivenLine = Field(description="What is to be estimated.", json_schema_extra=OPTION)
    unit: GivenLine = Field(description="Its unit, like hours.", max_length=80, json_schema_extra=OPTION)
    text_ur: Line = Field(default="", description="The same in Urdu.")
    least: float | None = Field(default=None, allow_inf_nan=False, description="It cannot lie below.")
    most: float | None = Field(default=None, allow_inf_nan=False, description="It cannot lie above.")


@act("dialogue.write")
def ask(command: AskCommand, world: World) -> SaidResult:
    """Ask it. Estimates are given in the phase converge, each as three values.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    PermissionDeniedError
        If the person does not act for the organisation that leads it.
    InputError
        If the range is empty.
    ConflictError
        If no estimates are taken any longer.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, leading

    asked = leading.Asked(command.text, command.text_ur, command.unit, command.least, command.most)
    number = leading.ask(records, command.code, asked)
    head = heads.find(records, command.code)
    return SaidResult(code=head.code, what="question", number=number, state="accepted", synthetic=head.synthetic)
