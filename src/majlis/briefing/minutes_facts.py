"""What minutes are written from: who sat there, what happened, motions, votes, decisions and actions as they were."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

__all__ = [
    "ActionFacts",
    "BallotFacts",
    "DecisionFacts",
    "Happened",
    "Material",
    "Matter",
    "MotionFacts",
    "SeatFacts",
    "Stay",
]


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat and who holds it; ``name`` is empty where it is vacant."""

    code: str
    title: str
    name: str

    def __str__(self) -> str:
        """Return the seat as minutes name it."""
        return f"{self.title} ({self.name})" if self.name else self.title


@dataclass(frozen=True, slots=True)
class Stay:
    """That somebody was in the room from then to then."""

    seat: str
    name: str
    remote: bool
    came: datetime
    left: datetime | None


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that happened; ``item`` is the code of the item that it belongs to."""

    kind: str
    item: str
    at: datetime
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    """An item of the agenda, what the secretariat wrote on it, and its papers as code, title and SHA-256."""

    code: str
    place: int
    kind: str
    title: str
    title_ur: str
    question: str
    marking: str
    note: str = ""
    papers: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MotionFacts:
    """A motion with the exact text that was put."""

    code: str
    title: str
    text: str
    text_ur: str = ""
    option: str = ""
    amends: str = ""
    proposed_by: str = ""
    legal_basis: str = ""


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """A vote: its form, its result with the trace, and who voted how, where the form tells it.

    ``casting`` is what the chair said on a tie, ``proxies`` who was away, to who voted in that place, at the count.
    """

    motion: str
    number: int
    form: str
    clerk: bool
    outcome: str
    reasons: tuple[str, ...]
    count: Mapping[str, int] = field(default_factory=dict)
    names: tuple[tuple[str, str], ...] = ()
    confirmed: bool = False
    casting: str = ""
    proxies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """A decision and its place in the register."""

    code: str
    motion: str
    title: str
    text: str
    text_ur: str
    index: int
    sealed: bool


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """An action that was set."""

    code: str
    text: str
    doer: str
    due: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What minutes are written from: only what their reader may see.

    Attributes
    ----------
    body, code, title, place : str
    begins : datetime
    zone : tzinfo
    marking : str
    synthetic : bool
    made : datetime
    version : int
    state : str
    chair : str
        Code of the seat that chaired.
    seats : mapping of str to SeatFacts
    stays : tuple of Stay
    events : tuple of Happened
    matters : tuple of Matter
        In the order of the agenda.
    motions : mapping of str to MotionFacts
    ballots : mapping of (str, int) to BallotFacts
    recusals : mapping of (str, str) to str
        Motion and seat to the reason.
    decisions : tuple of DecisionFacts
    actions : tuple of ActionFacts
    note : str
        What the secretariat wrote on the whole meeting.
    before : tuple of (str, str, str)
        The meeting before: its code, how its minutes stand, the SHA-256 of those that were approved.
    checkpoint : str
        Signed checkpoint of the register; empty where there is none.
    left_out : int
        Items that the reader may not see.
    """

    body: str
    code: str
    title: str
    place: str
    begins: datetime
    zone: tzinfo
    marking: str
    synthetic: bool
    made: datetime
    version: int
    state: str
    chair: str
    seats: Mapping[str, SeatFacts]
    stays: tuple[Stay, ...]
    events: tuple[Happened, ...]
    matters: tuple[Matter, ...]
    motions: Mapping[str, MotionFacts]
    ballots: Mapping[tuple[str, int], BallotFacts]
    recusals: Mapping[tuple[str, str], str]
    decisions: tuple[DecisionFacts, ...]
    actions: tuple[ActionFacts, ...]
    note: str = ""
    before: tuple[str, str, str] = ("", "", "")
    checkpoint: str = ""
    left_out: int = 0

    def hour(self, moment: datetime) -> str:
        """Return an hour on the nation's clock."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def seat(self, code: str) -> str:
        """Return a seat as minutes name it."""
        return str(self.seats.get(code, SeatFacts(code, code, "")))
