"""Preparing a meeting: what an item still lacks, and whether notice is given, due or late. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

__all__ = ["Draft", "NoticeState", "lacks", "notice_due", "notice_state"]

NoticeState = Literal["given", "due", "late", "passed"]
Lack = Literal["question", "paper", "recommendation", "strength", "motion", "urdu"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an item has.

    Attributes
    ----------
    kind : str
        decision, discussion or information.
    papers, motions : int
    question, recommendation, strength, title_ur : bool
    texts_ur : bool
        Whether every motion has its text in Urdu.
    """

    kind: str
    papers: int
    motions: int
    question: bool
    recommendation: bool
    strength: bool
    title_ur: bool
    texts_ur: bool


def lacks(draft: Draft) -> tuple[Lack, ...]:
    """Return what an item still lacks before it can go to members, the weightiest first.

    What is only for information needs a paper; what is discussed a question, too; what is decided all of it.
    """
    decides, asks = draft.kind == "decision", draft.kind != "information"
    missing: tuple[tuple[Lack, bool], ...] = (
        ("question", asks and not draft.question),
        ("paper", not draft.papers),
        ("motion", decides and not draft.motions),
        ("recommendation", decides and not draft.recommendation),
        ("strength", decides and not draft.strength),
        ("urdu", not (draft.title_ur and draft.texts_ur)),
    )
    return tuple(name for name, is_so in missing if is_so)


def notice_due(begins: datetime, zone: tzinfo, days: int) -> date:
    """Return the last day on which notice is in time, by the calendar of a zone."""
    return begins.astimezone(zone).date() - timedelta(days=days)


def notice_state(due: date, today: date, *, given: bool, begun: bool) -> NoticeState:
    """Return how notice of a meeting stands on a day."""
    if given:
        return "given"
    if begun:
        return "passed"
    return "late" if today > due else "due"
