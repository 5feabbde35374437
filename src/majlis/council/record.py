"""What the register keeps of a decision: the facts of its entry, of a sealed one, and of a publication.

Whatever stands in these facts may be published one day: of evidence and papers that others may not see they hold the
hash and no word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from majlis.council.deciding import Count, Result, Room, Seat

__all__ = [
    "Evidence",
    "File",
    "Made",
    "Words",
    "count_facts",
    "count_of",
    "decision_leaf",
    "publication_leaf",
    "room_facts",
    "room_read",
    "sealed_leaf",
]

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; empty where it was not written in one."""

    en: str
    ur: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence that a decision rests on: kind, reference, hash of the content, and what it shows."""

    kind: str
    ref: str
    sha256: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A paper that lay before the body."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as it was made.

    Attributes
    ----------
    code, body, nation : str
    synthetic : bool
    at : str
        When, as ISO 8601.
    title, text : Words
    rule : mapping
        As :meth:`majlis.council.Rule.facts` has it.
    count : mapping
        As :func:`count_facts` has it, with the form of the vote.
    result : Result
    motion, meeting, legal_basis, supersedes : str
        Empty for none.
    amendments : tuple of str
        Codes of those that were carried, in their order.
    evidence : tuple of Evidence
    files : tuple of File
    """

    code: str
    body: str
    nation: str
    synthetic: bool
    at: str
    title: Words
    text: Words
    rule: Mapping[str, Any]
    count: Mapping[str, Any]
    result: Result
    motion: str = ""
    meeting: str = ""
    legal_basis: str = ""
    supersedes: str = ""
    amendments: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: tuple[File, ...] = field(default=())


def decision_leaf(made: Made) -> dict[str, Any]:
    """Return the facts of a decision's entry."""
    return {
        "format": FORMAT,
        "kind": "decision",
        "code": made.code,
        "body": made.body,
        "nation": made.nation,
        "synthetic": made.synthetic,
        "at": made.at,
        "motion": made.motion,
        "meeting": made.meeting,
        "title": {"en": made.title.en, "ur": made.title.ur},
        "text": {"en": made.text.en, "ur": made.text.ur},
        "legal_basis": made.legal_basis,
        "supersedes": made.supersedes,
        "amendments": list(made.amendments),
        "outcome": made.result.outcome.value,
        "reasons": list(made.result.reasons),
        "rule": dict(made.rule),
        "count": dict(made.count),
        "evidence": [
            {"kind": one.kind, "ref": one.ref, "sha256": one.sha256, "label": one.label} for one in made.evidence
        ],
        "files": [{"name": one.name, "sha256": one.sha256} for one in made.files],
    }


def sealed_leaf(nation: str, *, synthetic: bool) -> dict[str, Any]:
    """Return the open facts of the entry of a sealed decision: that there is one. The commitment is added to them."""
    return {"format": FORMAT, "kind": "sealed", "nation": nation, "synthetic": synthetic}


def publication_leaf(leaf: Mapping[str, Any], index: int, at: str) -> dict[str, Any]:
    """Return the facts of the entry that says that a decision was published.

    Parameters
    ----------
    leaf : mapping
        As :func:`decision_leaf` made it.
    index : int
        Of the decision's own entry.
    at : str
        When, as ISO 8601.
    """
    named = {name: leaf[name] for name in ("code", "body", "nation", "synthetic")}
    return {"format": FORMAT, "kind": "publication", **named, "at": at, "entry": index}


def count_facts(votes: Count) -> dict[str, Any]:
    """Return a count as JSON."""
    return {
        "yes": votes.yes,
        "no": votes.no,
        "abstain": votes.abstain,
        "spoilt": votes.spoilt,
        "constituencies": {name: count_facts(part) for name, part in votes.constituencies.items()},
        "against": sorted(votes.against),
    }


def count_of(facts: Mapping[str, Any]) -> Count:
    """Read a count as :func:`count_facts` wrote it."""
    parts = {name: count_of(part) for name, part in facts.get("constituencies", {}).items()}
    yes, no, abstain, spoilt = (int(facts.get(name, 0)) for name in ("yes", "no", "abstain", "spoilt"))
    return Count(yes, no, abstain, spoilt, parts, frozenset(facts.get("against", ())))


def room_facts(room: Room) -> dict[str, Any]:
    """Return who may vote, is there, is recused and represented, as JSON."""
    return {
        "seats": room.seats,
        "entitled": [[seat.code, seat.constituency] for seat in room.entitled],
        "present": sorted(room.present),
        "opening": sorted(room.opening),
        "recused": sorted(room.recused),
        "proxies": dict(sorted(room.proxies.items())),
    }


def room_read(facts: Mapping[str, Any]) -> Room:
    """Read a room as :func:`room_facts` wrote it."""
    return Room(
        seats=int(facts["seats"]),
        entitled=tuple(Seat(code, constituency) for code, constituency in facts["entitled"]),
        present=frozenset(facts["present"]),
        opening=frozenset(facts["opening"]),
        recused=frozenset(facts["recused"]),
        proxies=dict(facts["proxies"]),
    )
