"""Open a closed report again."""

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.world import World


class ReopenCommand(Command):
    """Which report."""

    code: ReportCode


@act("report.work")
def reopen(command: ReopenCommand, world: World) -> StateResult:
    """Open the report again: its clocks run on.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is not closed.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import talking

    talking.reopen(records, command.code)
    return state_now(records, command.code, "Open again.")
