"""Ballots as they are read: found, who has voted, what was counted; and the room in which they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from majlis.adapters.records.council.motions import motion_row, recused
from majlis.adapters.records.council.rooms import room_of, room_without_meeting
from majlis.adapters.records.council.standing import standing
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Ballot, BallotPaper, BallotTurn, BallotVote, Motion, Seat
from majlis.council import Count, Room, Vote, count, parse_rule
from majlis.council.lifecycle import NAMED, BallotState, Form
from majlis.council.record import count_of
from majlis.council.secret import Paper, counted, listed
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking

OBJECT = "object"
"""What stands in the place of a vote where somebody objects."""


@dataclass(frozen=True, slots=True)
class BallotTold:
    """A ballot as its readers know it.

    Attributes
    ----------
    pk, number : int
    motion, body, nation, meeting : str
        Codes; no meeting: in writing or by silence.
    form : Form
    clerk : bool
    state : BallotState
    facts, room, count : mapping
        The rule; who might vote, at the count; the count. Empty before.
    casting, outcome, papers_sha256 : str
    objections : int
    reasons : tuple of str
    opened_at : datetime
    opened_by : str
    until, closed_at, confirmed_at : datetime or None
    closed_by, confirmed_by : str
    decided : bool
        Whether the result is final.
    marking : Marking
    synthetic : bool
    """

    pk: int
    number: int
    motion: str
    body: str
    nation: str
    meeting: str
    form: Form
    clerk: bool
    state: BallotState
    facts: Mapping[str, Any]
    room: Mapping[str, Any]
    count: Mapping[str, Any]
    casting: str
    outcome: str
    papers_sha256: str
    objections: int
    reasons: tuple[str, ...]
    opened_at: datetime
    opened_by: str
    until: datetime | None
    closed_at: datetime | None
    closed_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    marking: Marking
    synthetic: bool

    @property
    def decided(self) -> bool:
        """Whether the result is final: counted, and confirmed by the chair where the clerk recorded it."""
        return self.state is BallotState.CONFIRMED or (self.state is BallotState.COUNTED and not self.clerk)

    @property
    def recorded(self) -> str:
        """How the result came about, in words that stand beside it; empty where each voted alone."""
        if not self.clerk:
            return ""
        return "recorded by clerk, " + ("confirmed by chair" if self.confirmed_at else "not yet confirmed by chair")


@dataclass(frozen=True, slots=True)
class VoteTold:
    """What a seat said: yes, no, abstain, spoilt or object; with the reason that was given."""

    seat: str
    title: str
    vote: str
    reason: str
    proxy: bool
    at: datetime
    by: str


def find(records: Records, motion: str, number: int = 0) -> BallotTold:
    """Return a ballot on a motion; without a number the newest.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    return told_of(ballot_row(records, motion_row(records, motion), number))


def of_motion(records: Records, motion: str) -> tuple[BallotTold, ...]:
    """Return the ballots on a motion, oldest first.

    Raises
    ------
    NotFoundError
        If there is no such motion, or the reader may not see it.
    """
    return tuple(map(told_of, _rows(motion_row(records, motion)).order_by("number")))


def ballot_row(records: Records, motion: Motion, number: int = 0, *, hold: bool = False) -> Ballot:
    """Return the row of a ballot on a motion that the reader was found to see: it carries the motion's marking.

    Parameters
    ----------
    records : Records
    motion : Motion
    number : int, optional
        Within the motion; 0 for the newest.
    hold : bool, optional
        Whether it is held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    rows = _rows(motion).filter(number=number) if number else _rows(motion)
    row = rows.order_by("-number").first()
    if row is None:
        raise NotFoundError(
            f"there is no ballot {f'{number} ' if number else ''}on {motion.code}",
            mend=f"open one: majlis ballot open {motion.code}",
            code="ballot.not-found",
        )
    if hold:
        Ballot.everything.select_for_update().get(pk=row.pk)
        row = _rows(motion).get(pk=row.pk)
    assert records.actor
    return row


def demand_open(row: Ballot, now: datetime) -> None:
    """See that a ballot takes votes now.

    Raises
    ------
    ConflictError
        If it is closed, or its time is over.
    """
    if row.state != BallotState.OPEN.value:
        raise ConflictError(
            "this vote is closed", where=row.motion.code, why=f"it is {row.state}", code="ballot.closed"
        )
    if row.until is not None and now >= row.until:
        raise ConflictError(
            "the time for this vote is over",
            where=row.motion.code,
            why=f"it ended {row.until:%Y-%m-%d %H:%M} UTC",
            code="ballot.over",
        )


def room_for(records: Records, row: Ballot) -> Room:
    """Return who may vote now: in the meeting's room, or everybody who may vote on it where there is no meeting."""
    out = recused(row.motion)
    if row.meeting is not None:
        return room_of(records, row.meeting.code, out, parse_rule(row.facts))
    room = room_without_meeting(records, row.motion.body.code, (), out)
    return replace(room, present=room.codes, opening=room.codes)


def gathered(records: Records, row: Ballot) -> tuple[Room, Count, int]:
    """Return what is counted: the room, the votes, and how many objected.

    Who voted was there when voting, and counts so, even if he or she left before the count.

    Raises
    ------
    InputError
        If somebody voted who takes no part any more.
    """
    form = Form(row.form)
    current = list(BallotVote.everything.filter(ballot=row, until=None).select_related("seat"))
    objected = sum(one.vote == OBJECT for one in current)
    votes = {one.seat.code: Vote(one.vote) for one in current if one.vote != OBJECT}
    if form is Form.SECRET:
        taken = set(BallotTurn.everything.filter(ballot=row).values_list("seat__code", flat=True))
    else:
        taken = set(votes)
    room = _with_voters(records, row, taken)
    if form is Form.SECRET:
        found = [Paper(one.paper, one.vote, one.constituency) for one in BallotPaper.everything.filter(ballot=row)]
        return room, counted(found), 0
    if form in NAMED:
        return room, count(votes, room), 0
    return room, count_of(row.count), max(objected, row.objections)


