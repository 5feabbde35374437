"""Set an action: what is to be done, by whom, until when, after a decision or in a meeting."""

from datetime import date

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.action_lines import ActionResult, action_now
from majlis.acts.options import Login
from majlis.acts.texts import Line, Text
from majlis.acts.world import World
from majlis.kernel.marking import Marking


class AddCommand(Command):
    """What is to be done, by whom, until when."""

    what: Text = Field(min_length=1, description="What is to be done, so that one can tell when it is.")
    doer: Login = Field(min_length=1, description="Login of who owes it.", json_schema_extra=OPTION)
    due: date = Field(description="Day until which it is owed.", json_schema_extra=OPTION)
    decision: str = Field(default="", max_length=40, description="Code of the decision that it follows from.")
    meeting: str = Field(default="", max_length=40, description="Code of the meeting in which it was set.")
    body: str = Field(default="", max_length=64, description="Body, where neither decision nor meeting is named.")
    organisation: Line = Field(default="", description="Code of the organisation for which the person owes it.")
    marking: str = Field(
        default="", max_length=120, description="Default: that of the decision, the meeting, or the body."
    )


@act("council.write")
def add(command: AddCommand, world: World) -> ActionResult:
    """Set the action and return it.

    Raises
    ------
    NotFoundError
        If there is no such decision, meeting, body, person or organisation.
    InputError
        If nothing says of which body it is, its day has passed, or the marking is none.
    """
    records = world.records
    from majlis.adapters.records.council import acting

    new = acting.New(
        text=command.what,
        doer=command.doer,
        due=command.due,
        decision=command.decision,
        meeting=command.meeting,
        body=command.body,
        organisation=command.organisation,
        marking=Marking.parse(command.marking, where="option --marking") if command.marking else None,
    )
    return action_now(world, acting.add(records, new), "Set.")
