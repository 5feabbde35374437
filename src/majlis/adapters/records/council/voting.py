"""Voting: ballots are opened, members vote, object, or the clerk records for the room. Nobody's vote is lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.council.ballots import OBJECT, BallotTold, ballot_row, demand_open, room_for, told_of
from majlis.adapters.records.council.bodies import demand_owner
from majlis.adapters.records.council.evidence import demand_same_world
from majlis.adapters.records.council.motions import motion_row, recused
from majlis.adapters.records.council.moving import demand_stands, held, keys_of, seat_row, tell
from majlis.adapters.records.council.rooms import room_without_meeting
from majlis.adapters.records.council.standing import Standing, standing
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Ballot, BallotPaper, BallotTurn, BallotVote, Meeting, Motion, Seat
from majlis.council import Count, Procedure, Room, Rule, Vote, parse_rule
from majlis.council.lifecycle import CLERK, NAMED, NUMBERS, BallotState, Form, MotionState, demand_fit, demand_step
from majlis.council.record import count_facts
from majlis.council.secret import Paper, listed, new_paper
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError

_ALONE = frozenset({Form.OPEN, Form.RECORDED, Form.SECRET})
"""Forms in which each member votes with an own device."""
_BY_OBJECTION = frozenset({Form.SILENCE, Form.CONSENSUS})


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the clerk records of the room.

    Attributes
    ----------
    votes : mapping of str to str
        Seat to vote, called by name; ``object`` where somebody objects; empty takes it back.
    numbers : Count or None
        Hands or papers.
    objections : int or None
        How many objected, where they are not named.
    """

    votes: Mapping[str, str]
    numbers: Count | None = None
    objections: int | None = None


