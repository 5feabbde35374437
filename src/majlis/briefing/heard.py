"""What a report of a dialogue tells: facts without their layout, and what all share, turn down, or are divided on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = [
    "Alike",
    "Cell",
    "Group",
    "Level",
    "Opinion",
    "Question",
    "Remark",
    "Sorted",
    "Told",
    "share_of",
    "sorted_out",
]

_LEAST = 5
"""People for whom a verdict stands at least."""
Level = Literal["words", "constituencies", "groups"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a constituency said of a statement, as it may be shown."""

    name: str
    agree: int
    disagree: int
    passed: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """A statement and what was said of it.

    Attributes
    ----------
    number : int
    text, text_ur : str
    agree, disagree, passed : int
    words : str
        The counts in words.
    cells : tuple of Cell
        Empty where constituencies are not told.
    against : tuple of str
        Constituencies, as they may be shown, in which more disagree than agree.
    outcome : str
        What became of it; empty where that is not said.
    """

    number: int
    text: str
    text_ur: str
    agree: int
    disagree: int
    passed: int
    words: str
    cells: tuple[Cell, ...] = ()
    against: tuple[str, ...] = ()
    outcome: str = ""

    @property
    def seen(self) -> int:
        """How many said something."""
        return self.agree + self.disagree + self.passed

    @property
    def said(self) -> str:
        """The text, in English where there is one."""
        return self.text or self.text_ur


@dataclass(frozen=True, slots=True)
class Group:
    """A group that votes alike.

    Attributes
    ----------
    name : str
    size : int
    agrees, opposes : tuple of int
        Numbers of the statements that set it apart.
    """

    name: str
    size: int
    agrees: tuple[int, ...]
    opposes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A quantity that was estimated; no values where fewer than five did."""

    text: str
    unit: str
    count: int
    low: float | None
    middle: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Remark:
    """An argument (for, against) or a note of dissent; ``statement`` is None for the whole."""

    kind: str
    statement: int | None
    text: str
    evidence: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """Votes that look coordinated.

    Attributes
    ----------
    people : int
    share : float
        Of all participants.
    without : tuple of Opinion
        The statements as they would stand without them, where that differs.
    """

    people: int
    share: float
    without: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a report tells of a dialogue.

    Attributes
    ----------
    code, nation, title, question, question_ur, phase, marking, time_zone : str
    synthetic, sealed : bool
    as_of : datetime
    participants, votes : int
    constituencies, ways : tuple of (str, int)
        As they may be shown.
    level : str
        How much may be told: counts and words, constituencies, or groups.
    opinions : tuple of Opinion
    groups : tuple of Group
    stability : float or None
    points : tuple of (float, float, int)
    questions : tuple of Question
    remarks : tuple of Remark
    outcome : str
        Of the dialogue as a whole.
    alike : Alike or None
        None where it was not looked for.
    """

    code: str
    nation: str
    title: str
    question: str
    question_ur: str
    phase: str
    marking: str
    time_zone: str
    synthetic: bool
    sealed: bool
    as_of: datetime
    participants: int
    votes: int
    constituencies: tuple[tuple[str, int], ...]
    ways: tuple[tuple[str, int], ...]
    level: Level
    opinions: tuple[Opinion, ...]
    groups: tuple[Group, ...] = ()
    stability: float | None = None
    points: tuple[tuple[float, float, int], ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[Remark, ...] = ()
    outcome: str = ""
    alike: Alike | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """Statements by what the room made of them, each kind with the clearest first."""

    shared: tuple[Opinion, ...]
    refused: tuple[Opinion, ...]
    divided: tuple[Opinion, ...]


def sorted_out(opinions: Sequence[Opinion], participants: int) -> Sorted:
    """Tell which statements all share, which all turn down, and which divide the room. No floats.

    Parameters
    ----------
    opinions : sequence of Opinion
    participants : int
        Of the dialogue: a statement that fewer than half of them saw is none of the three.
    """
    heard = [one for one in opinions if one.seen >= _LEAST and 2 * one.seen >= participants]
    shared = [one for one in heard if _four_in_five(one.agree, one) and not one.against]
    refused = [one for one in heard if _four_in_five(one.disagree, one) and not _any_for(one)]
    divided = [one for one in heard if one not in shared and one not in refused and _splits(one)]
    return Sorted(
        tuple(sorted(shared, key=lambda one: (-share_of(one.agree, one), -one.seen, one.number))),
        tuple(sorted(refused, key=lambda one: (-share_of(one.disagree, one), -one.seen, one.number))),
        tuple(sorted(divided, key=lambda one: (-share_of(min(one.agree, one.disagree), one), -one.seen, one.number))),
    )


def share_of(number: int, one: Opinion) -> int:
    """Return a number of people as ten-thousandths of those who said something."""
    return 10_000 * number // one.seen


def _four_in_five(number: int, one: Opinion) -> bool:
    return 5 * number >= 4 * one.seen


def _any_for(one: Opinion) -> bool:
    return any(cell.name and cell.agree > cell.disagree for cell in one.cells)


def _splits(one: Opinion) -> bool:
    both = 10 * one.agree >= 3 * one.seen and 10 * one.disagree >= 3 * one.seen
    against = one.agree > one.disagree and bool(one.against)
    return both or against or (one.disagree > one.agree and _any_for(one))
