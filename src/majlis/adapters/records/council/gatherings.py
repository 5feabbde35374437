"""Rows of meetings: found for a reader, held for a writer. Who sees a meeting sees its body, too."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from majlis.adapters.records.council.bodies import demand_owner, seen
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Meeting
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking

AHEAD = ("planned", "noticed")
"""States of a meeting that has not begun."""
RUNNING = (*AHEAD, "open")
"""States of a meeting that is not over."""
_WITH = ("body__nation", "body__owner", "owner", "marking")


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """A meeting as its readers know it.

    Attributes
    ----------
    code, body, body_name, nation, title, place, state : str
    begins, ends : datetime
    zone : str
        Time zone of the nation.
    noticed, opened, closed : datetime or None
    short_notice : str
        Why notice was shorter than the rule says.
    chaired_by : str
        Code of the seat that chairs.
    opening : mapping
        ``seats``, ``entitled``, ``present`` and ``quorum`` when it was opened.
    revision : int
    owner : str
    marking : Marking
    synthetic : bool
    changed : datetime
        When its state was last changed.
    """

    code: str
    body: str
    body_name: str
    nation: str
    title: str
    place: str
    state: str
    begins: datetime
    ends: datetime
    zone: str
    noticed: datetime | None
    opened: datetime | None
    closed: datetime | None
    short_notice: str
    chaired_by: str
    opening: Mapping[str, Any]
    revision: int
    owner: str
    marking: Marking
    synthetic: bool
    changed: datetime


def seen_meetings(reader: Reader) -> "models.QuerySet[Meeting]":
    """Return the meetings that a reader may see."""
    return Meeting.objects.visible_to(reader).filter(body__in=seen(reader).values("pk"))


def meeting_row(records: Records, code: str) -> Meeting:
    """Return the row of a meeting.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = seen_meetings(records.reader).filter(code=code.upper()).select_related(*_WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no meeting {code[:40]!r}", mend="majlis meeting list shows them", code="council.no-meeting"
        )
    return row


def held_meeting(records: Records, code: str, states: Collection[str]) -> Meeting:
    """Return the row of a meeting in one of some states, held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    ConflictError
        If it is in another state.
    PermissionDeniedError
        If the reader does not act for its owner.
    """
    first = meeting_row(records, code)
    demand_owner(records, first)
    Meeting.everything.select_for_update().get(pk=first.pk)
    row = meeting_row(records, code)
    if row.state not in states:
        raise ConflictError(
            f"{row.code} is {row.state}",
            why=f"it must be {' or '.join(states)}",
            mend=f"majlis meeting show {row.code}",
            code="council.state",
        )
    return row


def told(row: Meeting) -> MeetingTold:
    """Return what is known of a meeting that a reader was found to see."""
    header = row.body.nation.header
    return MeetingTold(
        row.code,
        row.body.code,
        row.body.name,
        row.body.nation.code,
        row.title,
        row.place,
        row.state,
        row.begins_at,
        row.ends_at,
        header["time_zone"],
        row.noticed_at,
        row.opened_at,
        row.closed_at,
        row.short_notice,
        row.chaired_by,
        row.opening,
        row.revision,
        row.owner.code,
        row.marking.marking,
        bool(header["synthetic"]),
        max(filter(None, (row.planned_at, row.noticed_at, row.opened_at, row.closed_at))),
    )
