"""Copies of a SQLite database: one consistent instant while others write, judged before they are trusted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from majlis.adapters.upkeep.rows import Rows, rows_of
from majlis.kernel.errors import ConflictError, IntegrityError

_WAIT_SECONDS = 30
_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
"""Search indexes (virtual tables) follow from the others and are not counted."""


def snapshot(source: Path, target: Path) -> Rows:
    """Copy a database as it stands at one instant, judge the copy, and say what it holds.

    ``VACUUM INTO`` reads within one transaction: in WAL mode writers go on meanwhile, and the copy has none of what
    they write later. (SQLite's backup interface would begin again whenever another process writes.)

    Parameters
    ----------
    source : Path
    target : Path
        Must not exist.

    Raises
    ------
    IntegrityError
        If the copy is not sound.
    sqlite3.Error
        If the source cannot be read.
    """
    with _damage_told(source), closing(_opened(source)) as database:
        database.execute("VACUUM INTO ?", (str(target),))
    return judge(target)


def judge(path: Path) -> Rows:
    """See that a database file is sound and say what it holds.

    Raises
    ------
    IntegrityError
        If its pages or its references are damaged, or it is no SQLite database.
    """
    with _damage_told(path), closing(_opened(path)) as database:
        said = database.execute("PRAGMA integrity_check(3)").fetchall()
        if said != [("ok",)]:
            raise _damaged(path, f"{len(said)} pages or indexes are not in order")
        if lost := len(database.execute("PRAGMA foreign_key_check").fetchall()):
            raise _damaged(path, f"{lost:,} rows refer to rows that are not there")
        tables = [str(row[0]) for row in database.execute(_TABLES)]
        return rows_of(tables, lambda question: database.execute(question).fetchall())


def _opened(path: Path) -> sqlite3.Connection:
    """Open a database to read it; also on a disk that can only be read, where WAL cannot make its files."""
    alive = os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists()
    mode = "mode=ro" if alive else "immutable=1"
    return sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=_WAIT_SECONDS)


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Tell damage from trouble that passes: a lock or a full disk is an OperationalError."""
    try:
        yield
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from None


def _damaged(path: Path, why: str) -> IntegrityError:
    return IntegrityError(
        "the database is damaged",
        where=str(path),
        why=why,
        mend="restore the newest backup that is sound: majlis restore ARCHIVE",
        code="records.damaged",
    )


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a database that nobody else has open, so that it can be moved.

    Leaving WAL mode is possible only for the one connection that there is, and it brings what lies in the log file
    into the database.

    Raises
    ------
    ConflictError
        If another process has it open.
    """
    if not path.is_file():
        yield
        return
    with closing(sqlite3.connect(path, timeout=0.5, isolation_level=None)) as database:
        try:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise _in_use(path) from None
        except sqlite3.DatabaseError:  # a damaged one may be moved as well
            yield
            return
        if mode != "delete":
            raise _in_use(path)
        yield
        database.execute("ROLLBACK")


def _in_use(path: Path) -> ConflictError:
    return ConflictError(
        "another process is using the records",
        where=str(path),
        why="what it writes while they are changed over would be lost",
        mend="stop the worker, the web service and every other majlis command, then restore again",
        code="restore.in-use",
    )
