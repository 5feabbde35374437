"""Seats of a body, and who is appointed to them. What ended stays, with its dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import held
from majlis.adapters.records.council.founding import CODE
from majlis.adapters.records.council.standing import Kind
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Attendance, Body, Membership, Proxy, Seat
from majlis.adapters.records.people.accounts import person_row
from majlis.adapters.records.people.roles import standing as roles_of
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.spelling import nearest

FIELDS = ("title", "title_ur", "constituency", "position", "chair", "votes")


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who is appointed to a seat.

    Attributes
    ----------
    seat, person : str
    kind : {"member", "assistant"}
    reason : str
        By what.
    """

    seat: str
    person: str
    kind: Kind = "member"
    reason: str = ""


def add(records: Records, body_code: str, code: str, facts: Mapping[str, Any]) -> None:
    """Add a seat to a body.

    Parameters
    ----------
    records : Records
    body_code, code : str
        Codes of the body and of the seat.
    facts : mapping
        Title at least; others of :data:`FIELDS`.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If the code is none.
    ConflictError
        If there is, or was, a seat of this code; or another one chairs.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    if not CODE.fullmatch(code):
        raise InputError(
            f"{code[:60]!r} is no code of a seat",
            where="argument SEAT",
            mend="use lower-case letters, digits and hyphens, like operators-1",
            code="council.seat-code",
        )
    with transaction.atomic():
        body = held(records, body_code)
        rows = Seat.everything.filter(body=body)
        if rows.filter(code=code).exists():
            raise ConflictError(
                f"{body_code} has, or had, a seat {code}",
                why="what was decided names seats by their codes",
                mend="give another code",
                code="council.seat-taken",
            )
        if facts.get("chair"):
            _demand_no_chair(body, 0)
        place = facts.get("position") or rows.count() + 1
        Seat.everything.create(
            body=body,
            code=code,
            since=records.now(),
            owner_id=body.owner_id,
            marking_id=body.marking_id,
            **{**facts, **_constituency(body, facts, 0), "position": place},
        )
        audit.note(records, "body seat", body_code, detail={"seat": code})


def edit(records: Records, body_code: str, code: str, facts: Mapping[str, Any]) -> None:
    """Change what a seat is called, its constituency, its place, whether it chairs or votes.

    Raises
    ------
    NotFoundError
        If there is no such body or seat.
    ConflictError
        If nothing changes, another seat chairs, or the seat is in the room of a meeting.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        body = held(records, body_code)
        row = seat_of(body, code)
        wanted = {**facts, **_constituency(body, facts, row.pk)}
        changed = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="council.same")
        if changed.get("chair"):
            _demand_no_chair(body, row.pk)
        if {"votes", "constituency"} & changed.keys():
            demand_outside(row)
        Seat.everything.filter(pk=row.pk).update(**changed)
        audit.note(records, "body reseat", body_code, detail={"seat": code, "fields": sorted(changed)})


def abolish(records: Records, body_code: str, code: str) -> None:
    """Abolish a seat; who held or assisted it holds and assists it no more.

    Raises
    ------
    NotFoundError
        If there is no such body or seat.
    ConflictError
        If it is in the room of a meeting.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = seat_of(held(records, body_code), code)
        demand_outside(row)
        now = records.now()
        Membership.everything.filter(seat=row, until=None).update(until=now)
        Seat.everything.filter(pk=row.pk).update(until=now)
        audit.note(records, "body abolish", body_code, detail={"seat": code})


def appoint(records: Records, body_code: str, one: Appointment) -> None:
    """Appoint a person to a seat, as its member or as an assistant.

    Raises
    ------
    NotFoundError
        If there is no such body, seat or person.
    InputError
        If the person may not read the body.
    ConflictError
        If the account is closed, the seat has a member, or the person sits in the body already: nobody sits twice.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        body = held(records, body_code)
        seat = seat_of(body, one.seat)
        user = person_row(one.person)
        if not user.is_active:
            raise ConflictError(
                f"the account of {one.person} is closed", mend="name somebody else", code="council.person-closed"
            )
        sitting = Membership.everything.filter(seat__body=body, until=None)
        _demand_once(body, seat, one, list(sitting.filter(person=one.person).select_related("seat")))
        member = sitting.filter(seat=seat, kind="member").first()
        if one.kind == "member" and member is not None:
            raise ConflictError(
                f"{one.seat} is held by {member.name}",
                why="a seat has one member",
                mend=f"majlis body dismiss {body_code} {one.seat} {member.person} first",
                code="council.seat-held",
            )
        _demand_reads(records, body, one.person)
        Membership.everything.create(
            seat=seat,
            person=one.person,
            name=user.full_name or one.person,
            kind=one.kind,
            votes=one.kind == "member",
            since=records.now(),
            appointed_by=records.actor,
            reason=one.reason,
            owner_id=body.owner_id,
            marking_id=body.marking_id,
        )
        audit.note(records, "body appoint", body_code, detail={"seat": one.seat, "kind": one.kind})


