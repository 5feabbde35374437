"""Close a report: nothing more is expected."""

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.world import World


class CloseCommand(Command):
    """Which report."""

    code: ReportCode


@act("report.work")
def close(command: CloseCommand, world: World) -> StateResult:
    """Close the report; its reporter has had feedback.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If it is closed already, or its reporter has had no feedback.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import talking

    talking.close(records, command.code)
    return state_now(records, command.code, "Closed.")
