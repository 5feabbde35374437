"""Motions as they are read: found, listed, with amendments and recusals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from majlis.adapters.records.council.bodies import seen as seen_bodies
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Motion, Recusal
from majlis.adapters.records.pages import read_row_cursor
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking

WITH = ("body__nation", "item__meeting", "amends", "owner", "marking")
"""What :func:`told_of` reads beside the row itself."""


@dataclass(frozen=True, slots=True)
class MotionTold:
    """A motion as its readers know it.

    Attributes
    ----------
    pk : int
    code, body, nation, item : str
        Codes.
    meeting, amends : str
        Codes; empty for none.
    base, base_ur : str
        Of an amendment: the text on which it was written.
    option, title, title_ur, text, text_ur, legal_basis, supersedes, proposed_by, rule : str
    facts : mapping
        The rule as it stood when the motion was put; empty before.
    state : str
    revision : int
    written_by : str
    written_at : datetime
    owner : str
    marking : Marking
    synthetic : bool
        Whether the nation is.
    """

    pk: int
    code: str
    body: str
    nation: str
    item: str
    meeting: str
    amends: str
    base: str
    base_ur: str
    option: str
    title: str
    title_ur: str
    text: str
    text_ur: str
    legal_basis: str
    supersedes: str
    proposed_by: str
    rule: str
    facts: Mapping[str, Any]
    state: str
    revision: int
    written_by: str
    written_at: datetime
    owner: str
    marking: Marking
    synthetic: bool


@dataclass(frozen=True, slots=True)
class RecusalTold:
    """That a seat takes no part: which, why, since when, who wrote it down."""

    seat: str
    title: str
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which motions to list; empty: any.

    Attributes
    ----------
    body, item, state : str
    after : str
        Where the page before ended.
    most : int
        Length of a page.
    """

    body: str = ""
    item: str = ""
    state: str = ""
    after: str = ""
    most: int = 50


def seen(records: Records) -> "QuerySet[Motion]":
    """Return the motions that the reader may see, with the bodies that they belong to."""
    rows: QuerySet[Motion] = Motion.objects.visible_to(records.reader)
    return rows.filter(body__in=seen_bodies(records.reader).values("pk"))


def motion_row(records: Records, code: str) -> Motion:
    """Return the row of a motion.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    row = seen(records).filter(code=code).select_related(*WITH).first()
    if row is None:
        raise NotFoundError(
            f"there is no motion {code[:40]!r}",
            mend="majlis motion list shows those that you may see",
            code="motion.not-found",
        )
    return row


def find(records: Records, code: str) -> MotionTold:
    """Return a motion.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    return told_of(motion_row(records, code))


def page(records: Records, nation: str, wanted: Wanted) -> tuple[tuple[MotionTold, ...], str]:
    """Return motions of a nation, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    named = {"body__code": wanted.body, "item__code": wanted.item, "state": wanted.state}
    rows = seen(records).filter(body__nation__code=nation, **{name: value for name, value in named.items() if value})
    if wanted.after:
        rows = rows.filter(pk__lt=read_row_cursor(wanted.after))
    found = list(rows.select_related(*WITH).order_by("-pk")[: wanted.most + 1])
    shown = found[: wanted.most]
    return tuple(map(told_of, shown)), str(shown[-1].pk) if len(found) > wanted.most else ""


def of_item(records: Records, item: str) -> tuple[MotionTold, ...]:
    """Return the motions on an item that the reader may see, amendments too, in the order in which they came."""
    rows = seen(records).filter(item__code=item).select_related(*WITH).order_by("pk")
    return tuple(map(told_of, rows))


def amendments(records: Records, code: str) -> tuple[MotionTold, ...]:
    """Return the amendments of a motion that the reader may see, in the order in which they came."""
    rows = seen(records).filter(amends__code=code).select_related(*WITH).order_by("pk")
    return tuple(map(told_of, rows))


def recusals(records: Records, code: str) -> tuple[RecusalTold, ...]:
    """Return who takes no part in a motion, as far as the reader may see it."""
    rows = Recusal.objects.visible_to(records.reader).filter(motion__code=code, until=None)
    return tuple(
        RecusalTold(row.seat.code, row.seat.title, row.reason, row.at, row.by)
        for row in rows.select_related("seat").order_by("pk")
    )


def recused(motion: Motion) -> frozenset[str]:
    """Return the seats that take no part in a motion, whoever asks: a count depends on them."""
    rows = Recusal.everything.filter(motion=motion, until=None)
    if motion.amends_id:
        rows = rows | Recusal.everything.filter(motion=motion.amends_id, until=None)
    return frozenset(rows.values_list("seat__code", flat=True))


def told_of(row: Motion) -> MotionTold:
    """Return what a row says."""
    return MotionTold(
        pk=row.pk,
        code=row.code,
        body=row.body.code,
        nation=row.body.nation.code,
        item=row.item.code,
        meeting=row.item.meeting.code if row.item.meeting else "",
        amends=row.amends.code if row.amends else "",
        base=row.base,
        base_ur=row.base_ur,
        option=row.option,
        title=row.title,
        title_ur=row.title_ur,
        text=row.text,
        text_ur=row.text_ur,
        legal_basis=row.legal_basis,
        supersedes=row.supersedes,
        proposed_by=row.proposed_by,
        rule=row.rule,
        facts=row.facts,
        state=row.state,
        revision=row.revision,
        written_by=row.written_by,
        written_at=row.written_at,
        owner=row.owner.code,
        marking=row.marking.marking,
        synthetic=bool(row.body.nation.header["synthetic"]),
    )
