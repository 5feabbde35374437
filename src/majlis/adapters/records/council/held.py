"""What the register holds of decisions, which is what is shown of them, and what their rows say otherwise."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Decision, RegisterEntry, SealedPaper
from majlis.adapters.records.register.named import Log
from majlis.kernel.errors import IntegrityError, MajlisError
from majlis.kernel.times import format_instant
from majlis.register import leaf_hash, verify_commitment
from majlis.register.note import decode_base64

WITH = ("body__nation", "motion", "ballot__meeting", "supersedes")
ENTRY = "entry"
"""Named where the entry itself is missing, or is not what the decision or the commitment says."""
_BLOCK = 500
_NONE: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Held:
    """What the register holds of a decision.

    Attributes
    ----------
    facts : mapping
        As the entry or its sealed paper has them; empty where they were destroyed or cannot be believed.
    differs : tuple of str
        What the decision's row says otherwise; ``entry`` where the entry itself is not to be believed.
    """

    facts: Mapping[str, Any]
    differs: tuple[str, ...]

    @property
    def words(self) -> dict[str, Any]:
        """What is shown of the decision, by the names of its columns; empty where the register cannot say it."""
        if not self.facts:
            return {}
        told: dict[str, Any] = {name: self.facts[name] for name in ("legal_basis", "outcome")}
        for name in ("title", "text"):
            told |= {name: self.facts[name]["en"], f"{name}_ur": self.facts[name]["ur"]}
        return {**told, "reasons": tuple(self.facts["reasons"])}


def of(rows: Collection[Decision], nation: str) -> dict[int, Held]:
    """Return what the register of a nation holds of decisions, by their keys: two questions for all of them.

    Who calls has seen that the reader may read them.

    Parameters
    ----------
    rows : collection of Decision
        With body and nation.
    nation : str
        Code.
    """
    here = {"log__nation__code": nation, "log__kind": "decisions", "index__in": [row.index for row in rows]}
    found = RegisterEntry.everything.filter(**here).values_list("index", "leaf", "hash")
    entries = {index: (bytes(leaf), bytes(hash_)) for index, leaf, hash_ in found}
    papers: dict[int, SealedPaper] = {}
    if any(row.sealed for row in rows):
        papers = {one.index: one for one in SealedPaper.everything.filter(**here)}
    return {row.pk: _held(row, entries.get(row.index), papers.get(row.index)) for row in rows}


def demand(records: Records, log: Log) -> int:
    """See that each decision of a nation says what the log holds, that none is missing; return how many there are.

    Raises
    ------
    IntegrityError
        With the first that says something else.
    """
    assert records.actor  # whatever is wrong is told by its code alone
    rows = Decision.everything.filter(body__nation__code=log.nation).select_related(*WITH).order_by("pk")
    known: dict[str, int] = {}
    released: dict[str, int] = {}
    block: list[Decision] = []
    for row in rows.iterator(_BLOCK):
        known[row.code] = row.index
        if row.release_index is not None and row.published_at is not None:
            released[row.code] = row.release_index
        block.append(row)
        if len(block) == _BLOCK:
            _demand_same(block, log.nation)
            block = []
    _demand_same(block, log.nation)
    for code, index in _entered(log, "decision"):
        if known.get(code) != index:
            raise _wrong(f"entry {index} is the decision {code}, and the table of decisions has none there")
    entered = dict(_entered(log, "publication"))
    for code in sorted({*entered, *released}):
        if entered.get(code) != released.get(code):
            raise _wrong(f"whether {code} was published is not what the register holds")
    return len(known)


def _demand_same(rows: Collection[Decision], nation: str) -> None:
    for row, held in zip(rows, of(rows, nation).values(), strict=True):
        if held.differs:
            raise _wrong(f"the decision {row.code} is not what entry {row.index} holds: {', '.join(held.differs)}")


def _entered(log: Log, kind: str) -> Iterator[tuple[str, int]]:
    """Yield the codes that entries of a kind name, with their indices; of decisions those that are sealed, too."""
    rows = RegisterEntry.everything.filter(log=log.pk, kind=kind).order_by("index")
    for index, leaf in rows.values_list("index", "leaf").iterator(_BLOCK):
        if code := _facts(bytes(leaf)).get("code"):
            yield code, index
    if kind == "decision":
        papers = SealedPaper.everything.filter(log=log.pk, destroyed_at=None).order_by("index")
        for index, paper in papers.values_list("index", "paper").iterator(_BLOCK):
            facts = _facts(bytes(paper or b""))
            if facts.get("kind") == kind and facts.get("code") and facts.get("nation") == log.nation:
                yield str(facts["code"]), index


def _held(row: Decision, entry: tuple[bytes, bytes] | None, paper: SealedPaper | None) -> Held:
    if entry is None or leaf_hash(entry[0]) != entry[1] or entry[0] != bytes(row.entry):
        return Held(_NONE, (ENTRY,))
    leaf = entry[0]
    facts = _facts(leaf)
    if row.sealed:
        if paper is None or facts.get("kind") != "sealed":
            return Held(_NONE, (ENTRY,))
        if paper.destroyed_at is not None:
            return Held(_NONE, ())
        try:
            verify_commitment(
                decode_base64(str(facts.get("commitment"))), bytes(paper.paper or b""), bytes(paper.salt or b"")
            )
        except MajlisError:
            return Held(_NONE, (ENTRY,))
        facts = _facts(bytes(paper.paper or b""))
    if facts.get("kind") != "decision" or facts.get("code") != row.code:
        return Held(_NONE, (ENTRY,))
    return Held(facts, tuple(name for name, value in _said(row).items() if facts.get(name) != value))


def _said(row: Decision) -> dict[str, Any]:
    """Return what a row says, in the form of its entry."""
    return {
        "body": row.body.code,
        "nation": row.body.nation.code,
        "synthetic": row.synthetic,
        "at": format_instant(row.decided_at),
        "motion": row.motion.code,
        "title": {"en": row.title, "ur": row.title_ur},
        "text": {"en": row.text, "ur": row.text_ur},
        "legal_basis": row.legal_basis,
        "supersedes": row.supersedes.code if row.supersedes else "",
        "outcome": row.outcome,
        "reasons": list(row.reasons),
    }


def _facts(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        return _NONE
    return found if isinstance(found, dict) else _NONE


def _wrong(what: str) -> IntegrityError:
    return IntegrityError(
        what,
        where="the decisions",
        why="somebody changed the tables",
        mend="keep the database as it is, restore a backup beside it, and compare; the register's entry counts",
        code="register.decisions",
    )
