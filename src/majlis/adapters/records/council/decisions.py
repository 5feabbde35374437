"""Decisions: made from a carried motion with their entry in the register, found, listed, published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from majlis.adapters.records import audit
from majlis.adapters.records.council.bodies import demand_owner
from majlis.adapters.records.council.bodies import seen as seen_bodies
from majlis.adapters.records.council.evidence import Pinned, copy, places_of
from majlis.adapters.records.council.held import Held
from majlis.adapters.records.council.held import of as held_of
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import (
    Ballot,
    BallotVote,
    Decision,
    Motion,
    PaperVersion,
    RegisterCheckpoint,
    RegisterEntry,
    SealedPaper,
)
from majlis.adapters.records.numbering import numbered
from majlis.adapters.records.pages import read_row_cursor
from majlis.adapters.records.register.appending import append
from majlis.adapters.records.register.logs import log_of
from majlis.adapters.records.register.sealing import append_sealed
from majlis.council import Result
from majlis.council.lifecycle import Form
from majlis.council.record import (
    Evidence,
    File,
    Made,
    Words,
    decision_leaf,
    publication_leaf,
    sealed_leaf,
)
from majlis.kernel.canonical import canonical_json
from majlis.kernel.errors import ConflictError, NotFoundError
from majlis.kernel.marking import Marking, Tlp
from majlis.kernel.times import format_instant

WITH = ("body__nation", "motion__item__meeting", "ballot", "supersedes", "owner", "marking")
OPEN = Marking(Tlp.CLEAR)
_NAMES = frozenset({Form.RECORDED.value, Form.NAMES.value})
"""Forms in which the decision says who voted how."""


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision as its readers know it: in the words of the register where it holds them.

    Attributes
    ----------
    pk : int
    code, body, body_name, nation, motion, item, meeting : str
    title, title_ur, text, text_ur, legal_basis, supersedes, superseded_by : str
        Codes of decisions; empty for none.
    outcome : str
    reasons : tuple of str
    ballot : int
        Number of the ballot on the motion.
    recorded : str
        How it came about in clerk mode; empty where each voted alone.
    synthetic, sealed, signed : bool
        Whether the entry is a commitment only; whether a signed checkpoint covers it.
    decided_at : datetime
    index : int
        Of the entry in the register.
    published_at : datetime or None
    published_by : str
    release_index : int or None
    owner : str
    marking : Marking
    differs : tuple of str
        What the row says otherwise than the register; ``entry`` where the entry is missing or was changed.
    """

    pk: int
    code: str
    body: str
    body_name: str
    nation: str
    motion: str
    item: str
    meeting: str
    title: str
    title_ur: str
    text: str
    text_ur: str
    legal_basis: str
    supersedes: str
    superseded_by: str
    outcome: str
    reasons: tuple[str, ...]
    ballot: int
    recorded: str
    synthetic: bool
    sealed: bool
    signed: bool
    decided_at: datetime
    index: int
    published_at: datetime | None
    published_by: str
    release_index: int | None
    owner: str
    marking: Marking
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which decisions to list; empty: any.

    Attributes
    ----------
    body, words : str
    after : str
        Where the page before ended.
    most : int
        Length of a page.
    """

    body: str = ""
    words: str = ""
    after: str = ""
    most: int = 50


def make(records: Records, motion: Motion, ballot: Ballot, result: Result) -> str:
    """Make a decision of a carried motion and append it to the register, in the caller's transaction; return its code.

    Raises
    ------
    ConflictError
        If another decision took the place meanwhile of the one whose place this takes.
    """
    before = _superseded(motion)
    marking: Marking = motion.marking.marking
    columns = {
        "body": motion.body,
        "motion": motion,
        "ballot": ballot,
        **{name: getattr(motion, name) for name in ("title", "title_ur", "text", "text_ur", "legal_basis")},
        "supersedes": before,
        "outcome": result.outcome.value,
        "reasons": list(result.reasons),
        "synthetic": bool(motion.body.nation.header["synthetic"]),
        "decided_at": records.now(),
        "entry": b"",
        "index": -1,
        "sealed": marking != OPEN,
        "owner_id": motion.owner_id,
        "marking_id": motion.marking_id,
    }
    row = numbered(records, Decision, "DEC", lambda: columns)
    amendments = _amendments(motion)
    evidence = copy(records, places_of(motion.item, motion.code, *amendments), row.code)
    made = _made(motion, ballot, result, amendments)
    leaf = canonical_json(decision_leaf(_with(made, row, _evidence(evidence), _files(motion))))
    entry, index = _enter(records, row, leaf, marking)
    Decision.everything.filter(pk=row.pk).update(entry=entry, index=index)
    return row.code


def _enter(records: Records, row: Decision, leaf: bytes, marking: Marking) -> tuple[bytes, int]:
    nation = row.body.nation.code
    log = log_of(records, nation, "decisions")
    if not row.sealed:
        return leaf, append(records, log, [leaf], marking)[0]
    index = append_sealed(records, log, sealed_leaf(nation, synthetic=row.synthetic), leaf, marking)
    return bytes(RegisterEntry.everything.values_list("leaf", flat=True).get(log=log.pk, index=index)), index


def publish(records: Records, code: str) -> DecisionTold:
    """Publish a decision: everybody may read it, and the register says so. The second person was asked before.

    Raises
    ------
    NotFoundError
        If there is no such decision, or the reader may not see it.
    ConflictError
        If it is published already, or its text was lawfully destroyed.
    PermissionDeniedError
        If the reader does not act for the body's owner.
    """
    with transaction.atomic():
        found = decision_row(records, code)
        demand_owner(records, found.body)
        row = Decision.everything.select_for_update(of=("self",)).get(pk=found.pk)
        demand_unpublished(row.published_at, code)
        now = records.now()
        log = log_of(records, found.body.nation.code, "decisions")
        facts = {"code": code, "body": found.body.code, "nation": found.body.nation.code, "synthetic": row.synthetic}
        entry = canonical_json(publication_leaf(facts, row.index, format_instant(now)))
        if row.sealed:
            kept = SealedPaper.everything.filter(log=log.pk, index=row.index, destroyed_at=None)
            if not kept.update(marking_id=marking_key(OPEN)):
                raise ConflictError(f"the text of {code} was destroyed", where=code, code="decision.destroyed")
        told = {"published_at": now, "published_by": records.actor, "marking_id": marking_key(OPEN)}
        Decision.everything.filter(pk=row.pk).update(**told)
        audit.note(records, "decision publish", code)
        index = append(records, log, [entry], OPEN)[0]
        Decision.everything.filter(pk=row.pk).update(release_index=index)
    return find(records, code)


def demand_unpublished(published: datetime | None, code: str) -> None:
    """See that a decision is not published yet.

    Raises
    ------
    ConflictError
        If it is.
    """
    if published is not None:
        raise ConflictError(f"{code} is published already", where=code, code="decision.published")


def seen(records: Records) -> "QuerySet[Decision]":
    """Return the decisions that the reader may see, with the bodies that made them."""
    rows: QuerySet[Decision] = Decision.objects.visible_to(records.reader)
    return rows.filter(body__in=seen_bodies(records.reader).values("pk"))


def decision_row(records: Records, code: str) -> Decision:
    """Return the row of a decision.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    row = seen(records).filter(code=code).select_related(*WITH, "body__owner").first()
    if row is None:
        raise NotFoundError(
            f"there is no decision {code[:40]!r}",
            mend="majlis decision list shows those that you may see",
            code="decision.not-found",
        )
    return row