def dismiss(records: Records, body_code: str, seat_code: str, person: str, reason: str = "") -> None:
    """End that a person holds or assists a seat.

    Parameters
    ----------
    records : Records
    body_code, seat_code, person : str
    reason : str, optional
        Why it ends.

    Raises
    ------
    NotFoundError
        If there is no such body or seat, or the person neither holds nor assists it.
    ConflictError
        If the member is in the room of a meeting.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        seat = seat_of(held(records, body_code), seat_code)
        row = _membership(seat, person)
        if row.kind == "member":
            demand_outside(seat)
        ended = f"{row.reason}\n{reason}".strip() if reason else row.reason
        Membership.everything.filter(pk=row.pk).update(until=records.now(), reason=ended)
        audit.note(records, "body dismiss", body_code, detail={"seat": seat_code, "kind": row.kind})


def suspend(records: Records, body_code: str, seat_code: str, *, restore: bool = False) -> None:
    """Suspend the right to vote of who holds a seat, or restore it.

    Raises
    ------
    NotFoundError
        If there is no such body or seat, or nobody holds it.
    ConflictError
        If it is so already.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        seat = seat_of(held(records, body_code), seat_code)
        row = Membership.everything.filter(seat=seat, kind="member", until=None).first()
        if row is None:
            raise NotFoundError(
                f"nobody holds {seat_code}",
                mend=f"majlis body show {body_code} says who holds which seat",
                code="council.vacant",
            )
        if row.votes == restore:
            raise ConflictError(
                f"{row.name} {'may vote' if restore else 'may not vote'} already",
                mend=f"majlis body show {body_code}",
                code="council.same",
            )
        Membership.everything.filter(pk=row.pk).update(votes=restore)
        audit.note(records, "body suspend", body_code, detail={"seat": seat_code, "restored": restore})


def seat_of(body: Body, code: str) -> Seat:
    """Return a seat of a body that the reader was found to see.

    Raises
    ------
    NotFoundError
        If there is none of this code, or it was abolished.
    """
    row: Seat | None = Seat.everything.filter(body=body, code=code, until=None).first()
    if row is None:
        known = tuple(Seat.everything.filter(body=body, until=None).order_by("position").values_list("code", flat=True))
        raise NotFoundError(
            f"{body.code} has no seat {code[:80]!r}",
            where="argument SEAT",
            mend=nearest(code, known, f"majlis body show {body.code} lists them"),
            code="council.no-seat",
        )
    return row


def demand_outside(seat: Seat) -> None:
    """See that a seat is not in the room of a meeting, and not represented in one.

    Raises
    ------
    ConflictError
        If it is.
    """
    room = Attendance.everything.filter(seat=seat, left_at=None).exclude(meeting__state__in=("closed", "cancelled"))
    there = room.select_related("meeting").first()
    away = Proxy.everything.filter(until=None, meeting__state__in=("planned", "noticed", "open"))
    given = away.filter(away=seat).first() or away.filter(holder=seat).first()
    if there is not None or given is not None:
        code = (there or given).meeting.code  # type: ignore[union-attr]  # one of them is there
        raise ConflictError(
            f"{seat.code} {'is in the room of' if there else 'gave or holds a proxy in'} {code}",
            why="who may vote does not change while they meet",
            mend=f"record first that it {'leaves' if there else 'is taken back'}",
            code="council.sits",
        )


def _constituency(body: Body, facts: Mapping[str, Any], but: int) -> dict[str, str]:
    """Return the constituency as other seats of the body spell it: upper or lower case makes no other one."""
    given = facts.get("constituency")
    if not given:
        return {}
    rows = Seat.everything.filter(body=body, until=None).exclude(pk=but).order_by("position", "code")
    known = {name.casefold(): name for name in rows.values_list("constituency", flat=True)}
    return {"constituency": known.get(str(given).casefold(), str(given))}


def _demand_no_chair(body: Body, but: int) -> None:
    other = Seat.everything.filter(body=body, chair=True, until=None).exclude(pk=but).first()
    if other is not None:
        raise ConflictError(
            f"{other.code} chairs {body.code}",
            why="one seat chairs",
            mend=f"majlis body reseat {body.code} {other.code} --chair no first",
            code="council.chair",
        )


def _demand_once(body: Body, seat: Seat, one: Appointment, held_now: list[Membership]) -> None:
    """See that a person who is to be appointed sits nowhere in the body; assistants may assist several seats."""
    for row in held_now:
        if "member" in (row.kind, one.kind) or row.seat_id == seat.pk:
            what = "holds" if row.kind == "member" else "assists"
            raise ConflictError(
                f"{one.person} {what} {row.seat.code} of {body.code}",
                why="nobody sits twice",
                mend=f"majlis body dismiss {body.code} {row.seat.code} {one.person} first",
                code="council.sits-twice",
            )


def _demand_reads(records: Records, body: Body, login: str) -> None:
    """See that who is appointed may read the body: nobody can sit where no page opens."""
    marking = body.marking.marking
    if not roles_of(records, login).reader.may_read(marking, body.owner.code):
        raise InputError(
            f"{login} may not read {body.code}: it is {marking} and belongs to {body.owner.code}",
            where="argument PERSON",
            why="nobody can sit where no page opens",
            mend="ask an administrator to give that person a role that may read it, best at the same organisation",
            code="council.reads-not",
        )


def _membership(seat: Seat, person: str) -> Membership:
    row: Membership | None = Membership.everything.filter(seat=seat, person=person, until=None).first()
    if row is None:
        raise NotFoundError(
            f"{person[:80]} neither holds nor assists {seat.code}",
            where="argument PERSON",
            mend=f"majlis body show {seat.body.code} says who does",
            code="council.no-member",
        )
    return row
