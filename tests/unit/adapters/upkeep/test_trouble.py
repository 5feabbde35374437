"""What a database says becomes an error with a mend, without what it may repeat of a row."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.db.utils import DataError, OperationalError, ProgrammingError
from django.db.utils import IntegrityError as DjangoIntegrityError

from majlis.adapters.upkeep.trouble import from_database


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OperationalError("database is locked"), "records.locked"),
        (sqlite3.OperationalError("database or disk is full"), "records.disk-full"),
        (psycopg.errors.DiskFull('could not extend file "base/1": No space left on device'), "records.disk-full"),
        (OperationalError("attempt to write a readonly database"), "records.read-only"),
        (OperationalError("unable to open database file"), "records.read-only"),
        (sqlite3.DatabaseError("database disk image is malformed"), "records.damaged"),
        (sqlite3.DatabaseError("file is not a database"), "records.damaged"),
        (OperationalError("disk I/O error"), "records.disk-failed"),
        (OperationalError('connection failed: FATAL: password authentication failed for user "x"'), "records.login"),
        (OperationalError('connection failed: FATAL: Peer authentication failed for user "x"'), "records.login"),
        (psycopg.errors.InsufficientPrivilege("permission denied to create database"), "records.rights"),
        (OperationalError('connection failed: FATAL: database "x" does not exist'), "records.no-database"),
        (OperationalError("connection failed: FATAL: sorry, too many clients already"), "records.busy"),
        (OperationalError("connection failed: Connection refused"), "records.unreachable"),
        (DataError("value too long for type character varying(16)"), "records.too-long"),
        (psycopg.errors.NumericValueOutOfRange("integer out of range"), "records.too-long"),
        (psycopg.OperationalError("server closed the connection unexpectedly"), "records.unreachable"),
    ],
)
def test_known_trouble_has_a_mend(error: Exception, code: str) -> None:
    known = from_database(error)
    assert known is not None
    assert known.fault.code == code
    assert known.fault.mend


@pytest.mark.parametrize(
    "error",
    [
        DjangoIntegrityError("UNIQUE constraint failed: Key (code)=(database is locked) already exists"),
        DjangoIntegrityError("duplicate key: Key (code)=(malformed) already exists"),
        OperationalError("no such column: x"),
        DataError("invalid input syntax for type json: database is locked"),
        ValueError("database is locked"),
    ],
)
def test_a_mistake_of_the_program_is_not_explained_away(error: Exception) -> None:
    assert from_database(error) is None


def test_what_was_said_is_left_out() -> None:
    known = from_database(OperationalError("database is locked while writing RED-NAME"))
    assert "RED-NAME" not in str(known)


def test_a_real_lock_is_known(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x", isolation_level=None)) as one:
        one.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(tmp_path / "x", timeout=0)) as other, pytest.raises(sqlite3.Error) as caught:
            other.execute("SELECT * FROM sqlite_master")
    known = from_database(caught.value)
    assert known is not None
    assert known.fault.code == "records.locked"


def test_what_django_wrapped_is_known() -> None:
    wrapped = ProgrammingError("permission denied for table majlis_run")
    assert from_database(wrapped) is None
    wrapped.__cause__ = psycopg.errors.InsufficientPrivilege("permission denied for table majlis_run")
    known = from_database(wrapped)
    assert known is not None
    assert known.fault.code == "records.rights"