def open_ballot(records: Records, motion: str, form: Form, until: datetime | None = None) -> BallotTold:
    """Open a vote on a motion that was put.

    Parameters
    ----------
    records : Records
    motion : str
    form : Form
    until : datetime, optional
        When a written or silence procedure ends.

    Raises
    ------
    NotFoundError
        If there is no such motion, or the reader may not see it.
    InputError
        If form or time do not fit the rule.
    ConflictError
        If it was not put, is being voted on, has amendments that come first, or its meeting is not open.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        row = held(records, motion)
        demand_step(row.state, "vote on", motion)
        _demand_turn(row)
        demand_same_world(row.body, row.code, row.item.code)
        rule = parse_rule(row.facts)
        meeting = _meeting(row, rule)
        _demand_time(records, rule, until)
        seats = room_without_meeting(records, row.body.code, (), recused(row)).entitled
        demand_fit(rule, form, seats)
        number = (Ballot.everything.filter(motion=row).aggregate(last=Max("number"))["last"] or 0) + 1
        made = Ballot.everything.create(
            motion=row,
            number=number,
            meeting=meeting,
            form=form.value,
            clerk=form in CLERK,
            facts=row.facts,
            opened_at=records.now(),
            opened_by=records.actor,
            until=until,
            **keys_of(row),
        )
        tell(records, row.item, "ballot", {"motion": motion, "ballot": number, "form": form.value})
        audit.note(records, "ballot open", motion, detail={"ballot": number, "form": form.value})
        return told_of(ballot_row(records, row, made.number))


def vote(records: Records, motion: str, said: Vote, seat: str = "", reason: str = "") -> str:
    """Vote for the own seat, or as the proxy of another one; a later vote takes the place of one before.

    Parameters
    ----------
    records : Records
    motion : str
    said : Vote
    seat : str, optional
        Of another one, whose proxy one holds.
    reason : str, optional
        Explanation of vote; none in a secret ballot.

    Returns
    -------
    str
        Of a secret ballot the number of the paper, which is shown this once; else empty.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If it takes no votes, or the seat has voted in secret already.
    PermissionDeniedError
        If one may not vote for this seat.
    """
    with transaction.atomic():
        row = ballot_row(records, motion_row(records, motion), hold=True)
        demand_open(row, records.now())
        if Form(row.form) not in _ALONE:
            raise _not_so(row, "the clerk records this vote for the room")
        own = _member(records, row)
        wanted = seat or own.seat
        place = seat_row(row.motion.body, wanted)
        _demand_may(room_for(records, row), own.seat, wanted, motion)
        if row.form == Form.SECRET.value:
            return _in_secret(records, row, place, said)
        _write(records, row, place, said.value, (reason, wanted != own.seat))
        audit.note(records, "ballot vote", motion, detail={"ballot": row.number, "seat": wanted})
        return ""


def object_(records: Records, motion: str, reason: str) -> None:
    """Object, where silence or consensus carries a motion.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If it takes no objections.
    PermissionDeniedError
        If one is no voting member, or takes no part.
    """
    with transaction.atomic():
        row = ballot_row(records, motion_row(records, motion), hold=True)
        demand_open(row, records.now())
        if Form(row.form) not in _BY_OBJECTION:
            raise _not_so(row, "here it is voted")
        own = _member(records, row)
        _demand_may(room_for(records, row), own.seat, own.seat, motion)
        _write(records, row, seat_row(row.motion.body, own.seat), OBJECT, (reason, False))
        audit.note(records, "ballot object", motion, detail={"ballot": row.number, "seat": own.seat})


def record(records: Records, motion: str, recorded: Recorded) -> BallotTold:
    """Record for the room what was said, in clerk mode; it may be corrected until it is counted.

    Raises
    ------
    NotFoundError
        If there is no such motion, ballot or seat.
    InputError
        If names or numbers do not fit the form.
    ConflictError
        If the ballot is closed, or each votes with an own device.
    PermissionDeniedError
        If the reader does not act for the body's owner, or a seat takes no part.
    """
    with transaction.atomic():
        found = motion_row(records, motion)
        demand_owner(records, found.body)
        row = ballot_row(records, found, hold=True)
        demand_open(row, records.now())
        form = Form(row.form)
        if form in _ALONE:
            raise _not_so(row, "each member votes with an own device")
        _demand_form(form, recorded, motion)
        room = room_for(records, row)
        for seat, said in recorded.votes.items():
            if seat not in room.voting:
                raise _no_part(seat, motion)
            _write(records, row, seat_row(found.body, seat), said, ("", False))
        if recorded.numbers is not None:
            Ballot.everything.filter(pk=row.pk).update(count=count_facts(_spelt(recorded.numbers, room)))
        if recorded.objections is not None:
            Ballot.everything.filter(pk=row.pk).update(objections=recorded.objections)
        told: dict[str, object] = {
            "ballot": row.number,
            "names": len(recorded.votes),
            "numbers": recorded.numbers is not None,
        }
        audit.note(records, "ballot record", motion, detail=told)
        return told_of(ballot_row(records, found, row.number))


def _spelt(numbers: Count, room: Room) -> Count:
    """Return numbers by constituency under the names that the seats have, whatever case they were typed in."""
    known = {seat.constituency.casefold(): seat.constituency for seat in room.entitled}
    parts: dict[str, Count] = {}
    for typed, part in numbers.constituencies.items():
        name = known.get(typed.casefold(), typed)
        if name in parts:
            raise InputError(f"{name[:60]} is counted twice", mend="count it once", code="ballot.constituency-twice")
        parts[name] = part
    return replace(numbers, constituencies=parts)


def _write(records: Records, row: Ballot, place: Seat, said: str, how: tuple[str, bool]) -> None:
    """Write a seat's vote in the place of the one before; the ballot is held, so that they come one after another."""
    now = records.now()
    BallotVote.everything.filter(ballot=row, seat=place, until=None).update(until=now)
    if said:
        reason, proxy = how
        BallotVote.everything.create(
            ballot=row, seat=place, vote=said, reason=reason, at=now, by=records.actor, proxy=proxy, **keys_of(row)
        )


def _in_secret(records: Records, row: Ballot, place: Seat, said: Vote) -> str:
    """Put a paper among the others: all are written anew, in the order of numbers drawn by chance.

    So neither the order of rows nor the transaction that wrote them tells whose a paper is.
    """
    try:
        with transaction.atomic():
            BallotTurn.everything.create(ballot=row, seat=place, **keys_of(row))
    except TakenError:
        raise ConflictError(
            f"{place.code} has voted already",
            where=row.motion.code,
            why="a paper in the box cannot be told from the others",
            code="ballot.twice",
        ) from None
    paper = new_paper(said, place.constituency if row.facts.get("double") else "")
    rows = BallotPaper.everything.filter(ballot=row)
    before = [Paper(one.paper, one.vote, one.constituency) for one in rows]
    rows.delete()
    columns = (
        {"paper": one.number, "vote": one.vote, "constituency": one.constituency} for one in listed([*before, paper])
    )
    BallotPaper.everything.bulk_create([BallotPaper(ballot=row, **one, **keys_of(row)) for one in columns])
    audit.note(
        records, "ballot vote", row.motion.code, detail={"ballot": row.number, "seat": place.code, "secret": True}
    )
    return paper.number


def _member(records: Records, row: Ballot) -> Standing:
    own = standing(records, row.motion.body.code)
    if own is None or not own.votes:
        raise PermissionDeniedError(
            f"{records.actor} has no vote in {row.motion.body.code}",
            why="members vote who hold a seat with a vote; assistants read",
            mend=f"majlis body show {row.motion.body.code} lists them",
            code="ballot.no-seat",
        )
    return own


