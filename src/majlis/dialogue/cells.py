"""Counts by constituency as they may be shown: no cell, alone or by taking others from the whole, tells of a few.

Constituencies of fewer than five participants are put together first, then, statement by statement, those of which
fewer than five have said something. Where nothing of five can be made, nothing is shown but the whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from majlis.dialogue.agreement import merged
from majlis.dialogue.words import LEAST_SHOWN

__all__ = ["Cell", "cells", "sizes"]

JOIN = " + "


@dataclass(frozen=True, slots=True)
class Cell:
    """Votes of a constituency, or of several together.

    Attributes
    ----------
    name : str
        Empty for all together, where no constituency may be told apart.
    agree, disagree, passed : int
    """

    name: str
    agree: int
    disagree: int
    passed: int

    @property
    def seen(self) -> int:
        """How many said something."""
        return self.agree + self.disagree + self.passed


def sizes(people: Mapping[str, int]) -> dict[str, int]:
    """Return how many take part, by constituency as it may be shown; all under an empty name where they are too few."""
    return _together(people, merged({name: size for name, size in people.items() if size}, LEAST_SHOWN))


def cells(counts: Mapping[str, tuple[int, int, int]], people: Mapping[str, int]) -> tuple[Cell, ...]:
    """Return the votes on a statement by constituency, as they may be shown.

    Parameters
    ----------
    counts : mapping of str to tuple of int
        Constituency to agrees, disagrees and passes.
    people : mapping of str to int
        Participants of each constituency.

    Returns
    -------
    tuple of Cell
        By name, each of five or more who said something; one cell with an empty name where nothing may be told apart.
    """
    first = merged({name: size for name, size in people.items() if size}, LEAST_SHOWN)
    votes: dict[str, list[int]] = {}
    for name, three in counts.items():
        held = votes.setdefault(first.get(name, ""), [0, 0, 0])
        for place, value in enumerate(three):
            held[place] += value
    seen = {name: sum(three) for name, three in votes.items() if sum(three)}
    second = dict.fromkeys(seen, "") if "" in seen else merged(seen, LEAST_SHOWN)
    shown: dict[str, list[int]] = {}
    for name in seen:
        held = shown.setdefault(_sorted(second[name]), [0, 0, 0])
        for place, value in enumerate(votes[name]):
            held[place] += value
    return tuple(Cell(name, *three) for name, three in sorted(shown.items()))


def _together(people: Mapping[str, int], shown: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, to in shown.items():
        found[to] = found.get(to, 0) + people[name]
    return found


def _sorted(name: str) -> str:
    return joined(name.split(JOIN)) if name else ""


def joined(names: Iterable[str]) -> str:
    """Return the name of several constituencies together."""
    return JOIN.join(sorted(names))
