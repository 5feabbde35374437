"""Two reports that may tell of one event: suggested with the reasons, for a person to decide."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from majlis.kernel.errors import InputError

ENOUGH = 3
"""Points from which two reports are suggested: same operator and one sign more, or several signs."""
_SHARED = 3
"""Words of the titles and texts in common that count as a sign."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_INDICATOR = re.compile(
    r"\b(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|CVE-\d{4}-\d{4,7}|(?:[a-z0-9-]+\.)+[a-z]{2,10})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Account:
    """A report as it is compared.

    Attributes
    ----------
    code : str
    operator : str
        Code or name, as far as known.
    aware : datetime
    kind : str
    text : str
        Title and texts, as far as the reader may see them.
    """

    code: str
    operator: str
    aware: datetime
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A report that may tell of the same event.

    Attributes
    ----------
    code : str
    points : int
    reasons : tuple of str
    """

    code: str
    points: int
    reasons: tuple[str, ...]


def indicators(text: str) -> frozenset[str]:
    """Return what a text names that two events seldom share: addresses, hashes, domains, vulnerabilities."""
    plain = text.replace("[.]", ".").replace("hxxp", "http")
    return frozenset(found[0].lower() for found in _INDICATOR.finditer(plain))


def words(text: str) -> frozenset[str]:
    """Return the longer words of a text, in lower case."""
    return frozenset(found[0].lower() for found in _WORD.finditer(text))


def compare(one: Account, other: Account, near: timedelta) -> Suggestion:
    """Return how much speaks for one event, in points, with the reasons.

    Parameters
    ----------
    one, other : Account
    near : timedelta
        How far apart two reports of one event may be.
    """
    signs: list[tuple[int, str]] = []
    if one.operator and one.operator.casefold() == other.operator.casefold():
        signs.append((2, "same operator"))
    apart = abs(one.aware - other.aware)
    if apart <= near:
        signs.append((1, f"{round(apart.total_seconds() / 3600)} h apart"))
    if one.kind and one.kind == other.kind:
        signs.append((1, f"both {one.kind}"))
    if shared := sorted(indicators(one.text) & indicators(other.text)):
        signs.append((3, f"both name {', '.join(shared[:3])}"))
    elif len(common := words(one.text) & words(other.text)) >= _SHARED:
        signs.append((1, f"both say {', '.join(sorted(common)[:4])}"))
    return Suggestion(other.code, sum(points for points, _ in signs), tuple(reason for _, reason in signs))


def suggest(one: Account, others: Iterable[Account], near: timedelta) -> tuple[Suggestion, ...]:
    """Return the reports that may tell of the same event, the likeliest first.

    Parameters
    ----------
    one : Account
    others : iterable of Account
    near : timedelta

    Raises
    ------
    InputError
        If the reports may not be apart at all.
    """
    if near <= timedelta(0):
        raise InputError("two reports must be allowed some time apart", mend="set report.near", code="report.near")
    found = [compare(one, other, near) for other in others if other.code != one.code]
    return tuple(sorted((it for it in found if it.points >= ENOUGH), key=lambda it: (-it.points, it.code)))
