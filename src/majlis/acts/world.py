"""The world in which an act happens: who acts, when, where things are kept, how progress is told."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from majlis.kernel.access import EVERYTHING, Reader

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.vault import Vault


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with which permissions (``*`` stands for all), and what the person may see."""

    name: str
    permissions: frozenset[str]
    reader: Reader = EVERYTHING


class Advance(Protocol):
    """Tells how far a long work has come."""

    def __call__(self, done: int) -> None:
        """Say that ``done`` of the total is done."""


class Progress(Protocol):
    """Opens a long work of a known size; interfaces show it with a time estimate."""

    def __call__(self, label: str, total: int) -> AbstractContextManager[Advance]:
        """Begin; the context yields a function to report with."""


@contextmanager
def silent(label: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the shape of Progress
    """Show nothing: the default."""
    yield lambda done: None  # noqa: ARG005


@dataclass(frozen=True)
class World:
    """Everything an act may use besides its command.

    Attributes
    ----------
    actor : Actor
    home : Path
        ``MAJLIS_HOME``.
    now : callable
        The clock.
    progress : Progress
    database : str
        ``DATABASE_URL``; empty for SQLite in ``home``.
    """

    actor: Actor
    home: Path
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    progress: Progress = silent
    database: str = field(default="", repr=False)

    @property
    def vault(self) -> "Vault":
        """The store of runs and nation versions under ``home``."""
        from majlis.adapters.vault import Vault

        return Vault(self.home / "vault")

    @property
    def records(self) -> "Records":
        """The records, opened for who acts."""
        from majlis.adapters.records.handle import Asker, open_records

        return open_records(self.home, self.database, Asker(self.actor.reader, self.actor.name, self.now))
