"""Ballots are counted, confirmed by the chair, or void; what a result does to motion, item and register."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council import ballots, decisions
from majlis.adapters.records.council.ballots import BallotTold, ballot_row, told_of
from majlis.adapters.records.council.evidence import demand_same_world
from majlis.adapters.records.council.motions import motion_row
from majlis.adapters.records.council.moving import demand_stands, held, tell
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import (
    AgendaItem,
    Ballot,
    BallotPaper,
    BallotTurn,
    BallotVote,
    Motion,
)
from majlis.adapters.records.register.logs import log_of
from majlis.council import Outcome, Procedure, Result, Room, Vote, decide, parse_rule
from majlis.council.amending import merged
from majlis.council.lifecycle import BallotState, Form, MotionState, after_count, motion_after
from majlis.council.record import count_facts, count_of, room_facts, room_read
from majlis.council.secret import Paper, papers_hash
from majlis.kernel.errors import ConflictError, PermissionDeniedError


@dataclass(frozen=True, slots=True)
class Counted:
    """A ballot after a step, and the decision that it led to; empty for none."""

    ballot: BallotTold
    decision: str = ""


def count(records: Records, motion: str) -> Counted:
    """Close a vote and count it; where it carries, the decision enters the register in the same transaction.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If it is closed, or its time is not over.
    InputError
        If what was recorded does not fit the room.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    _make_log(records, motion)
    with transaction.atomic():
        row = held(records, motion)
        ballot = ballot_row(records, row, hold=True)
        if ballot.state != BallotState.OPEN.value:
            raise _not_now(ballot, "only an open vote is counted")
        room, votes, objections = ballots.gathered(records, ballot)
        _demand_over(records, ballot, room, objections)
        _demand_recorded(ballot)
        result = decide(parse_rule(ballot.facts), room, votes, objections=objections)
        columns: dict[str, Any] = {"room": room_facts(room), "count": count_facts(votes), "objections": objections}
        if ballot.form == Form.SECRET.value:
            columns["papers_sha256"] = papers_hash(_papers(ballot))
        columns |= {"closed_at": records.now(), "closed_by": records.actor}
        return _settle(records, row, ballot, result, columns)


def casting(records: Records, motion: str, said: Vote) -> Counted:
    """Give the chair's casting vote where a tie waits for it.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If nothing waits for it.
    PermissionDeniedError
        If who asks does not chair.
    """
    _make_log(records, motion)
    with transaction.atomic():
        row = held(records, motion, clerk=False)
        ballot = ballot_row(records, row, hold=True)
        if ballot.state != BallotState.CASTING.value:
            raise _not_now(ballot, "only a tie waits for a casting vote")
        _demand_chair(records, ballot)
        room, votes = room_read(ballot.room), count_of(ballot.count)
        result = decide(parse_rule(ballot.facts), room, votes, casting=said)
        audit.note(records, "ballot casting", motion, detail={"ballot": ballot.number})
        return _settle(records, row, ballot, result, {"casting": said.value})


def confirm(records: Records, motion: str, *, alone: bool = False) -> Counted:
    """Confirm as the chair what the clerk recorded; only then is it decided.

    Parameters
    ----------
    records : Records
    motion : str
    alone : bool, optional
        Whether who recorded it may confirm it: the one person at the machine.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If nothing waits for the chair.
    PermissionDeniedError
        If who asks does not chair, or recorded it.
    """
    _make_log(records, motion)
    with transaction.atomic():
        row = held(records, motion, clerk=False)
        ballot = ballot_row(records, row, hold=True)
        if ballot.state != BallotState.COUNTED.value or not ballot.clerk:
            raise _not_now(ballot, "nothing that the clerk recorded waits for the chair")
        _demand_chair(records, ballot)
        if not alone and records.actor == ballot.closed_by:
            raise PermissionDeniedError(
                "who recorded a vote does not confirm it", where=motion, why="two pairs of eyes", code="ballot.own"
            )
        now = records.now()
        Ballot.everything.filter(pk=ballot.pk).update(
            state=BallotState.CONFIRMED.value, confirmed_at=now, confirmed_by=records.actor
        )
        ballot = ballot_row(records, row, ballot.number)
        code = _finish(records, row, ballot, Result(Outcome(ballot.outcome), tuple(ballot.reasons)))
        tell(records, row.item, "confirmed", _facts(ballot, code))
        audit.note(records, "ballot confirm", motion, detail={"ballot": ballot.number, "decision": code})
        return Counted(told_of(ballot_row(records, row, ballot.number)), code)


