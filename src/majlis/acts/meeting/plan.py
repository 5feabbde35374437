"""Plan a meeting of a body."""

from datetime import timedelta

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.council_lines import BodyCode, MarkingText, Place, Said, marking_of, meeting_said, moment_of, zone_of
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World


class PlanCommand(Command):
    """Of which body, when and where."""

    body: BodyCode
    begins: Line = Field(
        min_length=1,
        description="When it begins, like 2026-12-01T10:00 on the nation's clock.",
        json_schema_extra=OPTION,
    )
    ends: Line = Field(default="", description="When it ends. Default: two hours later.")
    title: GivenLine = Field(max_length=200, description="What it is called.", json_schema_extra=OPTION)
    place: Place = Field(default="", max_length=200)
    marking: MarkingText = Field(default="", description="Who may see it. Default: as the body.")


@act("council.write")
def plan(command: PlanCommand, world: World) -> Said:
    """Plan it. Members learn of it by the notice.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If it ends before it begins, or marking or times are none.
    ConflictError
        If the body is dissolved.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    marking = marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import bodies, meetings

    zone = zone_of(bodies.find(records, command.body).zone)
    begins = moment_of(command.begins, zone, "option --begins")
    ends = moment_of(command.ends, zone, "option --ends") if command.ends else begins + timedelta(hours=2)
    code = meetings.plan(records, command.body, meetings.New(command.title, begins, ends, command.place, marking))
    return meeting_said(records, code, f"{code} is planned. Next: majlis agenda add {command.body} --meeting {code}")
