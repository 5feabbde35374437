"""What a dialogue found, at the level that its size allows: words, constituencies, or groups.

Everything follows from the votes as they are exported, in the order of the export.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.agreement import Counts, consensus, counts, representative
from majlis.dialogue.cells import Cell, cells, sizes
from majlis.dialogue.mapping import LEAST_FOR_GROUPS, Found, Map, groups, opinion_map
from majlis.dialogue.votes import UNSEEN
from majlis.dialogue.words import LEAST_FOR_SHARES, said

__all__ = ["Group", "Level", "Results", "Room", "StatementResult", "level_of", "results"]

Level = Literal["words", "constituencies", "groups"]
MOST_TOLD = 5
"""Statements that are told of a group, for agreeing and for disagreeing each."""


@dataclass(frozen=True, slots=True)
class Room:
    """Votes, as they stand.

    Attributes
    ----------
    numbers : tuple of int
        Of the statements: the columns.
    votes : array of int8, shape (participants, statements)
        In the order of the participants' aliases.
    important : array of bool, shape (participants, statements)
    constituencies : tuple of str
        Of each participant.
    """

    numbers: tuple[int, ...]
    votes: NDArray[np.int8]
    important: NDArray[np.bool_]
    constituencies: tuple[str, ...]

    def only(self, keep: NDArray[np.bool_]) -> "Room":
        """Return the room without some participants."""
        rest = tuple(name for name, stays in zip(self.constituencies, keep, strict=True) if stays)
        return Room(self.numbers, self.votes[keep], self.important[keep], rest)

    def voters(self) -> "Room":
        """Return the room without participants who have not said anything yet."""
        return self.only((self.votes != UNSEEN).any(axis=1))


@dataclass(frozen=True, slots=True)
class StatementResult:
    """What was said of a statement.

    Attributes
    ----------
    number, agree, disagree, passed, important : int
    words : str
    cells : tuple of Cell
        By constituency, as it may be shown.
    consensus : float or None
        Product of the shares of all groups, or of all constituencies as they are shown; None in a small room.
    extremity : float or None
        None where there is no map.
    """

    number: int
    agree: int
    disagree: int
    passed: int
    important: int
    words: str
    cells: tuple[Cell, ...]
    consensus: float | None
    extremity: float | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group that was found.

    Attributes
    ----------
    number, size : int
    agree_on, against : tuple of int
        Numbers of the statements that set it apart, the clearest first.
    """

    number: int
    size: int
    agree_on: tuple[int, ...]
    against: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a dialogue found.

    Attributes
    ----------
    level : {"words", "constituencies", "groups"}
    participants : int
        Who voted on something.
    votes : int
        That count.
    constituencies : dict of str to int
        Participants who voted, by constituency as it may be shown.
    statements : tuple of StatementResult
    map : Map or None
        From 100 participants on.
    found : Found or None
    groups : tuple of Group
    """

    level: Level
    participants: int
    votes: int
    constituencies: dict[str, int]
    statements: tuple[StatementResult, ...]
    map: Map | None
    found: Found | None
    groups: tuple[Group, ...]


def level_of(participants: int, statements: int = 2) -> Level:
    """Return what may be told of so many participants."""
    if participants < LEAST_FOR_SHARES:
        return "words"
    return "groups" if participants >= LEAST_FOR_GROUPS and statements >= 2 else "constituencies"  # noqa: PLR2004


def results(room: Room) -> Results:
    """Return what a dialogue found."""
    room = room.voters()
    level = level_of(len(room.votes), len(room.numbers))
    people = Counter(room.constituencies)
    names, of = np.unique(np.array(room.constituencies, dtype=np.str_), return_inverse=True)
    tally = counts(room.votes, of.astype(np.intp)) if len(room.votes) else _nothing(len(room.numbers))
    place = opinion_map(room.votes) if level == "groups" else None
    found = groups(place.participants) if place else None
    inside = counts(room.votes, found.labels) if found else None
    shown = [
        cells(
            {
                str(name): (
                    int(tally.agree[row, column]),
                    int(tally.disagree[row, column]),
                    int((tally.seen - tally.agree - tally.disagree)[row, column]),
                )
                for row, name in enumerate(names)
            },
            people,
        )
        for column in range(len(room.numbers))
    ]
    return Results(
        level=level,
        participants=len(room.votes),
        votes=int(tally.seen.sum()),
        constituencies=sizes(people),
        statements=_statements(room, shown, _shared(level, shown, inside), place),
        map=place,
        found=found,
        groups=_groups(room.numbers, found, inside) if found and inside else (),
    )


def _nothing(statements: int) -> Counts:
    none = np.zeros((1, statements), dtype=np.int64)
    return Counts(none, none, none)


def _shared(level: Level, shown: Sequence[tuple[Cell, ...]], inside: Counts | None) -> list[float | None]:
    """Return for each statement what all groups, or all constituencies as they are shown, share."""
    if level == "words":
        return [None] * len(shown)
    if inside is not None:
        return [float(one) for one in consensus(inside)]
    return [float(np.prod([(cell.agree + 1) / (cell.seen + 2) for cell in row])) if row else None for row in shown]


def _statements(
    room: Room, shown: Sequence[tuple[Cell, ...]], shared: Sequence[float | None], place: Map | None
) -> tuple[StatementResult, ...]:
    marked = (room.important & (room.votes != UNSEEN)).sum(axis=0)
    told = []
    for column, number in enumerate(room.numbers):
        one = said({cell.name: (cell.agree, cell.disagree, cell.passed) for cell in shown[column]})
        told.append(
            StatementResult(
                number=number,
                agree=one.agree,
                disagree=one.disagree,
                passed=one.passed,
                important=int(marked[column]),
                words=str(one),
                cells=shown[column],
                consensus=shared[column],
                extremity=float(place.extremity[column]) if place else None,
            )
        )
    return tuple(told)


def _groups(numbers: tuple[int, ...], found: Found, inside: Counts) -> tuple[Group, ...]:
    if len(inside.seen) < 2:  # noqa: PLR2004 - one crowd is set apart from nobody
        return (Group(0, len(found.labels), (), ()),)
    sizes_of = np.bincount(found.labels)
    told = []
    for one in range(len(inside.seen)):
        chosen = []
        for disagree in (False, True):
            apart = representative(inside, disagree=disagree)
            order = np.argsort(-apart.z[one], kind="stable")
            chosen.append(tuple(numbers[column] for column in order if apart.passes[one, column])[:MOST_TOLD])
        told.append(Group(one, int(sizes_of[one]), *chosen))
    return tuple(told)
