"""Ask the operator something about its report."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Text
from majlis.acts.world import World


class AskCommand(Command):
    """Which report, and the question."""

    code: ReportCode
    text: Text = Field(min_length=1, description="The question.")
    intermediate: bool = Field(
        default=False, description="Ask for an intermediate report: its clock begins, and the next stage answers it."
    )


@act("report.work")
def ask(command: AskCommand, world: World) -> StateResult:
    """Put the question into the thread of the report; the operator is awaited.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is closed or merged, or no intermediate report can be asked for.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import talking

    talking.ask(records, command.code, command.text, intermediate=command.intermediate)
    said = "Asked for an intermediate report; its clock has begun." if command.intermediate else "Asked."
    return state_now(records, command.code, said)
