"""Following up: what may happen with an action in which state, and how far it is escalated on a day. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from majlis.kernel.errors import ConflictError

__all__ = ["DEEDS", "Level", "Standing", "days_overdue", "demand_deed", "standing"]

State = Literal["open", "reported", "done", "dropped"]
Deed = Literal["report", "accept", "reopen", "move", "give", "drop", "escalate"]
DEEDS: dict[Deed, tuple[frozenset[State], State]] = {
    "report": (frozenset({"open", "reported"}), "reported"),
    "accept": (frozenset({"reported"}), "done"),
    "reopen": (frozenset({"reported", "done", "dropped"}), "open"),
    "move": (frozenset({"open"}), "open"),
    "give": (frozenset({"open"}), "open"),
    "drop": (frozenset({"open", "reported"}), "dropped"),
    "escalate": (frozenset({"open"}), "open"),
}
"""What may be done in which states, and the state to which it leads."""


class Level(Protocol):
    """A level of escalation: from so many days after the due day on."""

    @property
    def level(self) -> int:
        """Its number; 0 before the action is overdue."""

    @property
    def days(self) -> int:
        """Days after the due day; below zero: before it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an action stands on a day.

    Attributes
    ----------
    overdue : int
        Days after the due day; 0 where it is not overdue.
    level : int
        Level of escalation that it has reached; 0 where none.
    begun : bool
        Whether any level has begun: from then on people are told.
    """

    overdue: int
    level: int
    begun: bool


def days_overdue(due: date, today: date) -> int:
    """Return how many days have passed since the due day; 0 on that day and before it."""
    return max(0, (today - due).days)


def standing(levels: Sequence[Level], state: str, due: date, today: date) -> Standing:
    """Return how an action stands on a day. One that is not open waits for nobody who owes it.

    Parameters
    ----------
    levels : sequence of Level
        The lowest first.
    state : str
    due, today : date
    """
    if state != "open":
        return Standing(0, 0, begun=False)
    passed = (today - due).days
    reached = [one.level for one in levels if passed >= one.days]
    return Standing(days_overdue(due, today), max(reached, default=0), begun=bool(reached))


def demand_deed(code: str, state: str, deed: Deed) -> State:
    """Return the state to which a deed leads.

    Raises
    ------
    ConflictError
        If it may not be done with an action in this state.
    """
    states, after = DEEDS[deed]
    if state in states:
        return after
    raise ConflictError(
        f"{code} is {state}",
        why=f"this is for actions that are {' or '.join(sorted(states))}",
        mend=f"majlis action show {code} says how it stands",
        code="action.state",
    )