def find(records: Records, code: str) -> DecisionTold:
    """Return a decision.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    return _told(records, [decision_row(records, code)])[0]


def of_motion(records: Records, motion: str) -> DecisionTold | None:
    """Return the decision that a motion became, as far as the reader may see it; None for none."""
    row = seen(records).filter(motion__code=motion).select_related(*WITH).first()
    return _told(records, [row])[0] if row else None


def page(records: Records, nation: str, wanted: Wanted) -> tuple[tuple[DecisionTold, ...], str]:
    """Return decisions of a nation, newest first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    rows = seen(records).filter(body__nation__code=nation)
    if wanted.body:
        rows = rows.filter(body__code=wanted.body)
    if wanted.words:
        rows = rows.filter(title__icontains=wanted.words) | rows.filter(code__iexact=wanted.words)
    if wanted.after:
        rows = rows.filter(pk__lt=read_row_cursor(wanted.after))
    found = list(rows.select_related(*WITH).order_by("-pk")[: wanted.most + 1])
    shown = found[: wanted.most]
    return _told(records, shown), str(shown[-1].pk) if len(found) > wanted.most else ""


def unsigned(records: Records, nation: str) -> int:
    """Return how many decisions of a nation that the reader may see no signed checkpoint covers yet."""
    rows = seen(records).filter(body__nation__code=nation, index__gte=_signed(nation))
    return int(rows.count())


def leaf_of(records: Records, code: str) -> bytes:
    """Return the facts of a decision byte by byte as they entered the register, or as the commitment binds to them.

    Raises
    ------
    NotFoundError
        If there is no such decision, the reader may not see it, or it was lawfully destroyed.
    """
    row = decision_row(records, code)
    if not row.sealed:
        return bytes(row.entry)
    kept = SealedPaper.everything.filter(
        log__nation=row.body.nation, log__kind="decisions", index=row.index, destroyed_at=None
    ).first()
    if kept is None:
        raise NotFoundError(f"the sealed text of {code} was destroyed", where=code, code="decision.destroyed")
    return bytes(kept.paper)


def _told(records: Records, rows: list[Decision]) -> tuple[DecisionTold, ...]:
    keys = [row.pk for row in rows]
    later = dict(seen(records).filter(supersedes__in=keys).values_list("supersedes_id", "code"))
    nations = {row.body.nation.code for row in rows}
    signed = {nation: _signed(nation) for nation in nations}
    held: dict[int, Held] = {}
    for nation in nations:
        held |= held_of([row for row in rows if row.body.nation.code == nation], nation)
    told = ((_one(row, later.get(row.pk, ""), signed[row.body.nation.code]), held[row.pk]) for row in rows)
    return tuple(replace(one, **holds.words, differs=holds.differs) for one, holds in told)


