"""The world in which an act happens: who acts, when, where things are kept, how progress is told."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from majlis.kernel.access import EVERYTHING, Reader
from majlis.kernel.errors import InputError

if TYPE_CHECKING:
    from majlis.acts.settings import Setting
    from majlis.adapters.places import Place
    from majlis.adapters.records.audit import Outcome
    from majlis.adapters.records.handle import Records
    from majlis.adapters.vault import Vault


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, with which permissions (``*`` stands for all), and what the person may see.

    Attributes
    ----------
    name : str
    permissions : frozenset of str
    reader : Reader
    remote : bool
        True where the person comes over a network. Every interface but the command line says so.
    """

    name: str
    permissions: frozenset[str]
    reader: Reader = EVERYTHING
    remote: bool = False

    @property
    def at_the_machine(self) -> bool:
        """Whether the person may name files of this machine: only who sits at it and holds them anyway.

        Whoever sees less than everything has an account, and never names files, whatever the interface said.
        """
        return self.reader.everything and not self.remote


class Advance(Protocol):
    """Tells how far a long work has come."""

    def __call__(self, done: int) -> None:
        """Say that ``done`` of the total is done."""


class Progress(Protocol):
    """Opens a long work of a known size; interfaces show it with a time estimate."""

    def __call__(self, label: str, total: int) -> AbstractContextManager[Advance]:
        """Begin; the context yields a function to report with."""


def nobody(prompt: str) -> str:
    """Refuse to give a secret: the default.

    Raises
    ------
    InputError
        Always.
    """
    raise InputError(f"nobody can be asked: {prompt}", mend="give it in a file", code="world.nobody")


@contextmanager
def silent(label: str, total: int) -> Iterator[Advance]:  # noqa: ARG001 - the shape of Progress
    """Show nothing: the default."""
    yield lambda done: None  # noqa: ARG005


def unheard(line: str) -> None:
    """Tell nobody: the default."""


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
    settings : tuple of Setting
        Every setting with its origin, as the interface resolved them.
    secret : callable
        Asks a person for a secret.
    say : callable
        Tells one line while an act goes on. It may end in a log: codes and counts, no marked content.
    desk : Path or None
        Folder of one request, on which an interface lays what was uploaded and finds what is to be downloaded: the only
        files that an actor with an account may name.
    opened : Records or None
        The records, opened already for who acts, where an interface serves many requests.
    """

    actor: Actor
    home: Path
    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    progress: Progress = silent
    database: str = field(default="", repr=False)
    settings: "tuple[Setting, ...]" = field(default=(), repr=False)
    secret: Callable[[str], str] = nobody
    say: Callable[[str], None] = unheard
    desk: Path | None = None
    opened: "Records | None" = None

    @property
    def vault(self) -> "Vault":
        """The store of runs and nation versions under ``home``; of the runs only those that who acts may see."""
        from majlis.adapters.vault import Vault

        return Vault(self.home / "vault", None if self.actor.reader.everything else self._seen_runs)

    @property
    def whole_vault(self) -> "Vault":
        """The store with every run, for acts that look after the machine: they tell ids and counts, no content."""
        from majlis.adapters.vault import Vault

        return Vault(self.home / "vault")

    @property
    def records(self) -> "Records":
        """The records, opened for who acts."""
        if self.opened is not None:
            return self.opened
        from majlis.adapters.records.handle import Asker, open_records

        return open_records(self.home, self.database, Asker(self.actor.reader, self.actor.name, self.now))

    @property
    def second(self) -> str:
        """Login of the second person who agreed to what is done now; empty where nobody was asked."""
        return self.opened.second if self.opened is not None else ""

    @property
    def has_records(self) -> bool:
        """Whether there are records: a database is named, or one lies in ``home``. It is not opened."""
        if self.opened is not None:
            return True
        from majlis.adapters.records.configuration import SQLITE_FILE

        return bool(self.database) or (self.home / SQLITE_FILE).is_file()

    def place(self, text: str) -> "Place":
        """Return the nation that a text names: a directory, a name, or the hash of a version.

        A directory opens no database. :func:`majlis.adapters.places.find.find_place` says in which order it looks.

        Raises
        ------
        NotFoundError
            If nothing fits.
        InputError
            If several versions begin with the digits of a hash.
        PermissionDeniedError
            If it is a path, and who acts is not at this machine.
        """
        from majlis.adapters.places.find import find_place

        directories = self.actor.at_the_machine
        return find_place(text, self.vault, self.actor.reader, self._existing_records, directories=directories)

    def on_desk(self, path: Path) -> bool:
        """Tell whether a file lies on the desk of this request."""
        return self.desk is not None and path.resolve().is_relative_to(self.desk.resolve())

    def note(
        self, act: str, subject: str = "", *, outcome: "Outcome" = "done", detail: dict[str, object] | None = None
    ) -> None:
        """Note in the audit what was done outside the records, where there are any; codes and counts, no content."""
        if self.has_records:
            records = self.records
            from majlis.adapters.records import audit

            audit.note(records, act, subject, outcome=outcome, detail=detail)

    def _seen_runs(self) -> frozenset[str]:
        if not self.has_records:
            return frozenset()
        records = self.records
        from majlis.adapters.records import runs

        return runs.seen(records)

    def _existing_records(self) -> "Records | None":
        return self.records if self.has_records else None
