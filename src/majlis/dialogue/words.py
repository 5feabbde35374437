"""Small rooms in counts and words: "11 of 12 agree; no constituency against"."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LEAST_FOR_SHARES", "LEAST_SHOWN", "Said", "said"]

LEAST_FOR_SHARES = 30
"""Below so many participants only counts and words are shown: no shares, no products, no map."""
LEAST_SHOWN = 5
"""A constituency of fewer is merged or hidden: its result would name a person."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a room said of a statement.

    Attributes
    ----------
    agree, disagree, passed : int
    against : tuple of str
        Constituencies, as they may be shown, in which more disagree than agree.
    """

    agree: int
    disagree: int
    passed: int
    against: tuple[str, ...]

    @property
    def seen(self) -> int:
        """How many said something."""
        return self.agree + self.disagree + self.passed

    def __str__(self) -> str:
        """Return it in words."""
        if not self.seen:
            return "nobody has said anything yet"
        parts = [f"{self.agree} of {self.seen} agree"]
        if self.disagree:
            parts.append(f"{self.disagree} {'disagrees' if self.disagree == 1 else 'disagree'}")
        if self.passed:
            parts.append(f"{self.passed} {'passes' if self.passed == 1 else 'pass'}")
        told = f"against: {', '.join(self.against)}" if self.against else "no constituency against"
        return f"{', '.join(parts)}; {told}"


def said(votes: Mapping[str, tuple[int, int, int]]) -> Said:
    """Return what was said of a statement.

    Parameters
    ----------
    votes : mapping of str to tuple of int
        Constituency, as it may be shown, to agrees, disagrees and passes; the name is empty where none may be shown.
    """
    sums = [sum(one[place] for one in votes.values()) for place in range(3)]
    against = tuple(sorted(name for name, (agree, disagree, _) in votes.items() if name and disagree > agree))
    return Said(sums[0], sums[1], sums[2], against)
