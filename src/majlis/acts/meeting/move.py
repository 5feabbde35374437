"""Give a meeting another time, place, title or marking."""

from datetime import datetime

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.council_lines import (
    MarkingText,
    MeetingCode,
    Place,
    Said,
    given,
    marking_of,
    meeting_said,
    moment_of,
    zone_of,
)
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World


class MoveCommand(Command):
    """Which meeting, and what changes. What is not named stays."""

    meeting: MeetingCode
    begins: Line = Field(default="", description="When it begins, like 2026-12-01T10:00 on the nation's clock.")
    ends: Line = Field(default="", description="When it ends. Default: it lasts as long as before.")
    title: GivenLine | None = Field(default=None, max_length=200, description="What it is called.")
    place: Place | None = Field(default=None, max_length=200, description="Where they meet: a room, a link.")
    marking: MarkingText = Field(default="", description="Who may see it.")


@act("council.write")
def move(command: MoveCommand, world: World) -> Said:
    """Change it. Where time or place change after notice was given, notice must be given anew.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    InputError
        If it would end before it begins, or marking or times are none.
    ConflictError
        If nothing changes, or it has begun.
    PermissionDeniedError
        If the person does not act for the owner.
    """
    marking = marking_of(command.marking)
    records = world.records
    from majlis.adapters.records.council import meetings

    one = meetings.find(records, command.meeting)
    facts: dict[str, object] = {**given(command, "title", "place"), **_times(command, one.begins, one.ends, one.zone)}
    anew = meetings.move(records, command.meeting, facts, marking)
    again = f" Give notice anew: majlis meeting notify {one.code}" if anew else ""
    return meeting_said(records, one.code, f"{one.code} is changed.{again}")


def _times(command: MoveCommand, begins: datetime, ends: datetime, zone: str) -> dict[str, datetime]:
    start = moment_of(command.begins, zone_of(zone), "option --begins") if command.begins else begins
    until = moment_of(command.ends, zone_of(zone), "option --ends") if command.ends else start + (ends - begins)
    return {"begins_at": start, "ends_at": until}
