"""What a piece of long work is: what is ordered, its states and the one table of allowed steps, who holds it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, StrEnum
from typing import Any

from majlis.kernel.errors import Fault, MajlisError

MOST_ATTEMPTS = 3
"""So often a work is begun before it fails: what kills three workers would kill a fourth."""
LEASE_SECONDS = 60.0
"""A worker that was silent for so long counts as dead."""
LONGEST_LEASE_SECONDS = 600.0
"""No lease reaches further ahead; one that seems to was made before the clock jumped back, and is void."""
LOOKS = frozenset({"nation check", "nation compare", "nation show", "threat rates"})
"""Errands that only look: their rows go after a day."""
ERRANDS = LOOKS | {"nation publish", "nation import", "nation undo"}
"""Acts that a worker does in the name of who asked; they make no run."""


class State(StrEnum):
    """Where a work stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """True where no worker will touch it again by itself."""
        return self in {State.DONE, State.FAILED, State.CANCELLED}


ALLOWED: Mapping[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.RUNNING, State.CANCELLED}),
    # running to running: taken over from a worker that died; to queued: given back by one that was told to stop.
    State.RUNNING: frozenset({State.RUNNING, State.QUEUED, State.DONE, State.FAILED, State.CANCELLED}),
    State.DONE: frozenset(),
    State.FAILED: frozenset({State.QUEUED}),
    State.CANCELLED: frozenset({State.QUEUED}),
}
"""From each state, the states that may follow."""


class StepError(ValueError):
    """A step that the table of states does not allow. It is a mistake of the program, never of the user."""


def demand_allowed(before: State, after: State) -> None:
    """Refuse a step that the table does not allow.

    Raises
    ------
    StepError
        If ``after`` may not follow ``before``.
    """
    if after not in ALLOWED[before]:
        raise StepError(f"a work that is {before} cannot become {after}")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, and the pins: it is computed from these, whatever the nation became since.

    Attributes
    ----------
    act : str
        For example ``risk assess``.
    command : mapping
        The command's values that bear on the result.
    inputs : mapping of str to str
        ``nation``, ``evidence``, ``parameters`` and what else was pinned, such as ``history``, to their sha256 in the
        vault.
    nation, nation_name : str
        Id and name.
    synthetic : bool
    marking : str
        Of the nation: the strictest of its rows.
    """

    act: str
    command: Mapping[str, Any]
    inputs: Mapping[str, str]
    nation: str
    nation_name: str
    synthetic: bool
    marking: str

    @property
    def seed(self) -> int:
        """Seed of all random numbers; 0 for an errand, which draws none."""
        return int(self.command.get("seed", 0))


@dataclass(frozen=True, slots=True)
class Measure:
    """How far a work has come.

    Attributes
    ----------
    label : str
        What is being done; empty before the first report.
    done, total : int
        In any unit.
    since : datetime or None
        When the work under this label began.
    """

    label: str = ""
    done: int = 0
    total: int = 0
    since: datetime | None = None

    @property
    def share(self) -> float:
        """Share that is done, 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total > 0 else 0.0

    def left(self, now: datetime) -> timedelta | None:
        """Return the time that the rest takes at the pace so far; None before anything is done.

        A clock that jumped back gives none either.
        """
        if self.since is None or not 0 < self.done <= self.total or now <= self.since:
            return None
        return (now - self.since) * ((self.total - self.done) / self.done)


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of long work as a reader sees it.

    Attributes
    ----------
    code : str
        What a person types.
    order : Order
    state : State
    requested_by : str
    queued_at : datetime
    started_at, ended_at : datetime or None
    attempts : int
        How often a worker began it.
    worker : str
        Who has or had it: host and process.
    silent : bool
        True where it runs and its worker's lease has run out: another worker will take it over.
    cancel_asked : bool
    measure : Measure
    vault_run, result_sha256 : str
        What it made; empty until then.
    fault : Fault or None
        Why it failed.
    """

    code: str
    order: Order
    state: State
    requested_by: str
    queued_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    attempts: int
    worker: str
    silent: bool
    cancel_asked: bool
    measure: Measure = field(default_factory=Measure)
    vault_run: str = ""
    result_sha256: str = ""
    fault: Fault | None = None

    def told(self, now: datetime) -> str:
        """Return in a few words where it stands."""
        if self.state is State.FAILED and self.fault is not None:
            return f"failed: {self.fault.what}"
        if self.state is State.DONE:
            return f"done: run {self.vault_run}" if self.vault_run else "done"
        return self._running(now) if self.state is State.RUNNING else str(self.state)

    def _running(self, now: datetime) -> str:
        if self.silent:
            return "running, but its worker is silent: another one will take it over"
        if self.cancel_asked:
            return "running, is asked to stop"
        if not self.measure.label:
            return "running"
        left = self.measure.left(now)
        rest = f", about {span(left)} left" if left is not None else ""
        return f"running: {self.measure.label}, {100 * self.measure.share:.0f} %{rest}"


class UnreachableError(MajlisError):
    """The database does not answer; it may again."""

    default_code = "records.unreachable"


@dataclass(frozen=True, slots=True)
class Claim:
    """A work that somebody holds.

    Attributes
    ----------
    key : int
        Of the row.
    code : str
    token : str
        Only its holder ends the work.
    seconds : float
        Length of the lease.
    attempt : int
        1 for the first.
    order : Order
    queued_at : datetime
    """

    key: int
    code: str
    token: str
    seconds: float
    attempt: int
    order: Order
    queued_at: datetime


@dataclass(frozen=True, slots=True)
class Holder:
    """Who claims, and for how long.

    Attributes
    ----------
    name : str
        Host and process.
    seconds : float
        Length of the lease.
    """

    name: str
    seconds: float = LEASE_SECONDS


class Answer(Enum):
    """What a worker learns when it renews its lease."""

    HELD = "held"
    CANCEL_ASKED = "cancel asked"
    LOST = "lost"


def span(length: timedelta) -> str:
    """Return a length of time in one unit, as people say it."""
    seconds = max(length.total_seconds(), 0.0)
    for unit, size in (("h", 3600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def fault_document(fault: Fault) -> dict[str, str]:
    """Return a fault as it is kept."""
    return {"code": fault.code, "what": fault.what, "where": fault.where, "why": fault.why, "mend": fault.mend}
