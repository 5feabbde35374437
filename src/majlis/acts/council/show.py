"""Show what is before the Council's secretariat: what is overdue, the next meeting, and what waits for whom."""

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.action_lines import ActionLine, line_of, told_line
from majlis.acts.council_lines import ItemLine, MeetingLine, item_line, meeting_line
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all

if TYPE_CHECKING:
    from majlis.adapters.records.council.cockpit import Desk, Next
    from majlis.adapters.records.council.items import ItemTold
    from majlis.adapters.records.council.meetings import MeetingTold


class ShowCommand(Command):
    """Of which nation."""

    nation: NationCode


class LateLine(Part):
    """An action that is overdue."""

    action: ActionLine
    since_last: bool = Field(description="Whether it fell overdue since the last meeting.")


class PreparedLine(Part):
    """An item of the next agenda."""

    item: ItemLine
    lacks: tuple[str, ...] = Field(description="question, paper, motion, recommendation, strength, urdu.")


class NextLine(Part):
    """The next meeting, or the one that is open."""

    meeting: MeetingLine
    notice: str = Field(description="given, due, late, or passed.")
    notice_due: date = Field(description="Last day on which notice is in time.")
    items: tuple[PreparedLine, ...]


class MinutesLine(Part):
    """Minutes that wait."""

    meeting: str
    title: str
    held: str
    state: str = Field(description="Empty where they were not begun.")
    waits_for: str


class DecisionWaiting(Part):
    """A decision that waits to be signed or published."""

    code: str
    title: str
    body: str
    signed: bool
    published: bool


class BallotLine(Part):
    """A vote that is open."""

    motion: str
    title: str
    body: str
    item: str
    form: str
    until: str
    mine: bool = Field(description="Whether you still have to vote.")


class ChairLine(Part):
    """A vote that waits for you as the chair."""

    motion: str
    title: str
    body: str
    waits_for: str = Field(description="casting: your casting vote. confirm: that you confirm what the clerk recorded.")


class DeskLine(Part):
    """One body."""

    body: str
    name: str
    seat: str = Field(description="Code of your own seat in it; empty for none.")
    last: str = Field(description="Code of the last meeting; empty where there was none.")
    overdue: tuple[LateLine, ...]
    next: NextLine | None
    minutes: tuple[MinutesLine, ...]
    forward: tuple[ItemLine, ...]


class ShowResult(Result):
    """The cockpit."""

    nation: str
    desks: tuple[DeskLine, ...]
    decisions: tuple[DecisionWaiting, ...]
    ballots: tuple[BallotLine, ...]
    own: tuple[ActionLine, ...] = Field(description="Actions that you owe.")
    chair: tuple[ChairLine, ...] = Field(description="Votes that wait for you as the chair.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return all of it, one a line."""
        lines = [line for desk in self.desks for line in _desk_text(desk)] or ["There is no body yet."]
        lines += [
            f"Decision {one.code} waits {'to be published' if one.signed else 'for its signature'}."
            for one in self.decisions
        ]
        lines += [f"Vote open: {one.motion} {one.title}{' · you vote' if one.mine else ''}" for one in self.ballots]
        lines += [
            f"As the chair you {'give the casting vote on' if one.waits_for == 'casting' else 'confirm the result of'} "
            f"{one.motion} {one.title}"
            for one in self.chair
        ]
        lines += [f"You owe: {told_line(one)}" for one in self.own]
        return banded("\n".join(lines), synthetic=self.synthetic)


def _desk_text(desk: DeskLine) -> list[str]:
    lines = [desk.name]
    lines += [
        f"  Overdue{' since the last meeting' if late.since_last else ''}: {told_line(late.action)}"
        for late in desk.overdue
    ]
    if desk.next is None:
        lines.append("  No meeting is planned.")
    else:
        when, notice = desk.next.meeting.begins[:16].replace("T", " "), desk.next.notice
        lines.append(f"  Next: {desk.next.meeting.code}, {when}; notice {notice}, by {desk.next.notice_due}")
        for one in desk.next.items:
            lacks = f" · lacks {', '.join(one.lacks)}" if one.lacks else ""
            lines.append(f"    {one.item.place}. {one.item.title}{lacks}")
    lines += [f"  Minutes of {one.meeting} wait {one.waits_for}." for one in desk.minutes]
    lines += [f"  Forward: {one.code} {one.title}, {one.due or 'no day'}" for one in desk.forward]
    return lines


@act("council.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return what is before who acts, as far as that person may see it.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records.council import cockpit

    found = cockpit.show(records, command.nation)
    marked = [
        one.marking
        for desk in found.desks
        for one in (desk.body, *(late for late, _ in desk.overdue), *desk.forward, *_of_next(desk.next))
    ]
    return ShowResult(
        nation=command.nation,
        desks=tuple(map(_desk, found.desks)),
        decisions=tuple(
            DecisionWaiting(code=one.code, title=one.title, body=one.body, signed=one.signed, published=one.published)
            for one in found.decisions
        ),
        ballots=tuple(
            BallotLine(
                motion=one.motion,
                title=one.title,
                body=one.body,
                item=one.item,
                form=one.form,
                until=one.until.isoformat(timespec="minutes") if one.until else "",
                mine=one.mine,
            )
            for one in found.ballots
        ),
        own=tuple(map(line_of, found.own)),
        chair=tuple(
            ChairLine(motion=one.motion, title=one.title, body=one.body, waits_for=one.waits_for) for one in found.chair
        ),
        marking=str(join_all([*marked, *found.markings])),
        synthetic=any(desk.body.synthetic for desk in found.desks),
    )


def _of_next(coming: "Next | None") -> "tuple[MeetingTold | ItemTold, ...]":
    return (coming.meeting, *(one.item for one in coming.items)) if coming is not None else ()


def _desk(desk: "Desk") -> DeskLine:
    return DeskLine(
        body=desk.body.code,
        name=desk.body.name,
        seat=desk.sits.seat if desk.sits else "",
        last=desk.last.code if desk.last else "",
        overdue=tuple(LateLine(action=line_of(one), since_last=since) for one, since in desk.overdue),
        next=_next(desk.next) if desk.next is not None else None,
        minutes=tuple(
            MinutesLine(
                meeting=one.meeting,
                title=one.title,
                held=one.begins.isoformat(timespec="minutes"),
                state=one.state,
                waits_for=one.waits_for,
            )
            for one in desk.minutes
        ),
        forward=tuple(map(item_line, desk.forward)),
    )


def _next(coming: "Next") -> NextLine:
    return NextLine(
        meeting=meeting_line(coming.meeting),
        notice=coming.notice,
        notice_due=coming.due,
        items=tuple(PreparedLine(item=item_line(one.item), lacks=one.lacks) for one in coming.items),
    )
