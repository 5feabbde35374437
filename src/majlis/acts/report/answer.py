"""Answer what was asked about a report, or add to it."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Text
from majlis.acts.world import World


class AnswerCommand(Command):
    """Which report, and the answer."""

    code: ReportCode
    text: Text = Field(min_length=1, description="The answer, or what else the authorities should know.")


@act("report.write")
def answer(command: AnswerCommand, world: World) -> StateResult:
    """Put the answer into the thread of the report; without a question it is an addition.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is closed or merged.
    PermissionDeniedError
        If it is not the person's to answer.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, talking

    one = heads.find(records, command.code)
    behalf = not (one.attached and one.owner in world.actor.reader.organisations)
    works = bool({"report.work", "*"} & world.actor.permissions)
    talking.answer(records, command.code, command.text, behalf=behalf and works)
    return state_now(records, command.code, "Sent.")
