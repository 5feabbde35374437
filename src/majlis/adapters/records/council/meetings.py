"""Meetings: planned, moved, noticed, opened, closed, cancelled; each step is written down in the same transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.council import agenda, attendance
from majlis.adapters.records.council.bodies import body_row, demand_readable, held, rule_of
from majlis.adapters.records.council.events import record
from majlis.adapters.records.council.gatherings import (
    AHEAD,
    MeetingTold,
    held_meeting,
    meeting_row,
    seen_meetings,
    told,
)
from majlis.adapters.records.council.rooms import room_at
from majlis.adapters.records.council.seats import seat_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import Attendance, Body, Meeting, MeetingEvent, Proxy, Seat
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.numbering import numbered
from majlis.council import notice, words
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.marking import Marking

__all__ = [
    "MeetingTold",
    "New",
    "Opening",
    "Terms",
    "cancel",
    "close",
    "days_wanted",
    "find",
    "listed",
    "move",
    "notify",
    "open_",
    "plan",
    "quorum_now",
    "terms_now",
    "zone_of",
]
_WITH = ("body__nation", "owner", "marking")


@dataclass(frozen=True, slots=True)
class New:
    """A meeting that is to be planned.

    Attributes
    ----------
    title : str
    begins, ends : datetime
    place : str
    marking : Marking or None
        None: that of the body.
    """

    title: str
    begins: datetime
    ends: datetime
    place: str = ""
    marking: Marking | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """How a meeting is opened.

    Attributes
    ----------
    present : sequence of str
        Seats whose members are there, besides those that were recorded as there before.
    chair : str
        Seat that chairs; empty: the body's own chair.
    short : str
        Why notice was shorter than the rule says, where it was and nobody said so yet.
    """

    present: Sequence[str] = ()
    chair: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the rule in force says of a meeting.

    Attributes
    ----------
    quorum : Quorate
        Whether enough are there now.
    days : int
        Days before it that notice is due.
    proxies : int
        For so many others a member may vote.
    """

    quorum: words.Quorate
    days: int
    proxies: int


def plan(records: Records, body_code: str, new: New) -> str:
    """Plan a meeting and return its code.

    Raises
    ------
    NotFoundError
        If there is no such body.
    InputError
        If it ends before it begins.
    ConflictError
        If the body is dissolved.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    _demand_order(new.begins, new.ends)
    with transaction.atomic():
        body = held(records, body_code)
        demand_readable(records, new.marking, body.owner.code)
        marking = marking_key(new.marking) if new.marking else body.marking_id
        row = numbered(
            records,
            Meeting,
            "MTG",
            lambda: {
                "body": body,
                "title": new.title,
                "place": new.place,
                "begins_at": new.begins,
                "ends_at": new.ends,
                "planned_by": records.actor,
                "planned_at": records.now(),
                "owner_id": body.owner_id,
                "marking_id": marking,
            },
        )
        audit.note(records, "meeting plan", row.code, detail={"body": body_code})
        return str(row.code)


def move(records: Records, code: str, facts: Mapping[str, Any], marking: Marking | None = None) -> bool:
    """Give a meeting another time, place, title or marking; return whether notice must be given anew.

    Parameters
    ----------
    records : Records
    code : str
    facts : mapping
        ``begins_at``, ``ends_at``, ``place``, ``title``: those that change.
    marking : Marking, optional

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    InputError
        If it would end before it begins.
    ConflictError
        If nothing changes, or it has begun.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, AHEAD)
        demand_readable(records, marking, row.owner.code)
        changed: dict[str, Any] = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if marking is not None and marking_key(marking) != row.marking_id:
            changed["marking_id"] = marking_key(marking)
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="council.same")
        _demand_order(changed.get("begins_at", row.begins_at), changed.get("ends_at", row.ends_at))
        anew = row.state == "noticed" and bool({"begins_at", "ends_at", "place"} & changed.keys())
        told = {name: str(value) for name, value in changed.items() if name != "marking_id"}
        if anew:
            changed |= {"state": "planned", "noticed_at": None, "short_notice": ""}
        Meeting.everything.filter(pk=row.pk).update(**changed, revision=row.revision + 1)
        if key := changed.get("marking_id"):
            for table in (Attendance, Proxy, MeetingEvent):
                table.everything.filter(meeting=row, marking=row.marking_id).update(marking_id=key)
        record(records, row.pk, "moved", {"changed": sorted(told), **told, "anew": anew})
        audit.note(records, "meeting move", row.code, detail={"fields": sorted(changed)})
    return anew


