"""A decision on paper: its text in both languages, why it was carried, what it rested on, and how to verify it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from majlis.briefing.document import Heading, Paragraph, Terms
from majlis.briefing.paper import Paper, PaperBlock, Part, Urdu, qr_code
from majlis.kernel.marking import SYNTHETIC_BAND
from majlis.register import parse_checkpoint, parse_note, parse_receipt
from majlis.register.bundle import Bundle

_MOST_CODE = 1_000
"""Letters of a checkpoint that a QR code carries so that any telephone reads it; cosignatures beyond are left out."""
_NONE = "–"
_STEPS = (
    "Get the bundle of this decision and one of the two verifiers, from the Council or from its public page. Give the"
    " verifier the key that signs now, from a paper that you trust, and an older checkpoint if you hold one. It works"
    " off line, and says what is proved or what is wrong."
)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a decision on paper.

    Attributes
    ----------
    body, nation : str
        Names.
    marking : str
    at : str
        When it was decided, in the nation's time.
    made : datetime
        The only time in the file.
    """

    body: str
    nation: str
    marking: str
    at: str
    made: datetime


def decision_paper(bundle: Bundle, around: Around) -> Paper:
    """Return a decision as a paper, from its bundle alone: nothing stands in it that is not proved.

    Parameters
    ----------
    bundle : Bundle
        With the sealed paper where the entry is a commitment.
    around : Around
    """
    facts = said(bundle)
    synthetic = facts.get("synthetic") is not False
    title, code = _words(facts, "title"), str(facts["code"])
    lead: list[PaperBlock] = [Urdu(title["ur"])] if title["ur"] else []
    lead.append(Terms(_head(facts, around)))
    parts = [
        Part("What was decided", tuple(_text(_words(facts, "text")))),
        Part("Why it was carried", tuple(_reasons(facts))),
        *([Part("What it rested on", tuple(_evidence(facts)))] if facts.get("evidence") or facts.get("files") else []),
        Part("In the register", tuple(_register(bundle))),
    ]
    return Paper(
        title=_plain(title["en"] or code),
        kicker=f"{around.body} · decision {code}",
        subtitle=f"{code} · {around.nation}",
        marking=around.marking,
        band=SYNTHETIC_BAND if synthetic else "",
        made=around.made,
        lead=tuple(lead),
        parts=tuple(parts),
    )


def said(bundle: Bundle) -> dict[str, Any]:
    """Return the facts of a decision: what its entry says, or the paper that the entry binds to."""
    if bundle.sealed is None:
        return bundle.entry
    found: dict[str, Any] = json.loads(bundle.sealed.paper)
    return found


def _words(facts: Mapping[str, Any], name: str) -> dict[str, str]:
    found = facts.get(name) or {}
    return {language: str(found.get(language, "")) for language in ("en", "ur")}


def _plain(text: str) -> str:
    """Return a text in which nothing is taken for strong."""
    return text.replace("**", "*\u200b*")


def _head(facts: Mapping[str, Any], around: Around) -> tuple[tuple[str, str], ...]:
    rows = (
        ("Outcome", facts.get("outcome")),
        ("Decided", around.at),
        ("Legal basis", facts.get("legal_basis")),
        ("Takes the place of", facts.get("supersedes")),
        ("Motion", facts.get("motion")),
        ("Meeting", facts.get("meeting")),
    )
    return tuple((name, str(value)) for name, value in rows if value)


def _text(text: Mapping[str, str]) -> list[PaperBlock]:
    found: list[PaperBlock] = [Paragraph(_plain(line)) for line in text["en"].splitlines() if line.strip()]
    found += [Urdu(line) for line in text["ur"].splitlines() if line.strip()]
    return found or [Paragraph(_NONE)]


def _reasons(facts: Mapping[str, Any]) -> list[PaperBlock]:
    found: list[PaperBlock] = [Paragraph(_plain(str(line))) for line in facts.get("reasons", ())]
    count = facts.get("count") or {}
    names = {"yes": "yes", "no": "no", "abstain": "abstained", "spoilt": "spoilt", "objections": "objections"}
    parts = [f"{name} {count[key]}" for key, name in names.items() if isinstance(count.get(key), int)]
    found += [Terms((("Votes", ", ".join(parts)),))] if parts else []
    found += [Paragraph("Recorded by the clerk, confirmed by the chair.", "small")] if count.get("clerk") else []
    return found or [Paragraph(_NONE)]


def _evidence(facts: Mapping[str, Any]) -> list[PaperBlock]:
    """Return evidence and papers, each with the hash of its content."""
    found: list[PaperBlock] = []
    evidence = facts.get("evidence") or ()
    if evidence:
        rows = [(_plain(f"{one['kind']} {one['ref'] or 'not open to all'}"), str(one["sha256"])) for one in evidence]
        found.append(Terms(tuple(rows)))
        labels = [f"{one['ref']}: {one['label']}" for one in evidence if one.get("label")]
        found += [Paragraph(_plain(label), "small") for label in labels]
    files = facts.get("files") or ()
    if files:
        found.append(Heading("Papers"))
        named = [
            (str(one["name"]) or f"Paper {at}, not open to all", str(one["sha256"])) for at, one in enumerate(files, 1)
        ]
        found.append(Terms(tuple((_plain(name), digest) for name, digest in named)))
    found.append(
        Paragraph("Beside each stands the hash of its content: SHA-256, of papers as the register has it.", "small")
    )
    return found


def _register(bundle: Bundle) -> list[PaperBlock]:
    receipt = parse_receipt(bundle.receipt)
    note = receipt.checkpoint.decode()
    checkpoint = parse_checkpoint(parse_note(receipt.checkpoint).text)
    root = note.split("\n")[2]
    return [
        Paragraph(
            f"This decision is entry {receipt.index} (the first is 0) of the log {bundle.log}. The checkpoint below"
            f" binds all {checkpoint.size:,} entries that the log had when this paper was made: who keeps it can show"
            " later whether anything was changed or taken out."
        ),
        qr_code(_carried(note), "The signed checkpoint: log, number of entries, root, signatures."),
        Terms((("Log", bundle.log), ("Entries", str(checkpoint.size)), ("Root", root))),
        Heading("Keys of the log"),
        *(Paragraph(line, "small") for line in _keys(bundle)),
        Heading("How to verify"),
        Paragraph(_STEPS),
    ]


def _keys(bundle: Bundle) -> list[str]:
    """Return the keys of the log, the one that signs now first, and of each how it came."""
    found = []
    last = len(bundle.keys) - 1
    for at, step in reversed(list(enumerate(bundle.keys))):
        lines = "signs now" if at == last else "signed before; do not use it for what is newer"
        if at and step.announced is None:
            lines += ". NO KEY BEFORE IT VOUCHES FOR IT: that one was lost or stolen. Compare this one face to face"
        found.append(f"{step.key} – {lines}.")
    return found


def _carried(note: str) -> str:
    """Return a checkpoint with as many of its signatures as a QR code carries: the log's own comes first."""
    text, _, below = note.rpartition("\n\n")
    found = f"{text}\n\n"
    for line in below.splitlines():
        if len(found) + len(line) < _MOST_CODE:
            found += f"{line}\n"
    return found
