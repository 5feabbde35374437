"""Evidence that items, papers, motions and decisions rest on: pinned by the hash of its content, with its numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError as TakenError
from django.db import transaction
from django.db.models import QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.council.agenda import item_row
from majlis.adapters.records.council.bodies import demand_owner
from majlis.adapters.records.council.bodies import seen as seen_bodies
from majlis.adapters.records.council.motions import motion_row
from majlis.adapters.records.council.motions import seen as seen_motions
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key, owner_key
from majlis.adapters.records.models import AgendaItem, Body, Decision, Motion, Paper, Pin, Run
from majlis.council.lifecycle import demand_step
from majlis.kernel.errors import ConflictError, InputError, NotFoundError
from majlis.kernel.marking import Marking

KINDS = ("run", "chart", "incident", "document")


@dataclass(frozen=True, slots=True)
class Content:
    """Evidence as it was found, ready to be pinned.

    Attributes
    ----------
    kind, reference, version, sha256, label : str
    figures : mapping
        The exact numbers.
    synthetic : bool
    marking : Marking
    owner : str
        Code of the organisation that it belongs to; empty: the reader's own.
    """

    kind: str
    reference: str
    sha256: str
    label: str
    figures: Mapping[str, Any]
    synthetic: bool
    marking: Marking
    owner: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Pinned:
    """Evidence that was pinned.

    Attributes
    ----------
    number : int
        By which it is taken off.
    place : str
        Code of what it belongs to.
    content : Content
    by : str
    at : datetime
    """

    number: int
    place: str
    content: Content
    by: str
    at: datetime = field(compare=False)


def pin(records: Records, place: str, content: Content) -> int:
    """Pin evidence to an item, a paper or a motion, and return its number.

    Raises
    ------
    NotFoundError
        If there is no such place that the reader may see.
    InputError
        If the code names neither an item nor a paper nor a motion.
    ConflictError
        If it is pinned there already, the motion was put, or synthetic evidence would reach a real body.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        body = _body_of(records, place)
        _demand_real(body, place, [content.synthetic])
        try:
            with transaction.atomic():
                row = Pin.everything.create(place=place, **_columns(records, content))
        except TakenError:
            raise ConflictError(
                f"{content.kind} {content.reference} is pinned to {place} already", where=place, code="motion.pinned"
            ) from None
        audit.note(records, "motion pin", place, detail={"kind": content.kind, "reference": content.reference})
    return int(row.pk)


