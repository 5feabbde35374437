"""How much waits for who asks, in the Council and in dialogues: for the first page, in one query or two each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Exists, OuterRef, Q

from majlis.adapters.records.council.actions import today
from majlis.adapters.records.council.motions import seen as seen_motions
from majlis.adapters.records.council.standing import Standing, bodies_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Action, Ballot, BallotTurn, BallotVote, DialogueStatement
from majlis.kernel.marking import Marking

_MOST = 200


@dataclass(frozen=True, slots=True)
class ForChair:
    """A vote that waits for who asks as the chair: for the casting vote, or for the result to be confirmed.

    Attributes
    ----------
    motion, title, body : str
    waits_for : {"casting", "confirm"}
    marking : Marking
    """

    motion: str
    title: str
    body: str
    waits_for: Literal["casting", "confirm"]
    marking: Marking


def for_chair(records: Records, nation: str) -> tuple[ForChair, ...]:
    """Return the votes that wait for who asks as the chair: of the meeting, or of the body where there is none."""
    sits = bodies_of(records)
    return waiting_for_chair(unfinished(records, nation), sits) if sits else ()


def unfinished(records: Records, nation: str) -> list[Ballot]:
    """Return the votes that are open, or wait for a chair, on motions that the reader may see: one query."""
    motions = seen_motions(records).filter(body__nation__code=nation)
    waits = Q(state__in=("open", "casting")) | (Q(state="counted", clerk=True) & ~Q(outcome="inquorate"))
    rows = Ballot.objects.visible_to(records.reader).filter(waits, motion__in=motions.values("pk"))
    return list(rows.select_related("motion__body", "motion__item", "meeting", "marking").order_by("pk")[:_MOST])


def waiting_for_chair(rows: Iterable[Ballot], sits: Mapping[str, Standing]) -> tuple[ForChair, ...]:
    """Return those of :func:`unfinished` that wait for who asks as the chair, of the bodies in which one sits."""
    return tuple(
        ForChair(
            row.motion.code,
            row.motion.title,
            row.motion.body.code,
            "casting" if row.state == "casting" else "confirm",
            row.marking.marking,
        )
        for row in rows
        if row.state != "open" and _chairs(row, sits.get(row.motion.body.code))
    )


def _chairs(row: Ballot, own: Standing | None) -> bool:
    if own is None or own.kind != "member":
        return False
    chairs = row.meeting.chaired_by if row.meeting is not None else ""
    return own.seat == chairs if chairs else own.chair


def votes(records: Records, nation: str) -> int:
    """Return how many open votes wait for the own seats, each with an own device."""
    held = {body: one.seat for body, one in bodies_of(records).items() if one.votes}
    if not held:
        return 0
    motions = seen_motions(records).filter(body__nation__code=nation, body__code__in=held)
    found = Ballot.objects.visible_to(records.reader).filter(state="open", clerk=False, motion__in=motions.values("pk"))
    waits = 0
    for body, seat in held.items():
        own = {"ballot": OuterRef("pk"), "seat__code": seat, "seat__body__code": body}
        said = Exists(BallotVote.everything.filter(**own, until=None)) | Exists(BallotTurn.everything.filter(**own))
        waits += found.filter(motion__body__code=body).exclude(said).count()
    return waits


def late_actions(records: Records, nation: str) -> int:
    """Return how many actions who asks owes that are overdue."""
    rows = Action.objects.visible_to(records.reader).filter(body__nation__code=nation, doer=records.actor)
    return int(rows.filter(state="open", due__lt=today(records, nation)).count())


def unread_statements(records: Records, nation: str) -> int:
    """Return how many statements of dialogues that the own organisations lead wait to be read."""
    rows = DialogueStatement.objects.visible_to(records.reader).filter(dialogue__nation__code=nation, state="waiting")
    if not records.reader.everything:
        rows = rows.filter(dialogue__owner__code__in=records.reader.organisations)
    return int(rows.count())
