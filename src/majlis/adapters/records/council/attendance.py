"""Who is in the room of a meeting, and for whom others vote."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import rule_of
from majlis.adapters.records.council.events import record
from majlis.adapters.records.council.gatherings import RUNNING, held_meeting, meeting_row
from majlis.adapters.records.council.seats import seat_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Attendance, Ballot, Meeting, Membership, Proxy, Seat
from majlis.council import proxies as chains
from majlis.kernel.errors import ConflictError


@dataclass(frozen=True, slots=True)
class There:
    """That a seat's holder was in the room.

    Attributes
    ----------
    seat, person : str
    remote : bool
    came : datetime
    left : datetime or None
    """

    seat: str
    person: str
    remote: bool
    came: datetime
    left: datetime | None


def come(records: Records, code: str, seat_code: str, *, remote: bool = False) -> None:
    """Record that a seat's member is in the room. A proxy that the seat gave ends with it.

    Parameters
    ----------
    records : Records
    code : str
        Code of the meeting.
    seat_code : str
    remote : bool, optional
        Whether the member takes part from elsewhere.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If the seat is vacant or in the room already, or the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, RUNNING)
        sit(records, row, seat_of(row.body, seat_code), remote=remote)
        audit.note(records, "meeting come", row.code, detail={"seat": seat_code})


def sit(records: Records, meeting: Meeting, seat: Seat, *, remote: bool = False) -> None:
    """Write that a seat is in the room of a meeting that is held. Within a transaction.

    Raises
    ------
    ConflictError
        If the seat is vacant, or in the room already.
    """
    member = Membership.everything.filter(seat=seat, kind="member", until=None).first()
    if member is None:
        raise ConflictError(
            f"nobody holds {seat.code}",
            why="an assistant does not sit for a member",
            mend=f"majlis body appoint {meeting.body.code} {seat.code} PERSON",
            code="council.vacant",
        )
    if seat.code in there_now(meeting):
        raise ConflictError(
            f"{seat.code} is in the room of {meeting.code} already",
            mend=f"majlis meeting show {meeting.code} says who is there",
            code="council.there",
        )
    now = records.now()
    _take_back(records, meeting, seat, "came")
    Attendance.everything.create(
        meeting=meeting,
        seat=seat,
        person=member.person,
        remote=remote,
        came_at=now,
        recorded_by=records.actor,
        owner_id=meeting.owner_id,
        marking_id=meeting.marking_id,
    )
    told = {"seat": seat.code, "person": member.person, "name": member.name, "remote": remote}
    record(records, meeting.pk, "came", told)


def leave(records: Records, code: str, seat_code: str) -> None:
    """Record that a seat's member left the room.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If the seat is not in the room, or the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, RUNNING)
        seat = seat_of(row.body, seat_code)
        found = Attendance.everything.filter(meeting=row, seat=seat, left_at=None).first()
        if found is None:
            raise ConflictError(
                f"{seat_code} is not in the room of {row.code}",
                mend=f"majlis meeting show {row.code} says who is there",
                code="council.away",
            )
        Attendance.everything.filter(pk=found.pk).update(left_at=records.now())
        record(records, row.pk, "left", {"seat": seat_code, "person": found.person})
        audit.note(records, "meeting leave", row.code, detail={"seat": seat_code})


def give_proxy(records: Records, code: str, away_code: str, holder_code: str) -> None:
    """Record that a seat which is away is voted for by another one.

    Parameters
    ----------
    records : Records
    code : str
        Code of the meeting.
    away_code, holder_code : str
        Seat that is away, and seat that votes for it.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If the rule lets nobody vote for others, or not for so many; if one of them may not vote, is represented
        itself, or the one who is away is there; or the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, RUNNING)
        away, holder = seat_of(row.body, away_code), seat_of(row.body, holder_code)
        given = Proxy.everything.filter(meeting=row, until=None).values_list("away__code", "holder__code")
        entitled = Membership.everything.filter(
            seat__in=(away, holder), kind="member", votes=True, until=None, seat__votes=True
        )
        chains.demand_proxy(
            chains.Wanted(away_code, holder_code),
            dict(given),
            most=rule_of(records, row.body.code).proxies,
            entitled=frozenset(entitled.values_list("seat__code", flat=True)),
            there=there_now(row),
        )
        Proxy.everything.create(
            meeting=row,
            away=away,
            holder=holder,
            given_at=records.now(),
            recorded_by=records.actor,
            owner_id=row.owner_id,
            marking_id=row.marking_id,
        )
        record(records, row.pk, "proxy", {"away": away_code, "holder": holder_code})
        audit.note(records, "meeting proxy", row.code, detail={"away": away_code, "holder": holder_code})


def take_back(records: Records, code: str, away_code: str) -> None:
    """Record that a seat takes its proxy back.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If it gave none, or the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, RUNNING)
        if not _take_back(records, row, seat_of(row.body, away_code), "taken back"):
            raise ConflictError(
                f"{away_code} gave no proxy in {row.code}",
                mend=f"majlis meeting show {row.code} lists them",
                code="council.no-proxy",
            )
        audit.note(records, "meeting proxy", row.code, detail={"away": away_code, "back": True})


def there_now(meeting: Meeting) -> frozenset[str]:
    """Return the seats that are in the room of a meeting."""
    return frozenset(Attendance.everything.filter(meeting=meeting, left_at=None).values_list("seat__code", flat=True))


def there(records: Records, code: str) -> tuple[There, ...]:
    """Return who was and is in the room of a meeting, in the order in which they came.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    row = meeting_row(records, code)
    rows = Attendance.objects.visible_to(records.reader).filter(meeting=row).order_by("came_at", "pk")
    return tuple(
        There(one.seat.code, one.person, one.remote, one.came_at, one.left_at) for one in rows.select_related("seat")
    )


def proxies(records: Records, code: str) -> dict[str, str]:
    """Return the proxies that were given in a meeting and not taken back: who is away, to who votes.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    row = meeting_row(records, code)
    rows = Proxy.objects.visible_to(records.reader).filter(meeting=row, until=None).order_by("away__position", "pk")
    return dict(rows.values_list("away__code", "holder__code"))


def demand_no_vote(meeting: Meeting) -> None:
    """See that no vote of a meeting is open.

    Raises
    ------
    ConflictError
        If one is.
    """
    vote = Ballot.everything.filter(meeting=meeting, state__in=("open", "casting")).select_related("motion").first()
    if vote is not None:
        raise ConflictError(
            f"the vote on {vote.motion.code} is open", mend="close and count it first", code="council.vote-open"
        )


def _take_back(records: Records, meeting: Meeting, away: Seat, why: str) -> bool:
    found = Proxy.everything.filter(meeting=meeting, away=away, until=None).select_related("holder").first()
    if found is None:
        return False
    Proxy.everything.filter(pk=found.pk).update(until=records.now())
    record(records, meeting.pk, "proxy-ended", {"away": away.code, "holder": found.holder.code, "why": why})
    return True
