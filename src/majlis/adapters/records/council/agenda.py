"""Items of agendas, and of the forward plan: what is not on the agenda of a meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import demand_readable, held
from majlis.adapters.records.council.events import record
from majlis.adapters.records.council.gatherings import RUNNING, held_meeting
from majlis.adapters.records.council.items import (
    ItemTold,
    find,
    forward,
    held_item,
    item_row,
    on_agenda,
    visible_items,
)
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import AgendaItem, Meeting, MeetingEvent, Motion, Paper, PaperVersion
from majlis.adapters.records.numbering import numbered
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking

__all__ = [
    "FIELDS",
    "ItemKind",
    "ItemTold",
    "New",
    "add",
    "edit",
    "find",
    "forward",
    "held_item",
    "item_row",
    "move",
    "on_agenda",
    "order",
    "settle",
    "take",
    "visible_items",
    "withdraw",
]

ItemKind = Literal["decision", "discussion", "information"]
FIELDS = ("kind", "title", "title_ur", "question", "recommendation", "dissent", "strength", "strength_why", "due")


@dataclass(frozen=True, slots=True)
class New:
    """An item that is to be added.

    Attributes
    ----------
    facts : mapping
        Kind and title at least; others of :data:`FIELDS`.
    meeting : str
        Code; empty for the forward plan.
    marking : Marking or None
        None: that of the meeting, or of the body.
    """

    facts: Mapping[str, Any]
    meeting: str = ""
    marking: Marking | None = field(default=None)


def add(records: Records, body_code: str, new: New) -> str:
    """Add an item to the agenda of a meeting, or to the forward plan, and return its code.

    Raises
    ------
    NotFoundError
        If there is no such body or meeting.
    InputError
        If the meeting is another body's.
    ConflictError
        If the body is dissolved, or the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        body = held(records, body_code)
        demand_readable(records, new.marking, body.owner.code)
        meeting = _agenda_of(records, body_code, new.meeting) if new.meeting else None
        above = meeting or body
        marking = marking_key(new.marking) if new.marking else above.marking_id
        row = numbered(
            records,
            AgendaItem,
            "ITM",
            lambda: {
                **new.facts,
                "body": body,
                "meeting": meeting,
                "position": _last(meeting) + 1,
                "added_by": records.actor,
                "added_at": records.now(),
                "owner_id": body.owner_id,
                "marking_id": marking,
            },
        )
        if meeting is not None:
            told = {"title": row.title, "kind": row.kind}
            record(records, meeting.pk, "item-added", told, AgendaItem.everything.get(pk=row.pk))
        audit.note(records, "agenda add", row.code, detail={"body": body_code, "meeting": new.meeting})
        return str(row.code)


def edit(records: Records, code: str, facts: Mapping[str, Any], marking: Marking | None = None) -> None:
    """Change what an item says, or its marking.

    Parameters
    ----------
    records : Records
    code : str
    facts : mapping
        Those of :data:`FIELDS` that change.
    marking : Marking, optional
        Another one. A stricter one holds for what was written down of the item, and for its papers, too.

    Raises
    ------
    NotFoundError
        If there is no such item.
    ConflictError
        If nothing changes, or it is done or withdrawn.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_item(records, code)
        demand_readable(records, marking, row.owner.code)
        changed: dict[str, Any] = {name: value for name, value in facts.items() if getattr(row, name) != value}
        if marking is not None and marking_key(marking) != row.marking_id:
            changed["marking_id"] = marking_key(marking)
        if not changed:
            raise ConflictError("nothing changes", mend="give another value", code="council.same")
        AgendaItem.everything.filter(pk=row.pk).update(**changed)
        if marking is not None:
            _tighten(row, marking)
        audit.note(records, "agenda edit", row.code, detail={"fields": sorted(changed)})


def _tighten(row: AgendaItem, marking: Marking) -> None:
    """Mark what hangs on an item at least as strictly as the item."""
    events = MeetingEvent.everything.filter(facts__item=row.code)
    papers, versions = Paper.everything.filter(item=row), PaperVersion.everything.filter(paper__item=row)
    for table, rows in ((MeetingEvent, events), (Paper, papers), (PaperVersion, versions)):
        for one in rows.select_related("marking"):
            key = marking_key(one.marking.marking.join(marking))
            if key != one.marking_id:
                table.everything.filter(pk=one.pk).update(marking_id=key)


def move(records: Records, code: str, meeting_code: str = "") -> None:
    """Put an item on the agenda of a meeting, at its end, or into the forward plan.

    Parameters
    ----------
    records : Records
    code : str
    meeting_code : str, optional
        Empty: the forward plan.

    Raises
    ------
    NotFoundError
        If there is no such item or meeting.
    InputError
        If the meeting is another body's.
    ConflictError
        If it is there already, done or withdrawn; or one of the meetings is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_item(records, code)
        _demand_no_motion(row)
        meeting = _agenda_of(records, row.body.code, meeting_code) if meeting_code else None
        if row.meeting_id == (meeting.pk if meeting else None):
            raise ConflictError(
                f"{row.code} is there already", mend=f"majlis agenda list {row.body.code}", code="council.same"
            )
        if row.meeting is not None:
            if row.meeting.state not in RUNNING:
                raise ConflictError(f"{row.meeting.code} is {row.meeting.state}", code="council.state")
            record(records, row.meeting.pk, "item-removed", {"title": row.title, "to": meeting_code}, row)
        AgendaItem.everything.filter(pk=row.pk).update(meeting=meeting, position=_last(meeting) + 1)
        if meeting is not None:
            record(records, meeting.pk, "item-added", {"title": row.title, "kind": row.kind}, row)
        audit.note(records, "agenda move", row.code, detail={"meeting": meeting_code})