def unpin(records: Records, place: str, number: int) -> None:
    """Take evidence off again, as long as nothing was put.

    Raises
    ------
    NotFoundError
        If there is no such place or pin that the reader may see.
    ConflictError
        If a motion that rests on it was put.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        _body_of(records, place, step="unpin")
        row = Pin.objects.visible_to(records.reader).filter(place=place, pk=number).first()
        if row is None:
            raise NotFoundError(
                f"{place} has no evidence {number}", mend=f"majlis motion show {place}", code="motion.pin"
            )
        Pin.everything.filter(pk=row.pk).delete()
        audit.note(records, "motion unpin", place, detail={"kind": row.kind, "reference": row.reference})


def pins(records: Records, *places: str) -> tuple[Pinned, ...]:
    """Return the evidence of places, in the order in which it was pinned: of what the reader sees of both."""
    there = _seen_places(records, places)
    rows = Pin.objects.visible_to(records.reader).filter(place__in=there).select_related("owner", "marking")
    return tuple(_pinned(row) for row in rows.order_by("pk"))


def places_of(item: AgendaItem, *codes: str) -> tuple[str, ...]:
    """Return the places whose evidence a motion on an item rests on: the item, its papers, and the codes given."""
    papers = Paper.everything.filter(item=item, withdrawn_at=None).values_list("code", flat=True)
    return (item.code, *papers, *codes)


def demand_same_world(body: Body, *places: str) -> None:
    """See that nothing synthetic is pinned where a real body decides.

    Raises
    ------
    ConflictError
        If something is.
    """
    found = Pin.everything.filter(place__in=places).values_list("synthetic", flat=True)
    _demand_real(body, places[0], found)


def copy(records: Records, places: Iterable[str], to: str) -> tuple[Pinned, ...]:
    """Pin what is pinned in some places to a decision as well, whoever may see it, and return all of it, once each."""
    rows = Pin.everything.filter(place__in=tuple(places)).select_related("owner", "marking").order_by("pk")
    once = {(row.kind, row.reference, row.sha256): row for row in reversed(rows)}
    found = [_pinned(row) for row in reversed(once.values())]
    for one in found:
        Pin.everything.create(place=to, **_columns(records, one.content))
    return tuple(found)


def _columns(records: Records, content: Content) -> dict[str, Any]:
    return {
        "kind": content.kind,
        "reference": content.reference,
        "version": content.version,
        "sha256": content.sha256,
        "label": content.label,
        "figures": dict(content.figures),
        "synthetic": content.synthetic,
        "pinned_by": records.actor,
        "pinned_at": records.now(),
        "owner_id": owner_key(records, content.owner),
        "marking_id": marking_key(content.marking),
    }


def _pinned(row: Pin) -> Pinned:
    content = Content(
        kind=row.kind,
        reference=row.reference,
        version=row.version,
        sha256=row.sha256,
        label=row.label,
        figures=row.figures,
        synthetic=row.synthetic,
        marking=row.marking.marking,
        owner=row.owner.code,
    )
    return Pinned(row.pk, row.place, content, row.pinned_by, row.pinned_at)


def _seen_places(records: Records, places: Iterable[str]) -> frozenset[str]:
    """Return those of some items, papers, motions and decisions that the reader may see."""
    kinds: dict[str, list[str]] = {}
    for place in places:
        kinds.setdefault(place.partition("-")[0], []).append(place)
    items = AgendaItem.objects.visible_to(records.reader).filter(body__in=seen_bodies(records.reader).values("pk"))
    rows: dict[str, QuerySet[Any]] = {
        "MOT": seen_motions(records),
        "ITM": items,
        "PAP": Paper.objects.visible_to(records.reader).filter(item__in=items.values("pk")),
        "DEC": Decision.objects.visible_to(records.reader).filter(body__in=seen_bodies(records.reader).values("pk")),
    }
    found = (
        rows[kind].filter(code__in=codes).values_list("code", flat=True)
        for kind, codes in kinds.items()
        if kind in rows
    )
    return frozenset(code for codes in found for code in codes)


def _body_of(records: Records, place: str, step: str = "pin") -> Body:
    """Return the body of a place whose evidence may still change; hold the row."""
    kind = place.partition("-")[0]
    if kind == "MOT":
        motion = motion_row(records, place)
        demand_owner(records, motion.body)
        Motion.everything.select_for_update().get(pk=motion.pk)
        demand_step(motion_row(records, place).state, step, place)
        return motion.body
    if kind == "ITM":
        item = item_row(records, place)
    elif kind == "PAP":
        paper = Paper.objects.visible_to(records.reader).filter(code=place).select_related("item").first()
        if paper is None:
            raise NotFoundError(f"there is no paper {place[:40]!r}", mend="majlis paper list", code="council.no-paper")
        item = item_row(records, paper.item.code)
    else:
        raise InputError(
            f"evidence is not pinned to {place[:40]!r}",
            where="argument PLACE",
            mend="name an item, a paper or a motion, like MOT-2026-0009",
            code="motion.place",
        )
    demand_owner(records, item.body)
    rests = Motion.everything.filter(item=item).exclude(state__in=("draft", "withdrawn"))
    if step == "unpin" and rests.exists():
        raise ConflictError(
            f"a motion on {item.code} was put", where=place, why="its evidence stands", code="motion.state"
        )
    return item.body


def _demand_real(body: Body, place: str, synthetic: Iterable[bool]) -> None:
    if not body.nation.header["synthetic"] and any(synthetic):
        raise ConflictError(
            f"{place} belongs to a real body, and this evidence is synthetic",
            where=place,
            why="nobody may take an exercise for a decision: synthetic evidence never enters a real Council's register",
            mend="pin evidence of the nation itself; for exercises use a body of a synthetic nation",
            code="council.synthetic",
        )


def of_run(records: Records, run: str) -> tuple[bool, Marking, str]:
    """Return of a run in the vault whether it is synthetic, its marking, and the organisation that it belongs to.

    Raises
    ------
    NotFoundError
        If it has no row that the reader may see.
    """
    row = Run.objects.visible_to(records.reader).filter(vault_run=run).select_related("marking", "owner").first()
    if row is None:
        raise NotFoundError(f"there is no run {run[:40]!r}", mend="majlis run list shows them", code="motion.no-run")
    return bool(row.synthetic), row.marking.marking, row.owner.code