def notify(records: Records, code: str, short: str = "") -> int:
    """Give notice of a meeting, perhaps again; return how many days before it that is.

    Parameters
    ----------
    records : Records
    code : str
    short : str, optional
        Why notice is shorter than the rule says.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it has begun, or notice is too short and nobody says why.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, AHEAD)
        now = records.now()
        late = notice.short_by(row.noticed_at or now, row.begins_at, zone_of(row.body), days_wanted(records, row.body))
        _demand_reason(row, late, short or row.short_notice)
        again = row.state == "noticed"
        Meeting.everything.filter(pk=row.pk).update(
            state="noticed",
            noticed_at=row.noticed_at or now,
            short_notice=(short or row.short_notice) if late else "",
            revision=row.revision + again,
        )
        days = notice.days_between(now, row.begins_at, zone_of(row.body))
        record(records, row.pk, "noticed", {"days": days, "short_by": late, "reason": short, "again": again})
        audit.note(records, "meeting notify", row.code, detail={"days": days, "again": again})
        return days


def open_(records: Records, code: str, opening: Opening) -> words.Quorate:
    """Open a meeting: write down who is there, and whether they are a quorum, in the words of the body's rule.

    Raises
    ------
    NotFoundError
        If there is no such meeting or seat.
    ConflictError
        If it is open or over, its day has not come, a seat is vacant, or notice was short and nobody says why.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, AHEAD)
        now, zone = records.now(), zone_of(row.body)
        if now.astimezone(zone).date() < row.begins_at.astimezone(zone).date():
            raise ConflictError(
                f"{row.code} is planned for {row.begins_at.astimezone(zone):%d %B %Y}",
                why="a meeting is opened on its day",
                mend=f"majlis meeting move {row.code} gives it another",
                code="council.early",
            )
        reason = _late_reason(records, row, opening.short)
        there = attendance.there_now(row)
        for seat in dict.fromkeys(opening.present):
            if seat not in there:
                attendance.sit(records, row, seat_of(row.body, seat))
        room = room_at(row)
        present = sorted(room.present)
        rule = rule_of(records, row.body.code)
        quorate = words.quorum(rule, replace(room, opening=room.present))
        facts = {
            "seats": room.seats,
            "entitled": sorted(room.codes),
            "present": present,
            "quorum": quorate.told,
            "quorate": quorate.met,
            "rule": rule.code,
        }
        chair = _chair_of(row.body, opening.chair)
        Meeting.everything.filter(pk=row.pk).update(
            state="open",
            opened_at=now,
            opened_by=records.actor,
            chaired_by=chair,
            opening=facts,
            short_notice=reason,
        )
        record(records, row.pk, "opened", {**facts, "chair": chair, "short_notice": reason})
        audit.note(records, "meeting open", row.code, detail={"present": len(present), "quorate": quorate.met})
        return quorate


