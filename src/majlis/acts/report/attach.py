"""Attach a report to the operator that it befell."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Line
from majlis.acts.world import World


class AttachCommand(Command):
    """Which report, and whose it is. The operator's people read all of it from then on."""

    code: ReportCode
    operator: Line = Field(
        default="",
        description="Organisation of the operator. Default: take the report back from the one that has it.",
        json_schema_extra=ARGUMENT,
    )


@act("report.work")
def attach(command: AttachCommand, world: World) -> StateResult:
    """Give the report to the operator, and show it to whom the rules name now.

    Raises
    ------
    NotFoundError
        If there is no such report or organisation.
    ConflictError
        If it is attached so already.
    PermissionDeniedError
        If it is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import joining

    joining.attach(records, command.code, command.operator)
    said = f"Attached to {command.operator}." if command.operator else "Attached to no operator."
    return state_now(records, command.code, said)
