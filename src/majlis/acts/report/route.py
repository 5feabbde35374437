"""Show a report to an organisation by hand, or no longer."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.options import parts
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class RouteCommand(Command):
    """Which report, to whom, and why."""

    code: ReportCode
    organisation: str = Field(max_length=200, description="Organisation that is shown it.")
    because: Line = Field(default="", description="Why, in a few words: the operator reads it.")
    sections: tuple[str, ...] = Field(default=(), description="Sections. Default: those that are for its kind.")
    off: bool = Field(default=False, description="Show it no longer.")


@act("report.work")
def route(command: RouteCommand, world: World) -> StateResult:
    """Show the report to the organisation, with the reason; or no longer.

    Raises
    ------
    NotFoundError
        If there is no such report or organisation.
    InputError
        If no reason is given, a section is none, or the organisation is an operator.
    PermissionDeniedError
        If the report is not the person's to work with, or the person does not see a section.
    """
    records = world.records
    from majlis.adapters.records.reports import routing

    if command.off:
        routing.withdraw(records, command.code, command.organisation)
        return state_now(records, command.code, f"No longer shown to {command.organisation}.")
    if not command.because:
        raise InputError(
            "no reason is given", where="option --because", mend="say why in a few words", code="report.no-reason"
        )
    new = routing.pass_on(records, command.code, command.organisation, parts(command.sections), command.because)
    return state_now(records, command.code, f"Shown to {command.organisation}: {', '.join(new) or 'as before'}.")