def close(records: Records, code: str) -> tuple[str, ...]:
    """Close a meeting; return the codes of the items that go back to the forward plan.

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it is not open, or a vote is.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, ("open",))
        attendance.demand_no_vote(row)
        now = records.now()
        present = sorted(attendance.there_now(row))
        Attendance.everything.filter(meeting=row, left_at=None).update(left_at=now)
        Proxy.everything.filter(meeting=row, until=None).update(until=now)
        Meeting.everything.filter(pk=row.pk).update(state="closed", closed_at=now, closed_by=records.actor)
        back = agenda.settle(records, row)
        record(records, row.pk, "closed", {"present": present})
        audit.note(records, "meeting close", row.code, detail={"carried_over": len(back)})
        return back


def cancel(records: Records, code: str, reason: str) -> tuple[str, ...]:
    """Cancel a meeting that has not begun; return the codes of the items that go back to the forward plan.

    Parameters
    ----------
    records : Records
    code : str
    reason : str

    Raises
    ------
    NotFoundError
        If there is no such meeting.
    ConflictError
        If it has begun, or was cancelled.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_meeting(records, code, AHEAD)
        now = records.now()
        Meeting.everything.filter(pk=row.pk).update(
            state="cancelled", closed_at=now, closed_by=records.actor, revision=row.revision + 1
        )
        Attendance.everything.filter(meeting=row, left_at=None).update(left_at=now)
        Proxy.everything.filter(meeting=row, until=None).update(until=now)
        back = agenda.settle(records, row)
        record(records, row.pk, "cancelled", {"reason": reason})
        audit.note(records, "meeting cancel", row.code, detail={"carried_over": len(back)})
        return back


def find(records: Records, code: str) -> MeetingTold:
    """Return what is known of a meeting.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    return told(meeting_row(records, code))


def listed(
    records: Records, *, nation: str = "", body: str = "", states: Sequence[str] = (), most: int = 200
) -> tuple[MeetingTold, ...]:
    """Return meetings that the reader may see, the latest first.

    Parameters
    ----------
    records : Records
    nation, body : str, optional
        Only of these.
    states : sequence of str, optional
        Only in these states.
    most : int, optional

    Raises
    ------
    NotFoundError
        If there is no such nation or body.
    """
    rows: QuerySet[Any] = seen_meetings(records.reader)
    if nation:
        rows = rows.filter(body__nation=nation_row(records, nation))
    if body:
        rows = rows.filter(body=body_row(records, body))
    if states:
        rows = rows.filter(state__in=states)
    return tuple(map(told, rows.select_related(*_WITH).order_by("-begins_at", "-pk")[:most]))


def quorum_now(records: Records, code: str) -> words.Quorate:
    """Return whether enough are in a meeting at this moment, as the body's rule counts.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    return terms_now(records, code).quorum


def terms_now(records: Records, code: str) -> Terms:
    """Return what the body's rule says of a meeting at this moment.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    row = meeting_row(records, code)
    rule, room = rule_of(records, row.body.code), room_at(row)
    shown = room if row.opening else replace(room, opening=room.present)
    return Terms(words.quorum(rule, shown), max(int(row.body.notice_days), rule.notice_days), rule.proxies)


def days_wanted(records: Records, body: Body) -> int:
    """Return how many days before a meeting notice is due: what the body says, or its rule, whichever is more."""
    return max(int(body.notice_days), rule_of(records, body.code).notice_days)


def zone_of(body: Body) -> ZoneInfo:
    """Return the zone on whose clock a body meets."""
    try:
        return ZoneInfo(body.nation.header["time_zone"])
    except (KeyError, ValueError, OSError):  # a zone that this machine does not know
        return ZoneInfo("UTC")


def _chair_of(body: Body, wanted: str) -> str:
    if wanted:
        return str(seat_of(body, wanted).code)
    return str(Seat.everything.filter(body=body, chair=True, until=None).values_list("code", flat=True).first() or "")


def _late_reason(records: Records, row: Meeting, given: str) -> str:
    """Return why notice was short, empty where it was not; see that somebody says so where it was."""
    late = notice.short_by(
        row.noticed_at or records.now(), row.begins_at, zone_of(row.body), days_wanted(records, row.body)
    )
    reason = given or str(row.short_notice)
    _demand_reason(row, late, reason)
    return reason if late else ""


def _demand_reason(row: Meeting, late: int, reason: str) -> None:
    if late and not reason:
        raise ConflictError(
            f"notice of {row.code} is {late} day{'' if late == 1 else 's'} shorter than the rule says",
            where="option --short-notice",
            why="who decides must have had the time to read",
            mend="say why it is short, or move the meeting",
            code="council.short-notice",
        )


def _demand_order(begins: datetime, ends: datetime) -> None:
    if ends <= begins:
        raise InputError(
            "the meeting ends before it begins", where="option --ends", mend="give a later end", code="council.ends"
        )