def void(records: Records, motion: str, reason: str) -> BallotTold:
    """Say that a vote does not count, before it decided anything. Papers of a secret one are destroyed.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot, or the reader may not see it.
    ConflictError
        If it decided something, or is void already.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        row = held(records, motion)
        ballot = ballot_row(records, row, hold=True)
        if told_of(ballot).decided or ballot.state == BallotState.VOID.value:
            raise _not_now(ballot, "what was decided is changed by another decision only")
        for table in (BallotPaper, BallotTurn):
            table.everything.filter(ballot=ballot).delete()
        reasons = [*ballot.reasons, f"void: {reason}"]
        columns = {"state": BallotState.VOID.value, "reasons": reasons, "outcome": "", "papers_sha256": ""}
        closed = {"closed_at": records.now(), "closed_by": records.actor}
        Ballot.everything.filter(pk=ballot.pk).update(**columns, **closed)
        tell(records, row.item, "void", {"motion": motion, "ballot": ballot.number})
        audit.note(records, "ballot void", motion, detail={"ballot": ballot.number})
        return told_of(ballot_row(records, row, ballot.number))


def _settle(records: Records, row: Motion, ballot: Ballot, result: Result, columns: dict[str, Any]) -> Counted:
    """Write a result; and what follows from it, where nobody has to confirm it."""
    state, _ = after_count(result.outcome, clerk=ballot.clerk)
    told = {"state": state.value, "outcome": result.outcome.value, "reasons": list(result.reasons)}
    Ballot.everything.filter(pk=ballot.pk).update(**columns, **told)
    ballot = ballot_row(records, row, ballot.number)
    final = told_of(ballot).decided
    code = _finish(records, row, ballot, result) if final else ""
    tell(records, row.item, "result", _facts(ballot, code))
    detail: dict[str, object] = {"ballot": ballot.number, "outcome": result.outcome.value, "decision": code}
    audit.note(records, "ballot count", row.code, detail=detail)
    return Counted(told_of(ballot_row(records, row, ballot.number)), code)


def _finish(records: Records, row: Motion, ballot: Ballot, result: Result) -> str:
    """Do what a final result says, and return the code of the decision; empty for none."""
    state = motion_after(result.outcome)
    Motion.everything.filter(pk=row.pk).update(state=state.value)
    if result.outcome is Outcome.RETURNED and not row.amends_id:
        AgendaItem.everything.filter(pk=row.item_id).update(state="returned")
    if state is not MotionState.DECIDED:
        return ""
    carried = result.outcome is Outcome.CARRIED
    if row.amends_id:
        if carried:
            _change_text(row)
        return ""
    Motion.everything.filter(amends=row).exclude(state=MotionState.DECIDED.value).update(
        state=MotionState.WITHDRAWN.value
    )
    demand_same_world(row.body, row.code, row.item.code)
    code = decisions.make(records, row, ballot, result) if carried else ""
    others = Motion.everything.filter(item=row.item_id, amends=None, state__in=("draft", "put", "returned"))
    if not others.exists():
        AgendaItem.everything.filter(pk=row.item_id).update(state="done")
    return code


def _change_text(row: Motion) -> None:
    """Write the text of the main motion as a carried amendment wants it, beside what others changed before."""
    demand_stands(row)
    main = row.amends
    assert main is not None
    text, text_ur = merged(row.base, row.text, main.text), merged(row.base_ur, row.text_ur, main.text_ur)
    Motion.everything.filter(pk=main.pk).update(text=text, text_ur=text_ur, revision=main.revision + 1)


def _demand_over(records: Records, ballot: Ballot, room: Room, objections: int) -> None:
    """See that a written or silence procedure ran its time, unless it waits for nothing any more."""
    if ballot.until is None or records.now() >= ballot.until:
        return
    procedure = parse_rule(ballot.facts).procedure
    everybody = not room.codes - room.recused - room.present
    if objections or (procedure is Procedure.WRITTEN and ballot.form != Form.PAPER.value and everybody):
        return
    raise ConflictError(
        f"answers are taken until {ballot.until:%Y-%m-%d %H:%M} UTC",
        where=ballot.motion.code,
        mend="count it then; or void it, with a reason",
        code="ballot.not-over",
    )


def _demand_recorded(ballot: Ballot) -> None:
    """See that the clerk recorded anything: a count of nothing is a slip of the hand."""
    said = ballot.count or BallotVote.everything.filter(ballot=ballot, until=None).exists()
    if ballot.clerk and ballot.form != Form.CONSENSUS.value and not said:
        raise ConflictError(
            "nothing is recorded yet",
            where=ballot.motion.code,
            mend=f"majlis ballot record {ballot.motion.code}",
            code="ballot.nothing",
        )


def _demand_chair(records: Records, ballot: Ballot) -> None:
    if not ballots.is_chair(records, ballot):
        raise PermissionDeniedError(
            f"{records.actor} does not chair", where=ballot.motion.code, why="this is the chair's", code="ballot.chair"
        )


def _make_log(records: Records, motion: str) -> None:
    """Make the register's log where this may be its first entry: before the transaction, as its key is a file."""
    log_of(records, motion_row(records, motion).body.nation.code, "decisions")


def _papers(ballot: Ballot) -> tuple[Paper, ...]:
    return tuple(Paper(row.paper, row.vote) for row in BallotPaper.everything.filter(ballot=ballot))


def _facts(ballot: Ballot, decision: str) -> dict[str, Any]:
    told = {"motion": ballot.motion.code, "ballot": ballot.number, "outcome": ballot.outcome}
    return {**told, **({"decision": decision} if decision else {})}


def _not_now(ballot: Ballot, why: str) -> ConflictError:
    return ConflictError(
        f"this vote is {ballot.state}",
        where=ballot.motion.code,
        why=why,
        mend=f"majlis ballot show {ballot.motion.code}",
        code="ballot.state",
    )


__all__ = ["Counted", "casting", "confirm", "count", "void"]
