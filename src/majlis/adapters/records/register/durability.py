"""Whether a commit is on the disk when the database says that it is done: asked of the database itself."""

from dataclasses import dataclass

from django.db import connection

from majlis.adapters.records.handle import Records

_NAMES = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}
_FULL = 2


@dataclass(frozen=True, slots=True)
class Durability:
    """How the database writes.

    Attributes
    ----------
    told : str
    safe : bool
    """

    told: str
    safe: bool


def durability(records: Records) -> Durability:
    """Return how this connection writes to the disk."""
    assert records.actor
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            level, journal = _one(cursor, "PRAGMA synchronous"), _one(cursor, "PRAGMA journal_mode")
            told = f"SQLite, synchronous {_NAMES.get(int(level), level)}, journal {journal}"
            return Durability(told, int(level) >= _FULL)
        fsync, commit = _one(cursor, "SHOW fsync"), _one(cursor, "SHOW synchronous_commit")
        # An append asks for "on" where the server's default is "off".
        return Durability(f"PostgreSQL, fsync {fsync}, synchronous_commit {commit}", fsync == "on")


def _one(cursor: object, question: str) -> str:
    cursor.execute(question)  # type: ignore[attr-defined]
    return str(cursor.fetchone()[0])  # type: ignore[attr-defined]
