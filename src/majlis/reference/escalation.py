"""What happens with an action that is not done: after how many days who is told."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from majlis.reference.loader import load_table

Told = Literal["doer", "secretariat", "chair", "members"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level, as it ships.

    Attributes
    ----------
    level : int
        0 before it is overdue.
    name : str
    days : int
        After the day on which it is due; below zero: before it.
    tells : tuple of Told
        Who is told.
    date : str
        Day on which it was judged, ISO 8601.
    source : str
        Who judged, and why.
    """

    level: int
    name: str
    days: int
    tells: tuple[Told, ...]
    date: str
    source: str


@cache
def levels() -> tuple[Level, ...]:
    """Return the levels that ship, the lowest first."""
    return tuple(
        Level(
            int(row["level"]),
            row["name"],
            int(row["days"]),
            tuple(cast("Told", word) for word in row["tells"].split()),
            row["date"],
            row["source"],
        )
        for row in load_table("escalation").rows
    )
