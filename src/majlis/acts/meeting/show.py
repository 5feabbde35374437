"""Show a meeting: agenda, papers, who is there, what happened."""

from typing import Any

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.council_lines import (
    ItemLine,
    MeetingCode,
    MeetingLine,
    PaperLine,
    SeatLine,
    item_line,
    meeting_line,
    paper_line,
    seat_line,
    told_item,
    told_meeting,
    zone_of,
)
from majlis.acts.report_lines import clock_text, stamp
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ShowCommand(Command):
    """Which meeting."""

    meeting: MeetingCode


class ThereLine(Part):
    """That a seat was in the room."""

    seat: str
    person: str
    remote: bool
    came: str
    left: str = Field(description="Empty: it is there.")


class EventLine(Part):
    """Something that happened."""

    number: int
    kind: str
    item: str
    at: str
    by: str
    facts: dict[str, Any]


class ShowResult(Result):
    """A meeting."""

    meeting: MeetingLine
    items: tuple[ItemLine, ...] = Field(description="The agenda, as far as you see it.")
    papers: tuple[PaperLine, ...]
    seats: tuple[SeatLine, ...]
    attendance: tuple[ThereLine, ...]
    present: tuple[str, ...] = Field(description="Seats that are there now.")
    proxies: dict[str, str]
    proxies_most: int = Field(description="For so many others a member may vote, by the rule in force.")
    chaired_by: str
    opening: dict[str, Any] = Field(description="Seats, entitled, present and quorum when it was opened.")
    quorum: str
    quorate: bool
    days_wanted: int = Field(description="Days before it that notice is due.")
    events: tuple[EventLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return agenda and room."""
        lines = [told_meeting(self.meeting), "", *map(told_item, self.items)]
        lines += [] if self.items else ["No items that you may see."]
        lines += [
            "",
            f"{len(self.present)} of {len(self.seats)} seats are there: {', '.join(self.present) or 'nobody'}",
        ]
        lines += [f"{holder} votes for {away}" for away, holder in self.proxies.items()]
        lines += [f"{self.quorum}{'' if self.quorate else ': too few'}"]
        lines += ["", *(f"{clock_text(one.at)} · {one.kind} {one.facts.get('seat', one.item)}" for one in self.events)]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return the meeting as far as the person may see it.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the person may not see it.
    """
    records = world.records
    from majlis.adapters.records.council import agenda, attendance, events, meetings, papers, standing

    one = meetings.find(records, command.meeting)
    zone = zone_of(one.zone)
    items = agenda.on_agenda(records, one.code)
    of_items = papers.of_items(records, [item.code for item in items])
    came = attendance.there(records, one.code)
    terms = meetings.terms_now(records, one.code)
    return ShowResult(
        meeting=meeting_line(one),
        items=tuple(map(item_line, items)),
        papers=tuple(paper_line(paper, zone) for item in items for paper in of_items[item.code]),
        seats=tuple(seat_line(seat, zone) for seat in standing.holders(records, one.body)),
        attendance=tuple(
            ThereLine(
                seat=it.seat, person=it.person, remote=it.remote, came=stamp(it.came, zone), left=stamp(it.left, zone)
            )
            for it in came
        ),
        present=tuple(it.seat for it in came if it.left is None),
        proxies=attendance.proxies(records, one.code),
        proxies_most=terms.proxies,
        chaired_by=one.chaired_by,
        opening=dict(one.opening),
        quorum=terms.quorum.told,
        quorate=terms.quorum.met,
        days_wanted=terms.days,
        events=tuple(
            EventLine(
                number=it.number, kind=it.kind, item=it.item, at=stamp(it.at, zone), by=it.by, facts=dict(it.facts)
            )
            for it in events.listed(records, one.code)
        ),
        synthetic=one.synthetic,
    )
