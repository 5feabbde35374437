"""What happened in a meeting, in its order. Rows are added and never changed: minutes are written from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from majlis.adapters.records.council.gatherings import meeting_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import AgendaItem, Meeting, MeetingEvent
from majlis.kernel.marking import Marking, join_all


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes
    ----------
    number : int
        Among those that the reader sees, without a gap.
    kind : str
    item : str
        Code of the agenda item that it belongs to; empty for none.
    facts : mapping
    at : datetime
    by : str
    """

    number: int
    kind: str
    item: str
    facts: Mapping[str, Any]
    at: datetime
    by: str


def record(  # noqa: PLR0913 - five of them say what happened
    records: Records,
    meeting_pk: int,
    kind: str,
    facts: Mapping[str, Any],
    item: AgendaItem | None = None,
    *,
    marking: Marking | None = None,
) -> int:
    """Write what happened, in the caller's transaction, and return its number.

    Parameters
    ----------
    records : Records
    meeting_pk : int
    kind : str
    facts : mapping
        Codes of seats, counts, reasons. What is said of an item is marked as strictly as the item.
    item : AgendaItem, optional
        That it belongs to.
    marking : Marking, optional
        Of what is told, where it is stricter than meeting and item.
    """
    meeting = Meeting.everything.select_for_update().get(pk=meeting_pk)
    last = MeetingEvent.everything.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    parts = [meeting.marking.marking, *([item.marking.marking] if item else []), *([marking] if marking else [])]
    MeetingEvent.everything.create(
        meeting=meeting,
        number=last + 1,
        kind=kind,
        item=item.number if item else None,
        facts={**facts, "item": item.code} if item else dict(facts),
        at=records.now(),
        by=records.actor,
        owner_id=meeting.owner_id,
        marking_id=marking_key(join_all(parts)),
    )
    return int(last + 1)


def listed(records: Records, meeting_code: str) -> tuple[Event, ...]:
    """Return what happened in a meeting, in its order, as far as the reader may see it.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    meeting = meeting_row(records, meeting_code)
    rows = MeetingEvent.objects.visible_to(records.reader).filter(meeting=meeting).order_by("number")
    return tuple(
        Event(number, row.kind, str(row.facts.get("item", "")), row.facts, row.at, row.by)
        for number, row in enumerate(rows, 1)  # a number that is left out would tell that something is closed
    )
