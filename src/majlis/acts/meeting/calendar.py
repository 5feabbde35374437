"""Write a meeting, or the meetings ahead of a body, as a calendar file."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.council_notices import calendar_of
from majlis.acts.second_person import Second, demand_pass
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import Tlp, banded, join_all


class CalendarCommand(Command):
    """Of what, and where it goes."""

    which: str = Field(max_length=64, description="Code of a meeting, like MTG-2026-0003, or of a body.")
    out: Path = Field(
        description="File to write, like council.ics. One that is there is replaced.", json_schema_extra=WRITES
    )


class CalendarResult(Result):
    """Where the file lies."""

    out: str
    meetings: tuple[str, ...] = Field(description="Codes of the meetings that it holds.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies."""
        text = f"{self.out} · {', '.join(self.meetings) or 'no meetings ahead'} · {self.marking}"
        return banded(text, synthetic=self.synthetic)


@act("council.read")
def calendar(command: CalendarCommand, world: World) -> CalendarResult:
    """Write it. An entry keeps its name in every revision, so that a calendar takes the newest.

    Raises
    ------
    NotFoundError
        If there is no such meeting or body.
    InputError
        If the file cannot be written there.
    WaitsError
        If a meeting is RED and nobody has agreed yet.
    """
    records = world.records
    from majlis.adapters.records.council import gatherings, meetings

    found: tuple[meetings.MeetingTold, ...]
    if command.which.upper().startswith("MTG-"):
        found = (meetings.find(records, command.which),)
    else:
        states = (*gatherings.RUNNING, "cancelled")
        found = meetings.listed(records, body=command.which, states=states)
        found = tuple(one for one in found if one.ends >= records.now())
    marking = join_all([one.marking for one in found])
    if marking.tlp == Tlp.RED:
        key = ",".join(f"{one.code}/{one.revision}" for one in found)
        demand_pass(world, Second("meeting calendar", "council.read", found[0].code, marking, found[0].owner, key))
    try:
        write_whole(command.out, calendar_of(records, found))
    except OSError:
        raise InputError(
            f"{command.out.name} cannot be written",
            where="argument OUT",
            mend="name another place",
            code="council.output",
        ) from None
    world.note("meeting calendar", command.which[:64], detail={"meetings": len(found)})
    return CalendarResult(
        out=str(command.out),
        meetings=tuple(one.code for one in found),
        marking=str(marking),
        synthetic=any(one.synthetic for one in found),
    )
