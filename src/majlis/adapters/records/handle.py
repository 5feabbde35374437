"""Open the records: bind the database, see that its tables fit this version, and say who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from majlis.adapters.records.configuration import bind, database_of
from majlis.kernel.access import Reader


@dataclass(frozen=True, slots=True)
class Records:
    """The records as one person uses them. Queries and writers of this room take it as their first argument.

    Attributes
    ----------
    home : Path
        The data folder.
    reader : Reader
        Whose view of the rows it is.
    actor : str
        Who stands in histories and in the audit.
    now : callable
        The clock.
    second : str
        Who agreed, where the actor needed a second person; the audit names both.
    """

    home: Path
    reader: Reader
    actor: str
    now: Callable[[], datetime]
    second: str = ""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who opens the records, and by which clock."""

    reader: Reader
    actor: str
    now: Callable[[], datetime]


def open_records(home: Path, url: str, asker: Asker) -> Records:
    """Open the records; an empty database gets its tables at once.

    Parameters
    ----------
    home : Path
        The data folder; made where it is missing.
    url : str
        ``DATABASE_URL``; empty for SQLite in ``home``.
    asker : Asker

    Raises
    ------
    ConflictError
        If the tables are of an older version: an upgrade brings them up.
    IntegrityError
        If they are of a newer version than this program.
    """
    home.mkdir(mode=0o750, parents=True, exist_ok=True)
    bind(database_of(url, home))
    from majlis.adapters.records.schema import demand_current

    demand_current(home)
    return Records(home, asker.reader, asker.actor, asker.now)
