"""Say which incidents and reports probably tell of one event, and why. A person decides.

:func:`majlis.evidence.incidents.collapse` counts equal observations of several sources once by itself. This module
looks wider, where days are some days apart, or a word differs, and only suggests.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from majlis.evidence.observation import Observation
from majlis.evidence.synonyms import OTHER, normal

NEAR_DAYS = 7
"""Further apart two events are told as two. Our own judgement: reports of one event differ by days, rarely by weeks."""
LEAST = 4
"""Points from which a pair is suggested."""
_WORD = 4
"""Shorter words say little."""
_COMMON = frozenset(
    ["attack", "attacks", "incident", "after", "from", "with", "been", "were", "that", "this", "systems"]
)


@dataclass(frozen=True, slots=True)
class Telling:
    """An incident or a report, as far as it is compared.

    Attributes
    ----------
    name : str
        Code of the incident, or ``SOURCE/KEY`` of the report.
    day : date
    sector, kind, operator, area : str
        As in :class:`~majlis.evidence.observation.Observation`.
    words : str
        Its title, or what else it says.
    row : int
        Row number of a report; 0 for an incident.
    """

    name: str
    day: date
    sector: str
    kind: str
    operator: str = ""
    area: str = ""
    words: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class Likely:
    """What probably tells of the same event.

    Attributes
    ----------
    other : Telling
    reasons : tuple of str
        Why, in short phrases, the weightiest first.
    points : int
        How strong they are together.
    """

    other: Telling
    reasons: tuple[str, ...]
    points: int


def telling_of(one: Observation, row: int) -> Telling:
    """Return a report as it is compared.

    Parameters
    ----------
    one : Observation
    row : int
        Its row number.
    """
    words = " ".join(str(value) for value in one.extra.values() if isinstance(value, str))
    name = f"{one.source}/{one.key}"
    return Telling(name, one.day, one.sector, one.kind, one.operator, one.area, words, row)


def likely(one: Telling, others: Iterable[Telling]) -> tuple[Likely, ...]:
    """Return which of others probably tell of the same event, the most probable first.

    Parameters
    ----------
    one : Telling
    others : iterable of Telling
    """
    found = [judged for other in others if other.name != one.name and (judged := _judge(one, other))]
    return tuple(sorted(found, key=lambda judged: (-judged.points, judged.other.name)))


def pairs(tellings: Iterable[Telling]) -> tuple[tuple[Telling, Likely], ...]:
    """Return each pair that probably tells of one event once, the newest first.

    Parameters
    ----------
    tellings : iterable of Telling
    """
    rows = sorted(tellings, key=lambda one: (one.day, one.name), reverse=True)
    found: list[tuple[Telling, Likely]] = []
    for index, one in enumerate(rows):
        for other in rows[index + 1 :]:
            if (one.day - other.day).days > NEAR_DAYS:
                break
            if judged := _judge(one, other):
                found.append((one, judged))
    return tuple(found)


def _judge(one: Telling, other: Telling) -> Likely | None:
    apart = abs((one.day - other.day).days)
    if apart > NEAR_DAYS or _contradict(one.operator, other.operator) or _contradict(one.area, other.area):
        return None
    told = [*_names(one, other), *_days(apart), *_sorts(one, other)]
    points = sum(worth for worth, _ in told)
    if points < LEAST:
        return None
    reasons = tuple(text for worth, text in sorted(told, key=lambda pair: -pair[0]) if text)
    return Likely(other, reasons, points)


def _contradict(one: str, other: str) -> bool:
    return bool(one and other) and normal(one) != normal(other)


def _names(one: Telling, other: Telling) -> list[tuple[int, str]]:
    found = []
    if one.operator and other.operator:
        found.append((3, "same operator"))
    if one.area and other.area:
        found.append((1, "same area"))
    if shared := _words(one.words) & _words(other.words):
        worth = 2 if len(shared) > 1 else 1
        found.append((worth, f"both say {', '.join(sorted(shared)[:4])}"))
    return found


def _days(apart: int) -> list[tuple[int, str]]:
    if apart == 0:
        return [(2, "same day")]
    return [(1 if apart <= 2 else 0, "1 day apart" if apart == 1 else f"{apart} days apart")]  # noqa: PLR2004 - a rank


def _sorts(one: Telling, other: Telling) -> list[tuple[int, str]]:
    found = []
    if one.sector and other.sector:
        found.append((1, "same sector") if one.sector == other.sector else (-2, ""))
    if OTHER not in {one.kind, other.kind}:
        found.append((1, "same kind") if one.kind == other.kind else (-1, ""))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in normal(text).split() if len(word) >= _WORD and not word.isdigit()) - _COMMON