def order(records: Records, meeting_code: str, codes: Sequence[str]) -> None:
    """Put the items of a meeting's agenda into an order; those that are not named come after, as they stood.

    Parameters
    ----------
    records : Records
    meeting_code : str
    codes : sequence of str

    Raises
    ------
    NotFoundError
        If there is no such meeting, or an item is not on its agenda.
    ConflictError
        If the meeting is over.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        meeting = held_meeting(records, meeting_code, RUNNING)
        rows = {
            row.code: row for row in visible_items(records.reader).filter(meeting=meeting).order_by("position", "pk")
        }
        wanted = [code.upper() for code in dict.fromkeys(codes)]
        for code in wanted:
            if code not in rows:
                raise NotFoundError(
                    f"{code[:40]} is not on the agenda of {meeting.code}",
                    mend=f"majlis agenda list --meeting {meeting.code} lists it",
                    code="council.no-item",
                )
        rest = AgendaItem.everything.filter(meeting=meeting).exclude(code__in=wanted).order_by("position", "pk")
        for place, row in enumerate([*(rows[code] for code in wanted), *rest], 1):
            AgendaItem.everything.filter(pk=row.pk).update(position=place)
        record(records, meeting.pk, "agenda-order", {})
        audit.note(records, "meeting order", meeting.code, detail={"items": len(wanted)})


def withdraw(records: Records, code: str, *, undo: bool = False) -> None:
    """Withdraw an item, or take that back.

    Parameters
    ----------
    records : Records
    code : str
    undo : bool, optional

    Raises
    ------
    NotFoundError
        If there is no such item.
    ConflictError
        If it is so already, or a motion on it is put.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_item(records, code, ("withdrawn",) if undo else ("open", "returned"))
        _demand_no_motion(row)
        AgendaItem.everything.filter(pk=row.pk).update(state="open" if undo else "withdrawn")
        if row.meeting is not None and row.meeting.state in RUNNING:
            record(records, row.meeting.pk, "item-restored" if undo else "item-withdrawn", {"title": row.title}, row)
        audit.note(records, "agenda withdraw", row.code, detail={"undone": undo})


def take(records: Records, code: str, *, done: bool = False) -> None:
    """Record that an open meeting takes an item up, or is done with it.

    Parameters
    ----------
    records : Records
    code : str
    done : bool, optional

    Raises
    ------
    NotFoundError
        If there is no such item.
    ConflictError
        If its meeting is not open, a motion on it is put, or it is done or withdrawn.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    with transaction.atomic():
        row = held_item(records, code)
        if row.meeting is None or row.meeting.state != "open":
            raise ConflictError(
                f"the meeting of {row.code} is not open",
                mend="open it, or put the item on the agenda of the one that is open",
                code="council.state",
            )
        if done:
            _demand_no_motion(row)
            AgendaItem.everything.filter(pk=row.pk).update(state="done")
        told = {"title": row.title, "kind": row.kind}
        record(records, row.meeting.pk, "item-done" if done else "item", told, row)
        audit.note(records, "agenda take", row.code, detail={"done": done})


def settle(records: Records, meeting: Meeting) -> tuple[str, ...]:
    """Settle the items of a meeting that is over; return the codes of those that go back to the forward plan.

    What was taken up and asks for no decision is done; all else that is open goes back. Within a transaction.

    Parameters
    ----------
    records : Records
    meeting : Meeting
    """
    taken = set(MeetingEvent.everything.filter(meeting=meeting, kind="item").values_list("facts__item", flat=True))
    back: list[str] = []
    for row in AgendaItem.everything.filter(meeting=meeting, state__in=("open", "returned")).order_by("position", "pk"):
        if row.kind != "decision" and row.code in taken:
            AgendaItem.everything.filter(pk=row.pk).update(state="done")
            record(records, meeting.pk, "item-done", {"title": row.title, "kind": row.kind}, row)
            continue
        AgendaItem.everything.filter(pk=row.pk).update(meeting=None, state="open")
        record(records, meeting.pk, "carried-over", {"title": row.title}, row)
        back.append(str(row.code))
    return tuple(back)


def _agenda_of(records: Records, body_code: str, meeting_code: str) -> Meeting:
    meeting = held_meeting(records, meeting_code, RUNNING)
    if meeting.body.code != body_code:
        raise InputError(
            f"{meeting.code} is a meeting of {meeting.body.code}",
            where="option --meeting",
            mend=f"name a meeting of {body_code}",
            code="council.other-body",
        )
    return meeting


def _last(meeting: Meeting | None) -> int:
    rows = AgendaItem.everything.filter(meeting=meeting) if meeting is not None else AgendaItem.everything.none()
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


def _demand_no_motion(row: AgendaItem) -> None:
    motion = Motion.everything.filter(item=row, state="put").first()
    if motion is not None:
        raise ConflictError(
            f"{motion.code} on {row.code} is put to the vote",
            mend="decide or withdraw it first",
            code="council.motion-put",
        )