def _demand_may(room: Room, own: str, wanted: str, motion: str) -> None:
    if wanted != own and (room.proxies.get(wanted) != own or own not in room.present):
        raise PermissionDeniedError(
            f"you hold no proxy of {wanted}", where=motion, mend="ask the clerk to write it down", code="ballot.proxy"
        )
    if wanted not in room.voting or (wanted == own and own not in room.present):
        raise _no_part(wanted, motion)


def _demand_turn(row: Motion) -> None:
    if Ballot.everything.filter(motion=row, state__in=("open", "casting")).exists() or (
        Ballot.everything.filter(motion=row, state="counted", clerk=True).exclude(outcome="inquorate").exists()
    ):
        raise ConflictError(
            f"{row.code} is being voted on", where=row.code, mend=f"majlis ballot show {row.code}", code="ballot.open"
        )
    if row.amends_id:
        demand_stands(row)
        other = Ballot.everything.filter(motion__amends=row.amends_id, state__in=("open", "casting")).first()
    else:
        other = None
        first = Motion.everything.filter(amends=row, state=MotionState.PUT.value).order_by("pk").first()
        if first is not None:
            raise ConflictError(
                f"{first.code} comes first: it would change the text",
                where=row.code,
                mend=f"vote on the amendment first: majlis ballot open {first.code}",
                code="ballot.amendments",
            )
    if other is not None:
        raise ConflictError("another amendment is being voted on", where=row.code, code="ballot.open")


def _meeting(row: Motion, rule: Rule) -> Meeting | None:
    """Return the meeting in which it is voted; None where the rule wants none."""
    if rule.procedure in {Procedure.WRITTEN, Procedure.SILENCE}:
        return None
    meeting: Meeting | None = row.item.meeting
    if meeting is None or meeting.state != "open":
        raise ConflictError(
            f"the meeting of {row.item.code} is not open" if meeting else f"{row.item.code} is on no meeting's agenda",
            where=row.code,
            why=f"by the rule {rule.code} it is decided in a meeting",
            mend=f"majlis meeting open {meeting.code}" if meeting else f"majlis agenda move {row.item.code}",
            code="ballot.meeting",
        )
    return meeting


def _demand_time(records: Records, rule: Rule, until: datetime | None) -> None:
    wants = rule.procedure in {Procedure.WRITTEN, Procedure.SILENCE}
    if wants != (until is not None):
        what = "say until when answers are taken" if wants else "a vote in a meeting has no end of its own"
        raise InputError(what, where="--until", mend="leave it out" if until else "", code="ballot.until")
    least = records.now() + timedelta(days=rule.notice_days)
    if until is not None and (until <= records.now() or until < least - timedelta(minutes=1)):
        raise InputError(
            f"that is too soon: by the rule {rule.code} members have {rule.notice_days} days" if rule.notice_days
            else "that is over already",
            where="--until",
            mend=f"name a time from {least:%Y-%m-%d %H:%M} UTC on",
            code="ballot.until",
        )  # fmt: skip


def _demand_form(form: Form, recorded: Recorded, motion: str) -> None:
    named = {Vote.YES, Vote.NO, Vote.ABSTAIN, Vote.SPOILT, ""} if form in NAMED else {OBJECT, ""}
    wrong = {
        "this vote is called by name; numbers alone are not enough": form in NAMED and recorded.numbers is not None,
        "here hands or papers are counted; no names are recorded": form in NUMBERS and bool(recorded.votes),
        "here it is recorded who objects, or how many": form in _BY_OBJECTION and recorded.numbers is not None,
        "here nobody objects: it is voted": form not in _BY_OBJECTION and recorded.objections is not None,
        "a vote is yes, no, abstain or spoilt": form in NAMED and not set(recorded.votes.values()) <= named,
        "somebody objects, or does not": form in _BY_OBJECTION and not set(recorded.votes.values()) <= named,
        "nothing is recorded": not recorded.votes and recorded.numbers is None and recorded.objections is None,
    }
    for what, is_so in wrong.items():
        if is_so:
            raise InputError(what, where=motion, mend=f"majlis ballot show {motion}", code="ballot.record")


def _no_part(seat: str, motion: str) -> PermissionDeniedError:
    return PermissionDeniedError(
        f"{seat[:60]} takes no part in this vote",
        where=motion,
        why="who votes is entitled, there or represented, and not recused",
        mend="check attendance, proxies and recusals",
        code="council.stranger",
    )


def _not_so(row: Ballot, why: str) -> ConflictError:
    return ConflictError(
        f"this vote is not taken so: it is {row.form}", where=row.motion.code, why=why, code="ballot.form"
    )


__all__ = ["BallotState", "Recorded", "object_", "open_ballot", "record", "vote"]