def _with_voters(records: Records, row: Ballot, taken: set[str]) -> Room:
    if row.meeting is None:
        return room_without_meeting(records, row.motion.body.code, taken, recused(row.motion))
    room = room_for(records, row)
    holders = {room.proxies[seat] for seat in taken if seat in room.proxies}
    present = room.present | (taken - set(room.proxies)) | holders
    proxies = {away: holder for away, holder in room.proxies.items() if away not in present}
    return replace(room, present=frozenset(present), proxies=proxies)


def voted(records: Records, told: BallotTold) -> frozenset[str]:
    """Return the seats that have voted or objected: that they did, not what."""
    assert records.actor
    rows = BallotVote.everything.filter(ballot=told.pk, until=None).values_list("seat__code", flat=True)
    turns = BallotTurn.everything.filter(ballot=told.pk).values_list("seat__code", flat=True)
    return frozenset({*rows, *turns})


def waiting(records: Records, told: BallotTold) -> tuple[str, ...]:
    """Return the seats that may vote and have not yet."""
    row = _rows(motion_row(records, told.motion)).get(pk=told.pk)
    return tuple(sorted(room_for(records, row).voting - voted(records, told)))


def own_vote(records: Records, told: BallotTold, seat: str) -> VoteTold | None:
    """Return what a seat of one's own said; None where it did not, or voted in secret."""
    rows = BallotVote.objects.visible_to(records.reader).filter(ballot=told.pk, seat__code=seat, until=None)
    row = rows.select_related("seat").first()
    return _vote(row) if row else None


def votes(records: Records, told: BallotTold) -> tuple[VoteTold, ...]:
    """Return who said what, once it is counted; before that nobody sees the others' votes."""
    if told.state is BallotState.OPEN:
        return ()
    rows = BallotVote.objects.visible_to(records.reader).filter(ballot=told.pk, until=None).select_related("seat")
    return tuple(_vote(row) for row in rows.order_by("seat__position", "seat__code"))


def papers(records: Records, told: BallotTold) -> tuple[Paper, ...]:
    """Return the papers of a secret ballot that was counted, in the order of their numbers, to one who voted in it.

    To others nothing: they know no number, and the count stands in the result.
    """
    if told.form is not Form.SECRET or told.state in {BallotState.OPEN, BallotState.VOID}:
        return ()
    seat = standing(records, told.body)
    if seat is None or seat.kind != "member" or seat.seat not in voted(records, told):
        return ()
    rows = BallotPaper.objects.visible_to(records.reader).filter(ballot=told.pk)
    return listed(Paper(row.paper, row.vote) for row in rows)


def take_back(records: Records, motion: Motion, seat: Seat) -> None:
    """End a seat's vote in the open ballot on a motion: it takes no part any more. Within the caller's transaction.

    Raises
    ------
    ConflictError
        If it voted in secret: nobody can tell which paper is its own.
    """
    row = _rows(motion).filter(state=BallotState.OPEN.value).first()
    if row is None:
        return
    Ballot.everything.select_for_update().get(pk=row.pk)
    if BallotTurn.everything.filter(ballot=row, seat=seat).exists():
        raise ConflictError(
            f"{seat.code} has voted in secret already",
            where=motion.code,
            why="nobody can tell which paper is its own",
            mend="void the vote, write the recusal down, and vote again",
            code="ballot.secret",
        )
    BallotVote.everything.filter(ballot=row, seat=seat, until=None).update(until=records.now())


def is_chair(records: Records, row: Ballot) -> bool:
    """Tell whether who asks chairs: the seat that chairs the meeting, or the body's chair where there is none."""
    seat = standing(records, row.motion.body.code)
    if seat is None or seat.kind != "member":
        return False
    chairs = row.meeting.chaired_by if row.meeting is not None else ""
    return seat.seat == chairs if chairs else seat.chair


def told_of(row: Ballot) -> BallotTold:
    """Return what a row says."""
    return BallotTold(
        pk=row.pk,
        number=row.number,
        motion=row.motion.code,
        body=row.motion.body.code,
        nation=row.motion.body.nation.code,
        meeting=row.meeting.code if row.meeting else "",
        form=Form(row.form),
        clerk=row.clerk,
        state=BallotState(row.state),
        facts=row.facts,
        room=row.room,
        count=row.count,
        casting=row.casting,
        outcome=row.outcome,
        papers_sha256=row.papers_sha256,
        objections=row.objections,
        reasons=tuple(row.reasons),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        until=row.until,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        marking=row.marking.marking,
        synthetic=bool(row.motion.body.nation.header["synthetic"]),
    )


def _vote(row: BallotVote) -> VoteTold:
    return VoteTold(row.seat.code, row.seat.title, row.vote, row.reason, row.proxy, row.at, row.by)


def _rows(motion: Motion) -> "QuerySet[Ballot]":
    rows: QuerySet[Ballot] = Ballot.everything.filter(motion=motion)
    return rows.select_related("motion__body__nation", "motion__body__owner", "meeting", "marking")


def written_down(records: Records, row: Ballot) -> dict[str, str]:
    """Return what the clerk wrote down so far in a vote called by name: seat to vote. For the clerk alone."""
    assert records.actor
    rows = BallotVote.everything.filter(ballot=row, until=None, ballot__form=Form.NAMES.value)
    return dict(rows.values_list("seat__code", "vote"))
