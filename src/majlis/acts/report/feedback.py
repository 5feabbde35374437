"""Tell the operator what became of its report."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Text
from majlis.acts.world import World


class FeedbackCommand(Command):
    """Which report, and what the operator is told."""

    code: ReportCode
    text: Text = Field(min_length=1, description="What became of the report, and what helps the operator.")


@act("report.work")
def feedback(command: FeedbackCommand, world: World) -> StateResult:
    """Put the feedback into the thread. A report is closed only after it.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is closed or merged.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import talking

    talking.feedback(records, command.code, command.text)
    return state_now(records, command.code, "Feedback given.")