def _one(row: Decision, later: str, signed: int) -> DecisionTold:
    meeting = row.motion.item.meeting
    return DecisionTold(
        pk=row.pk,
        code=row.code,
        body=row.body.code,
        body_name=row.body.name,
        nation=row.body.nation.code,
        motion=row.motion.code,
        item=row.motion.item.code,
        meeting=meeting.code if meeting else "",
        title=row.title,
        title_ur=row.title_ur,
        text=row.text,
        text_ur=row.text_ur,
        legal_basis=row.legal_basis,
        supersedes=row.supersedes.code if row.supersedes else "",
        superseded_by=later,
        outcome=row.outcome,
        reasons=tuple(row.reasons),
        ballot=row.ballot.number,
        recorded="recorded by clerk, confirmed by chair" if row.ballot.clerk else "",
        synthetic=row.synthetic,
        sealed=row.sealed,
        signed=row.index < signed,
        decided_at=row.decided_at,
        index=row.index,
        published_at=row.published_at,
        published_by=row.published_by,
        release_index=row.release_index,
        owner=row.owner.code,
        marking=row.marking.marking,
    )


def _signed(nation: str) -> int:
    """Return how many entries of a nation's log the newest signed checkpoint covers."""
    rows = RegisterCheckpoint.objects.filter(log__nation__code=nation, log__kind="decisions").order_by("-size")
    return int(rows.values_list("size", flat=True).first() or 0)


def _superseded(motion: Motion) -> Decision | None:
    if not motion.supersedes:
        return None
    found: Decision = Decision.everything.select_for_update().get(body=motion.body, code=motion.supersedes)
    if Decision.everything.filter(supersedes=found).exists():
        raise ConflictError(
            f"another decision took the place of {found.code} already", where=motion.code, code="decision.old"
        )
    return found


def _amendments(motion: Motion) -> tuple[str, ...]:
    rows = Ballot.everything.filter(motion__amends=motion, outcome="carried", state__in=("counted", "confirmed"))
    return tuple(rows.filter(motion__state="decided").order_by("closed_at").values_list("motion__code", flat=True))


def _made(motion: Motion, ballot: Ballot, result: Result, amendments: tuple[str, ...]) -> Mapping[str, Any]:
    return {
        "body": motion.body.code,
        "nation": motion.body.nation.code,
        "title": Words(motion.title, motion.title_ur),
        "text": Words(motion.text, motion.text_ur),
        "rule": ballot.facts,
        "count": _count(ballot),
        "result": result,
        "motion": motion.code,
        "meeting": ballot.meeting.code if ballot.meeting else "",
        "legal_basis": motion.legal_basis,
        "supersedes": motion.supersedes,
        "amendments": amendments,
    }


def _with(made: Mapping[str, Any], row: Decision, evidence: tuple[Evidence, ...], files: tuple[File, ...]) -> Made:
    at = format_instant(row.decided_at)
    return Made(code=row.code, synthetic=row.synthetic, at=at, evidence=evidence, files=files, **made)


def _count(ballot: Ballot) -> dict[str, Any]:
    """Return the count as the register has it: with names only where the form of the vote names them.

    A constituency of one seat is a name, too: it stands there only where names do, or the rule counts by it.
    """
    left_out = {"against"} if ballot.form in _NAMES or ballot.facts.get("double") else {"against", "constituencies"}
    facts = {name: value for name, value in ballot.count.items() if name not in left_out}
    told = {"form": ballot.form, "clerk": ballot.clerk, "objections": ballot.objections, **facts}
    if ballot.casting:
        told["casting"] = ballot.casting
    if ballot.papers_sha256:
        told["papers_sha256"] = ballot.papers_sha256
    if ballot.form in _NAMES:
        rows = BallotVote.everything.filter(ballot=ballot, until=None).order_by("seat__position", "seat__code")
        told["votes"] = [list(pair) for pair in rows.values_list("seat__code", "vote")]
    return told


def _evidence(pins: tuple[Pinned, ...]) -> tuple[Evidence, ...]:
    """Return evidence for the entry: id and words only of what everybody may see, as the entry may be published."""
    return tuple(
        Evidence(
            one.content.kind,
            one.content.reference if one.content.marking == OPEN else "",
            one.content.sha256,
            one.content.label if one.content.marking == OPEN else "",
        )
        for one in pins
    )


def _files(motion: Motion) -> tuple[File, ...]:
    """Return the newest version of each paper of the item; the name only of what everybody may see."""
    rows = PaperVersion.everything.filter(paper__item=motion.item_id, paper__withdrawn_at=None)
    newest = {row.paper_id: row for row in rows.select_related("marking").order_by("paper_id", "number")}
    return tuple(File(row.name if row.marking.marking == OPEN else "", row.sha256) for row in newest.values())
