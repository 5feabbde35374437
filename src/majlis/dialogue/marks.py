"""How the votes of a participant stand: one letter for each statement, in the order of their numbers.

``a`` agree, ``d`` disagree, ``p`` pass, a capital where it is marked important, ``.`` where nothing was said. So the
votes of 10,000 people on 1,000 statements are read as ten million bytes, and become a table in one step.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

__all__ = ["NOTHING", "Marked", "answered", "marked", "marks_of", "matrix", "with_mark"]

NOTHING = "."
_LETTERS = {AGREE: "a", DISAGREE: "d", PASS: "p"}
_VOTES = {letter: vote for vote, letter in _LETTERS.items()}
_TABLE = np.full(128, UNSEEN, dtype=np.int8)
for _letter, _vote in _VOTES.items():
    _TABLE[ord(_letter)] = _TABLE[ord(_letter.upper())] = _vote


@dataclass(frozen=True, slots=True)
class Marked:
    """A vote that stands.

    Attributes
    ----------
    vote : int
    important : bool
    """

    vote: int
    important: bool


def marked(marks: str, number: int) -> Marked | None:
    """Return the vote on a statement that stands, or None.

    Parameters
    ----------
    marks : str
    number : int
        Of the statement; the first is 1.
    """
    letter = marks[number - 1 : number] or NOTHING
    vote = _VOTES.get(letter.lower())
    return None if vote is None else Marked(vote, letter.isupper())


def with_mark(marks: str, number: int, one: Marked) -> str:
    """Return the marks with another vote on a statement."""
    letter = _LETTERS[one.vote]
    full = marks.ljust(number, NOTHING)
    return full[: number - 1] + (letter.upper() if one.important else letter) + full[number:]


def answered(marks: str) -> tuple[int, ...]:
    """Return the numbers of the statements on which something was said."""
    return tuple(place for place, letter in enumerate(marks, start=1) if letter != NOTHING)


def matrix(every: Sequence[str], numbers: Sequence[int]) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """Return the votes of many participants on some statements, and which of them are marked important.

    Parameters
    ----------
    every : sequence of str
        The marks of each participant.
    numbers : sequence of int
        Of the statements, in the order of the columns.
    """
    width = max([*map(len, every), *numbers, 1])
    letters = np.frombuffer("".join(one.ljust(width, NOTHING) for one in every).encode("ascii"), dtype=np.uint8)
    wanted = letters.reshape(len(every), width)[:, np.asarray(numbers, dtype=np.intp) - 1]
    return _TABLE[wanted], (wanted >= ord("A")) & (wanted <= ord("Z"))


def marks_of(votes: NDArray[np.int8], important: NDArray[np.bool_]) -> list[str]:
    """Return the marks of many participants on the statements from 1 on."""
    letters = np.full(votes.shape, ord(NOTHING), dtype=np.uint8)
    for vote, letter in _LETTERS.items():
        letters[votes == vote] = ord(letter)
    letters[important & (votes != UNSEEN)] -= ord("a") - ord("A")
    width = votes.shape[1]
    text = letters.tobytes().decode("ascii")
    return [text[place : place + width] for place in range(0, len(text), width)] if width else [""] * len(votes)
