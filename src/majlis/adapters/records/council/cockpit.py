"""The secretariat's cockpit: what is overdue, what comes next and what it lacks, what waits for whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from majlis.adapters.records.council import meetings
from majlis.adapters.records.council.actions import WITH, Told, today, told
from majlis.adapters.records.council.awaited import ForChair, unfinished, waiting_for_chair
from majlis.adapters.records.council.bodies import BodyTold, body_row, listed
from majlis.adapters.records.council.decisions import Wanted, page
from majlis.adapters.records.council.gatherings import AHEAD, seen_meetings
from majlis.adapters.records.council.items import ItemTold, forward, on_agenda
from majlis.adapters.records.council.motions import seen as seen_motions
from majlis.adapters.records.council.standing import Standing, bodies_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, Ballot, BallotTurn, BallotVote, Minutes
from majlis.council.preparing import Draft, NoticeState, lacks, notice_due, notice_state
from majlis.kernel.marking import Marking

_MOST = 200
_MINUTES = 20
"""Meetings, the latest, whose minutes are looked for."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An item of the next agenda, and what it still lacks."""

    item: ItemTold
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """The next meeting of a body, or the one that is open.

    Attributes
    ----------
    meeting : MeetingTold
    due : date
        Last day on which notice is in time.
    notice : NoticeState
    items : tuple of Prepared
    """

    meeting: meetings.MeetingTold
    due: date
    notice: NoticeState
    items: tuple[Prepared, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Minutes that wait: of which meeting, and for what: to be begun, proposed or approved."""

    meeting: str
    title: str
    begins: datetime
    state: str
    waits_for: str


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """A vote that is open, and whether who asks still has to vote."""

    motion: str
    title: str
    body: str
    item: str
    form: str
    until: datetime | None
    mine: bool
    marking: Marking


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits: for a signed checkpoint, or to be published."""

    code: str
    title: str
    body: str
    signed: bool
    published: bool
    marking: Marking


@dataclass(frozen=True, slots=True)
class Desk:
    """One body on the cockpit.

    Attributes
    ----------
    body : BodyTold
    sits : Standing or None
        What who asks is in it.
    last : MeetingTold or None
        The last meeting that was closed.
    overdue : tuple of (Told, bool)
        Actions, and whether they fell overdue since the last meeting; these come first.
    next : Next or None
    minutes : tuple of Unfinished
    forward : tuple of ItemTold
        Items without a meeting, what is wanted first first.
    """

    body: BodyTold
    sits: Standing | None
    last: meetings.MeetingTold | None
    overdue: tuple[tuple[Told, bool], ...]
    next: Next | None
    minutes: tuple[Unfinished, ...]
    forward: tuple[ItemTold, ...]


@dataclass(frozen=True, slots=True)
class Cockpit:
    """What who asks has before him or her of a nation's bodies.

    Attributes
    ----------
    desks : tuple of Desk
    decisions : tuple of Waiting
    ballots : tuple of OpenBallot
    own : tuple of Told
        Actions that who asks owes and has not reported.
    chair : tuple of ForChair
        Votes that wait for who asks as the chair.
    markings : tuple of Marking
        Of decisions, ballots, own actions and votes that wait for the chair.
    """

    desks: tuple[Desk, ...]
    decisions: tuple[Waiting, ...]
    ballots: tuple[OpenBallot, ...]
    own: tuple[Told, ...]
    chair: tuple[ForChair, ...]
    markings: tuple[Marking, ...]


def show(records: Records, nation: str) -> Cockpit:
    """Return the cockpit of a nation, as far as who asks may see it.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    bodies = [one for one in listed(records, nation) if one.dissolved is None]
    sits = bodies_of(records)
    late = _late(records, nation)
    desks = tuple(_desk(records, one, sits.get(one.code), late.get(one.code, ())) for one in bodies)
    ballots = unfinished(records, nation)
    waiting, voting, own = _decisions(records, nation), _open(ballots, sits), _own(records, nation)
    markings = [*(one.marking for one in waiting), *(one.marking for one in voting), *(one.marking for one in own)]
    chair = waiting_for_chair(ballots, sits)
    markings += [one.marking for one in chair]
    return Cockpit(desks, waiting, voting, own, chair, tuple(markings))


def _desk(records: Records, body: BodyTold, sits: Standing | None, late: Sequence[Told]) -> Desk:
    closed = meetings.listed(records, body=body.code, states=("closed",), most=1)
    last = closed[0] if closed else None
    since = last.begins.astimezone(meetings.zone_of(body_row(records, body.code))).date() if last else date.min
    overdue = sorted(((one, one.due >= since) for one in late), key=lambda pair: (not pair[1], pair[0].due))
    return Desk(
        body=body,
        sits=sits,
        last=last,
        overdue=tuple(overdue),
        next=_next(records, body.code),
        minutes=_minutes(records, body.code),
        forward=forward(records, body.code),
    )


def _late(records: Records, nation: str) -> Mapping[str, tuple[Told, ...]]:
    rows = Action.objects.visible_to(records.reader).filter(
        body__nation__code=nation, state="open", due__lt=today(records, nation)
    )
    found: dict[str, tuple[Told, ...]] = {}
    for one in told(records, rows.select_related(*WITH).order_by("due", "pk")[:_MOST]):
        found[one.body] = (*found.get(one.body, ()), one)
    return found


def _next(records: Records, body: str) -> Next | None:
    rows = seen_meetings(records.reader).filter(body__code=body)
    row = (
        rows.filter(state="open").order_by("begins_at").first()
        or rows.filter(state__in=AHEAD).order_by("begins_at", "pk").first()
    )
    if row is None:
        return None
    one = meetings.find(records, row.code)
    body_of = body_row(records, body)
    zone = meetings.zone_of(body_of)
    due = notice_due(one.begins, zone, meetings.days_wanted(records, body_of))
    day = records.now().astimezone(zone).date()
    state = notice_state(due, day, given=one.noticed is not None, begun=one.opened is not None)
    return Next(one, due, state, _prepared(records, on_agenda(records, one.code)))


def _prepared(records: Records, items: Iterable[ItemTold]) -> tuple[Prepared, ...]:
    items = tuple(items)
    rows = seen_motions(records).filter(item__code__in=[one.code for one in items], amends=None)
    texts: dict[str, list[str]] = {}
    for item, text in rows.exclude(state="withdrawn").values_list("item__code", "text_ur"):
        texts.setdefault(item, []).append(text)
    return tuple(Prepared(one, _lacks(one, texts.get(one.code, []))) for one in items)


def _lacks(one: ItemTold, texts: Sequence[str]) -> tuple[str, ...]:
    if one.state != "open":
        return ()
    return lacks(
        Draft(
            kind=one.kind,
            papers=one.papers,
            motions=len(texts),
            question=bool(one.question),
            recommendation=bool(one.recommendation),
            strength=bool(one.strength),
            title_ur=bool(one.title_ur),
            texts_ur=all(texts),
        )
    )


def _minutes(records: Records, body: str) -> tuple[Unfinished, ...]:
    """Return the minutes that wait, of the latest meetings; the oldest first."""
    held = meetings.listed(records, body=body, states=("closed",), most=_MINUTES)
    rows = Minutes.objects.visible_to(records.reader).filter(meeting__code__in=[one.code for one in held])
    states = dict(rows.order_by("version").values_list("meeting__code", "state"))
    waits = {"": "to be begun", "draft": "to be proposed", "proposed": "to be approved"}
    return tuple(
        Unfinished(one.code, one.title, one.begins, states.get(one.code, ""), waits[states.get(one.code, "")])
        for one in reversed(held)
        if states.get(one.code, "") in waits
    )


def _decisions(records: Records, nation: str) -> tuple[Waiting, ...]:
    found, _ = page(records, nation, Wanted(most=_MOST))
    return tuple(
        Waiting(one.code, one.title, one.body, one.signed, one.published_at is not None, one.marking)
        for one in found
        if not (one.signed and one.published_at)
    )


def _open(rows: Iterable[Ballot], sits: Mapping[str, Standing]) -> tuple[OpenBallot, ...]:
    """Return the votes that are open."""
    found = [row for row in rows if row.state == "open"]
    said = _said(found, sits)
    return tuple(
        OpenBallot(
            motion=row.motion.code,
            title=row.motion.title,
            body=row.motion.body.code,
            item=row.motion.item.code,
            form=row.form,
            until=row.until,
            mine=_mine(row, sits.get(row.motion.body.code), said),
            marking=row.marking.marking,
        )
        for row in found
    )


def _mine(row: Ballot, sits: Standing | None, said: frozenset[int]) -> bool:
    return sits is not None and sits.votes and not row.clerk and row.pk not in said


def _said(rows: Sequence[Ballot], sits: Mapping[str, Standing]) -> frozenset[int]:
    """Return the keys of the ballots in which the own seats have said something: that, not what."""
    bodies = {row.pk: row.motion.body.code for row in rows}
    own = {key: sits[body].seat for key, body in bodies.items() if body in sits}
    said = BallotVote.everything.filter(ballot__in=own, until=None).values_list("ballot_id", "seat__code")
    turns = BallotTurn.everything.filter(ballot__in=own).values_list("ballot_id", "seat__code")
    return frozenset(key for key, seat in (*said, *turns) if own[key] == seat) if own else frozenset()


def _own(records: Records, nation: str) -> tuple[Told, ...]:
    rows = Action.objects.visible_to(records.reader).filter(body__nation__code=nation, doer=records.actor, state="open")
    return told(records, rows.select_related(*WITH).order_by("due", "pk")[:_MOST])
