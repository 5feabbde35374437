"""Send the next stage of a report, or what has become known since."""

from pydantic import Field

from majlis.acts.act import act
from majlis.acts.report_lines import ReportCode, StageName, StateResult, Told, state_now
from majlis.acts.world import World


class AmendCommand(Told):
    """Which report, and what is known now. What is left out stays as it was."""

    code: ReportCode
    stage: StageName = Field(default="notification", description="Stage of the report.")
    section_marking: tuple[str, ...] = Field(
        default=(), description="Sections with another marking, like technical=TLP:AMBER."
    )


@act("report.write")
def amend(command: AmendCommand, world: World) -> StateResult:
    """Write another filing of the report; what an earlier one said stays.

    Raises
    ------
    NotFoundError
        If there is no such report.
    InputError
        If a fact does not fit.
    ConflictError
        If the report is closed or merged.
    PermissionDeniedError
        If it befell another operator, and the person works for no authority that it is shown to.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, writing

    one = heads.find(records, command.code)
    telling = command.telling(command.stage, one.zone, ("", command.section_marking))
    behalf = not (one.attached and one.owner in world.actor.reader.organisations)
    works = bool({"report.work", "*"} & world.actor.permissions)
    number = writing.amend(records, command.code, telling, behalf=behalf and works)
    return state_now(records, command.code, f"{command.stage} taken, filing {number}.")
