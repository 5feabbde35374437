"""Take a file out of a report, or put it back."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import FileNumber, ReportCode, StateResult, state_now
from majlis.acts.world import World


class DiscardCommand(Command):
    """Which file of which report."""

    code: ReportCode
    number: FileNumber
    undo: bool = Field(default=False, description="Put it back.")


@act("report.write")
def discard(command: DiscardCommand, world: World) -> StateResult:
    """Take the file out: nobody reads it any more. It is deleted for good when its days have passed (retention).

    Raises
    ------
    NotFoundError
        If there is no such report or file, or the person may not see it.
    PermissionDeniedError
        If the report is neither the person's own nor one that an authority of the person's works with.
    """
    records = world.records
    from majlis.adapters.records.reports import enclosing

    enclosing.discard(records, command.code, command.number, undo=command.undo)
    said = f"File {command.number} is back." if command.undo else f"File {command.number} is taken out."
    return state_now(records, command.code, said)
