"""Make an incident of a report, or let the report join one."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.report_lines import ReportCode, StateResult, state_now
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking


class IncidentCommand(Command):
    """Which report, and which incident."""

    code: ReportCode
    join: str = Field(default="", max_length=40, description="Incident that it joins. Default: a new one.")
    marking: str = Field(default="", max_length=300, description="Marking of a new incident. Default: the report's.")
    off: bool = Field(default=False, description="Take the report out of its incident.")


@act("incident.write")
def incident(command: IncidentCommand, world: World) -> StateResult:
    """Take over what the report says; each field of the incident names the report. Nothing is typed twice.

    Raises
    ------
    NotFoundError
        If there is no such report or incident.
    ConflictError
        If the report belongs to an incident already, or to none.
    PermissionDeniedError
        If report or incident is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import joining

    if command.off and command.join:
        raise InputError("--off and --join exclude each other", where="option --off", mend="leave one out")
    if command.off:
        joining.leave(records, command.code)
        return state_now(records, command.code, "Taken out of its incident.")
    marking = Marking.parse(command.marking, where="option --marking") if command.marking else None
    found = joining.to_incident(records, command.code, command.join, marking)
    return state_now(records, command.code, f"{'Joined' if command.join else 'Made'} {found}.")
