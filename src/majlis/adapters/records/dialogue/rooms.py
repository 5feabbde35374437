"""The votes of a dialogue as a table, and what follows from it; kept for as long as nobody votes."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Generic, TypeVar

import numpy as np
from django.db.models import Sum

from majlis.adapters.records.dialogue.heads import dialogue_row
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Dialogue, DialogueParticipant, DialogueStatement
from majlis.dialogue import agreement
from majlis.dialogue.coordination import Coordinated, coordinated
from majlis.dialogue.mapping import LEAST_FOR_GROUPS, opinion_map
from majlis.dialogue.marks import matrix
from majlis.dialogue.results import Results, Room, results
from majlis.dialogue.votes import UNSEEN

T = TypeVar("T")
_KEPT = 8
"""Dialogues whose results are kept in this process."""
_GROWN = 1.05
"""The map that says what to ask next is made anew when so many times the votes are there."""


@dataclass(frozen=True)
class Found:
    """What a dialogue found.

    Attributes
    ----------
    results : Results
        With all participants.
    step : Coordinated
        Who voted in step: rows of `room`.
    room : Room
        Who voted, in the order of the aliases.
    aliases : tuple of str
        Of the participants of `room`.
    """

    results: Results
    step: Coordinated
    room: Room
    aliases: tuple[str, ...]

    @cached_property
    def without(self) -> Results | None:
        """What it found without those who voted in step; None where nobody did. Computed when it is first asked for."""
        return results(self.room.only(~self.step.flagged)) if self.step.rings else None


class _Kept(Generic[T]):
    """What was computed of dialogues, the newest ones, by a mark of what it was computed of."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, tuple[str, T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str, mark: str) -> T | None:
        """Return what is kept, if it was computed of the same."""
        with self._lock:
            found = self._held.get(key)
        return found[1] if found and found[0] == mark else None

    def newest(self, key: str) -> tuple[str, T] | None:
        """Return what is kept, with its mark."""
        with self._lock:
            return self._held.get(key)

    def put(self, key: str, mark: str, value: T) -> T:
        """Keep a value."""
        with self._lock:
            self._held[key] = (mark, value)
            self._held.move_to_end(key)
            while len(self._held) > _KEPT:
                self._held.popitem(last=False)
        return value


_FOUND: _Kept[Found] = _Kept()
_EXTREMITY: _Kept[dict[int, float]] = _Kept()


def found(records: Records, code: str) -> Found:
    """Return what a dialogue found until now.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or the reader may not see it.
    """
    row = dialogue_row(records, code)
    key, mark = _key(records, row), _mark(row)
    kept = _FOUND.get(key, mark)
    return kept or _FOUND.put(key, mark, _find(row))


def _key(records: Records, row: Dialogue) -> str:
    """Return what stands for a dialogue in this process, which may be bound to one database after another."""
    from django.db import connection

    return f"{records.home} {connection.settings_dict['NAME']} {connection.settings_dict.get('HOST')} {row.pk}"


def _mark(row: Dialogue) -> str:
    """Return what changes with every vote, entry and verdict."""
    people = DialogueParticipant.everything.filter(dialogue=row).aggregate(Sum("votes"))["votes__sum"] or 0
    numbers = DialogueStatement.everything.filter(dialogue=row, state="accepted").values_list("number", flat=True)
    return hashlib.sha256(f"{row.created_at} {people} {sorted(numbers)}".encode()).hexdigest()


def _find(row: Dialogue) -> Found:
    room, aliases = room_of(row)
    said = (room.votes != UNSEEN).any(axis=1)
    room, aliases = room.only(said), tuple(alias for alias, one in zip(aliases, said, strict=True) if one)
    every = results(room)
    step = coordinated(room.votes, every.found.labels if every.found else None)
    return Found(every, step, room, aliases)


def room_of(row: Dialogue) -> tuple[Room, tuple[str, ...]]:
    """Return the votes on the statements that are accepted, in the order of the aliases, and these: two queries."""
    accepted = DialogueStatement.everything.filter(dialogue=row, state="accepted")
    numbers = tuple(accepted.order_by("number").values_list("number", flat=True))
    people = sorted(DialogueParticipant.everything.filter(dialogue=row).values_list("alias", "constituency", "marks"))
    votes, important = matrix([marks for _, _, marks in people], numbers)
    return Room(numbers, votes, important, tuple(one for _, one, _ in people)), tuple(one for one, _, _ in people)


def extremity(records: Records, row: Dialogue, votes: int) -> dict[int, float]:
    """Return how far each statement divides people, as it was when there were nearly as many votes.

    Parameters
    ----------
    records : Records
    row : Dialogue
    votes : int
        Votes there are now. Nothing below 100 participants: there is no map.
    """
    key = _key(records, row)
    held = _EXTREMITY.newest(key)
    if held and votes <= int(held[0]) * _GROWN and votes >= int(held[0]):
        return held[1]
    room, _ = room_of(row)
    room = room.voters()
    if len(room.votes) < LEAST_FOR_GROUPS or len(room.numbers) < 2:  # noqa: PLR2004 - two axes
        return _EXTREMITY.put(key, str(votes), {})
    far = opinion_map(room.votes).extremity
    return _EXTREMITY.put(key, str(votes), dict(zip(room.numbers, map(float, far), strict=True)))


def to_ask(alias: str, tallies: dict[int, tuple[int, int, int, int]], far: dict[int, float]) -> int:
    """Return which statement a participant is asked next: drawn by how much it is worth, by the alias's own chance.

    Parameters
    ----------
    alias : str
    tallies : dict of int to tuple of int
        Number of each statement that is not answered yet to agrees, disagrees, passes and important ones.
    far : dict of int to float
        How far each statement divides people; 0 where it is not known.
    """
    numbers = sorted(tallies)
    agree, disagree, passed, _ = np.array([tallies[number] for number in numbers], dtype=np.int64).T
    counted = agreement.Counts(agree[None], disagree[None], (agree + disagree + passed)[None])
    worth = agreement.priority(counted, np.array([far.get(number, 0.0) for number in numbers]))
    # Efraimidis and Spirakis (2006): the largest chance ** (1 / weight) draws by weight, without drawing in turn.
    chances = np.array([_chance(alias, number) for number in numbers])
    return numbers[int(np.argmax(np.log(chances) / worth))]


def _chance(alias: str, number: int) -> float:
    digest = hashlib.sha256(f"{alias} {number}".encode()).digest()
    return (int.from_bytes(digest[:6], "big") + 0.5) / 2**48
