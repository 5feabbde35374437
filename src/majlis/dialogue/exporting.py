"""Votes as others get them, with which they can compute everything again; of a small room no row tells of a person."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.agreement import merged
from majlis.dialogue.results import Results, Room
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN
from majlis.dialogue.words import LEAST_FOR_SHARES, LEAST_SHOWN

__all__ = ["VOTES", "Row", "groups_of", "rows"]

VOTES = ("participant", "constituency", "statement", "vote", "important")
"""Columns of the votes."""


@dataclass(frozen=True, slots=True)
class Row:
    """A vote.

    Attributes
    ----------
    participant : str
        Alias; empty in a room of fewer than 30, so that nobody's votes can be put together.
    constituency : str
        As it may be shown.
    statement, vote : int
    important : bool
    """

    participant: str
    constituency: str
    statement: int
    vote: int
    important: bool


def rows(room: Room, aliases: Sequence[str], found: Results) -> Iterator[Row]:
    """Yield the votes, in the order of aliases and statements; of a small room in an order that tells nothing.

    Parameters
    ----------
    room : Room
        Who voted.
    aliases : sequence of str
        Of its participants.
    found : Results
        Of this room.
    """
    if found.participants < LEAST_FOR_SHARES:
        yield from _counted(found)
        return
    people: dict[str, int] = {}
    for one in room.constituencies:
        people[one] = people.get(one, 0) + 1
    shown: Mapping[str, str] = merged(people, LEAST_SHOWN)
    for place, column in zip(*np.nonzero(room.votes != UNSEEN), strict=True):
        yield Row(
            aliases[place],
            shown[room.constituencies[place]],
            room.numbers[column],
            int(room.votes[place, column]),
            bool(room.important[place, column]),
        )


def _counted(found: Results) -> Iterator[Row]:
    """Yield the votes of a small room as they were counted: those of no person stand together, nor what was marked."""
    for one in found.statements:
        for cell in one.cells:
            for vote, many in ((AGREE, cell.agree), (PASS, cell.passed), (DISAGREE, cell.disagree)):
                for _ in range(many):
                    yield Row("", cell.name, one.number, vote, important=False)


def groups_of(aliases: Sequence[str], labels: NDArray[np.intp]) -> Iterator[tuple[str, int]]:
    """Yield alias and group of each participant."""
    yield from ((alias, int(label)) for alias, label in zip(aliases, labels, strict=True))
