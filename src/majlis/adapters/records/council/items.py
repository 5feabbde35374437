"""Items of agendas and of the forward plan as readers see them: found, held for a writer, listed."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models
from django.db.models import Q

from majlis.adapters.records.council.bodies import body_row, demand_owner, seen
from majlis.adapters.records.council.gatherings import meeting_row, seen_meetings
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import AgendaItem, Paper
from majlis.kernel.access import Reader
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking

_WITH = ("body__nation", "body__owner", "meeting", "owner", "marking")


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An item as its readers know it.

    Attributes
    ----------
    code, body, nation : str
    meeting : str
        Code; empty for the forward plan.
    place : int
        On the agenda, among the items that the reader sees; 0 in the forward plan.
    kind, title, title_ur, question, recommendation, dissent, strength, strength_why : str
    due : date or None
    state : str
    papers : int
        Papers that the reader sees.
    owner : str
    marking : Marking
    synthetic : bool
    by : str
    at : datetime
    """

    code: str
    body: str
    nation: str
    meeting: str
    place: int
    kind: str
    title: str
    title_ur: str
    question: str
    recommendation: str
    dissent: str
    strength: str
    strength_why: str
    due: date | None
    state: str
    papers: int
    owner: str
    marking: Marking
    synthetic: bool
    by: str
    at: datetime


def item_row(records: Records, code: str) -> AgendaItem:
    """Return the row of an item.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = visible_items(records.reader).filter(code=code.upper()).select_related(*_WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no item {code[:40]!r}", mend="majlis agenda list BODY lists them", code="council.no-item"
        )
    return row


def held_item(records: Records, code: str, states: Collection[str] = ("open", "returned")) -> AgendaItem:
    """Return the row of an item in one of some states, held until the transaction ends.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    ConflictError
        If it is in another state.
    PermissionDeniedError
        If the reader does not act for the owner.
    """
    first = item_row(records, code)
    demand_owner(records, first)
    AgendaItem.everything.select_for_update().get(pk=first.pk)
    row = item_row(records, code)
    if row.state not in states:
        raise ConflictError(
            f"{row.code} is {row.state}",
            why=f"it must be {' or '.join(states)}",
            mend=f"majlis agenda list {row.body.code}",
            code="council.state",
        )
    return row


def find(records: Records, code: str) -> ItemTold:
    """Return what is known of an item.

    Raises
    ------
    NotFoundError
        If there is none of this code, or the reader may not see it.
    """
    row = item_row(records, code)
    there = (
        visible_items(records.reader).filter(meeting=row.meeting_id).order_by("position", "pk")
        if row.meeting_id
        else ()
    )
    place = next((place for place, one in enumerate(there, 1) if one.pk == row.pk), 0)
    return _told(row, place, _papers(records.reader, [row.pk]))


def on_agenda(records: Records, meeting_code: str) -> tuple[ItemTold, ...]:
    """Return the items on the agenda of a meeting that the reader may see, in their order.

    Raises
    ------
    NotFoundError
        If there is no such meeting, or the reader may not see it.
    """
    rows = list(
        visible_items(records.reader)
        .filter(meeting=meeting_row(records, meeting_code))
        .select_related(*_WITH)
        .order_by("position", "pk")
    )
    papers = _papers(records.reader, [row.pk for row in rows])
    return tuple(_told(row, place, papers) for place, row in enumerate(rows, 1))


def forward(records: Records, body_code: str, *, withdrawn: bool = False) -> tuple[ItemTold, ...]:
    """Return the forward plan of a body as far as the reader may see it: what is due first comes first.

    Parameters
    ----------
    records : Records
    body_code : str
    withdrawn : bool, optional
        What was withdrawn, too.

    Raises
    ------
    NotFoundError
        If there is no such body, or the reader may not see it.
    """
    rows = visible_items(records.reader).filter(body=body_row(records, body_code), meeting=None)
    states = ("open", "returned", "withdrawn") if withdrawn else ("open", "returned")
    found = sorted(
        rows.filter(state__in=states).select_related(*_WITH),
        key=lambda row: (row.due or date.max, row.position, row.pk),
    )
    papers = _papers(records.reader, [row.pk for row in found])
    return tuple(_told(row, 0, papers) for row in found)


def visible_items(reader: Reader) -> "models.QuerySet[AgendaItem]":
    """Return the items that a reader may see: with their bodies, and with the meetings on whose agenda they are."""
    meetings = Q(meeting=None) | Q(meeting__in=seen_meetings(reader).values("pk"))
    return AgendaItem.objects.visible_to(reader).filter(meetings, body__in=seen(reader).values("pk"))


def _papers(reader: Reader, keys: Sequence[int]) -> Mapping[int, int]:
    rows = Paper.objects.visible_to(reader).filter(item__in=keys, withdrawn_at=None)
    return Counter(rows.values_list("item_id", flat=True))


def _told(row: AgendaItem, place: int, papers: Mapping[int, int]) -> ItemTold:
    return ItemTold(
        row.code,
        row.body.code,
        row.body.nation.code,
        row.meeting.code if row.meeting else "",
        place,
        row.kind,
        row.title,
        row.title_ur,
        row.question,
        row.recommendation,
        row.dissent,
        row.strength,
        row.strength_why,
        row.due,
        row.state,
        papers.get(row.pk, 0),
        row.owner.code,
        row.marking.marking,
        bool(row.body.nation.header["synthetic"]),
        row.added_by,
        row.added_at,
    )
