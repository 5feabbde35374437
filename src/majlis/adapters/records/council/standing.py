"""Who sits where in a body, and what that lets a person do."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Q, QuerySet

from majlis.adapters.records.council.bodies import body_row, seen
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Body, Membership, Seat

Kind = Literal["member", "assistant"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is in a body.

    Attributes
    ----------
    seat : str
        Code of the seat.
    kind : {"member", "assistant"}
    votes : bool
        Whether the person may vote: a member whose right is not suspended, of a seat that has a vote.
    chair : bool
        Whether the person chairs.
    constituency : str
    """

    seat: str
    kind: Kind
    votes: bool
    chair: bool
    constituency: str


@dataclass(frozen=True, slots=True)
class Assistant:
    """Who assists a seat: reads, and never votes."""

    person: str
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """A seat, and who holds it.

    Attributes
    ----------
    seat, title, title_ur, constituency : str
    chair : bool
    seat_votes : bool
        Whether the seat has a vote at all.
    person, name : str
        Login and name of the member; empty where the seat is vacant.
    votes : bool
        Whether the member may vote now.
    since : datetime or None
        When the member took the seat.
    assistants : tuple of Assistant
    position : int
    """

    seat: str
    title: str
    title_ur: str
    constituency: str
    chair: bool
    seat_votes: bool
    person: str
    name: str
    votes: bool
    since: datetime | None
    assistants: tuple[Assistant, ...]
    position: int

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it."""
        return not self.person


def standing(records: Records, body_code: str, at: datetime | None = None) -> Standing | None:
    """Return what who asks is in a body, now or at a moment; None for nobody of it.

    Parameters
    ----------
    records : Records
    body_code : str
    at : datetime, optional

    Raises
    ------
    NotFoundError
        If there is no such body, or the reader may not see it.
    """
    body = body_row(records, body_code)
    rows = _sitting(Membership.everything.filter(person=records.actor, seat__body=body), at)
    found = sorted(
        rows.select_related("seat"), key=lambda row: (row.kind != "member", row.seat.position, row.seat.code)
    )
    return _standing(found[0]) if found else None


def _standing(row: Membership) -> Standing:
    seat, member = row.seat, row.kind == "member"
    votes = member and row.votes and seat.votes
    return Standing(seat.code, "member" if member else "assistant", votes, member and seat.chair, seat.constituency)


def bodies_of(records: Records) -> dict[str, Standing]:
    """Return the bodies in which who asks sits now and that the reader may see: code of the body to standing."""
    bodies = seen(records.reader).filter(dissolved_at=None)
    rows = _sitting(Membership.everything.filter(person=records.actor, seat__body__in=bodies.values("pk")), None)
    found: dict[str, Standing] = {}
    for row in rows.select_related("seat__body").order_by("kind", "-seat__position"):  # a member's standing comes last
        found[row.seat.body.code] = _standing(row)
    return dict(sorted(found.items()))


def holders(records: Records, body_code: str) -> tuple[Holder, ...]:
    """Return the seats of a body, vacant ones too, with who holds and who assists them, in their order.

    Raises
    ------
    NotFoundError
        If there is no such body, or the reader may not see it.
    """
    return holders_of(body_row(records, body_code))


def holders_of(body: Body) -> tuple[Holder, ...]:
    """Return the seats of a body that a reader was found to see: they carry its marking."""
    seats = list(Seat.everything.filter(body=body, until=None).order_by("-chair", "position", "code"))
    members: dict[int, Membership] = {}
    helpers: dict[int, list[Assistant]] = defaultdict(list)
    for row in Membership.everything.filter(seat__in=seats, until=None).order_by("name", "person"):
        if row.kind == "member":
            members[row.seat_id] = row
        else:
            helpers[row.seat_id].append(Assistant(row.person, row.name, row.since))
    return tuple(_holder(seat, members.get(seat.pk), helpers[seat.pk]) for seat in seats)


def _holder(seat: Seat, row: Membership | None, helpers: Iterable[Assistant]) -> Holder:
    return Holder(
        seat.code,
        seat.title,
        seat.title_ur,
        seat.constituency,
        seat.chair,
        seat.votes,
        row.person if row else "",
        row.name if row else "",
        bool(row and row.votes and seat.votes),
        row.since if row else None,
        tuple(helpers),
        seat.position,
    )


def _sitting(rows: "QuerySet[Any]", at: datetime | None) -> "QuerySet[Any]":
    """Return those of memberships that count now, or at a moment."""
    if at is None:
        return rows.filter(until=None)
    return rows.filter(since__lte=at).filter(Q(until=None) | Q(until__gt=at))
