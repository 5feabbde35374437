"""Secret ballots: papers with a number that only its voter was shown, their list, and what everybody can count."""

import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from majlis.council.deciding import Count, Vote
from majlis.kernel.canonical import canonical_json, sha256_hex

__all__ = ["Paper", "counted", "listed", "new_paper", "papers_hash"]

_GROUPS, _DIGITS = 4, 4


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """A paper of a secret ballot.

    Attributes
    ----------
    number : str
        Drawn by chance: nothing but its voter's memory leads from one to the other.
    vote : str
    constituency : str
        Only where a rule counts by it.
    """

    number: str
    vote: str
    constituency: str = ""


def new_paper(vote: Vote, constituency: str = "") -> Paper:
    """Return a paper with a number drawn by chance: 16 digits, as a person copies them."""
    digits = f"{secrets.randbelow(10 ** (_GROUPS * _DIGITS)):0{_GROUPS * _DIGITS}}"
    number = "-".join(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))
    return Paper(number, vote.value, constituency)


def listed(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Return papers in the order of their numbers, which says nothing of who voted when."""
    return tuple(sorted(papers))


def papers_hash(papers: Iterable[Paper]) -> str:
    """Return the hash of the list: canonical JSON of ``[[number, vote], ...]`` in the order of the numbers, SHA-256."""
    return sha256_hex(canonical_json([[paper.number, paper.vote] for paper in listed(papers)]))


def counted(papers: Sequence[Paper]) -> Count:
    """Count papers, by constituency where they carry it."""
    names = sorted({paper.constituency for paper in papers} - {""})
    parts = {name: _tally(paper for paper in papers if paper.constituency == name) for name in names}
    whole = _tally(papers)
    return Count(whole.yes, whole.no, whole.abstain, whole.spoilt, parts)


def _tally(papers: Iterable[Paper]) -> Count:
    found = Counter(paper.vote for paper in papers)
    return Count(found[Vote.YES], found[Vote.NO], found[Vote.ABSTAIN], found[Vote.SPOILT])
