"""Write a note about a report that no operator reads."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Text
from majlis.acts.world import World


class NoteCommand(Command):
    """Which report, and the note."""

    code: ReportCode
    text: Text = Field(min_length=1, description="The note, for authorities only.")


@act("report.work")
def note(command: NoteCommand, world: World) -> StateResult:
    """Keep the note for the authorities to which the report is routed.

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

    talking.note(records, command.code, command.text)
    return state_now(records, command.code, "Noted; the operator does not see it.")
