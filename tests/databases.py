"""Databases for the tests: SQLite from a template file, PostgreSQL from a template database on a socket of our own."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from tests.templates import template

from majlis.adapters.records import configuration, schema

_BIN = "MAJLIS_POSTGRESQL_BIN"
"""Where the server's programs lie, if not where Debian puts them."""
_UNPRIVILEGED = "nobody"
_TEMPLATE = "majlis_template"
_SHIPPED = schema.migrate


def postgresql_bin() -> Path | None:
    """Return where PostgreSQL's server programs lie, or None."""
    named = os.environ.get(_BIN)
    places = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").is_file()), None)


UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
"""No power fails under a test, and nothing ages."""


@contextmanager
def postgresql_server(*, with_tables: bool = False, safe: bool = False) -> Iterator[str]:
    """Run a server on a temporary socket, as an unprivileged user where we are root; yield its socket's folder.

    Parameters
    ----------
    with_tables : bool, optional
        True where it is to hold the template database that has our tables.
    safe : bool, optional
        True where it is to write as safely as it does when it is in use, and to clean up after itself: for measuring.
    """
    programs = postgresql_bin()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with _folder() as folder:
        if with_tables:
            template(f"postgresql-{programs.parent.name}", lambda kept: _fill(programs, kept), folder / "kept")
            (folder / "kept" / "data").rename(folder / "data")
        else:
            _initialise(programs, folder)
        with _started(programs, folder, () if safe else UNSAFE, stop="immediate"):
            yield str(folder)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="majlis-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _UNPRIVILEGED)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialise(programs: Path, folder: Path) -> None:
    options = ["-U", "majlis", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    _call([programs / "initdb", "-D", folder / "data", *options])


@contextmanager
def _started(programs: Path, folder: Path, settings: tuple[str, ...], *, stop: str) -> Iterator[None]:
    """Run a server on the data of a folder, with its socket there."""
    options = " ".join([f"-k {folder} -c listen_addresses=''", *(f"-c {one}" for one in settings)])
    control: list[str | Path] = [programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    try:
        _call([*control, "-o", options, "start"])
        yield
    finally:
        _call([*control, "-m", stop, "stop"], check=False)


def _fill(programs: Path, kept: Path) -> None:
    """Put a server's data into a folder, with a template database that has our tables."""
    with _folder() as folder:
        _initialise(programs, folder)
        with _started(programs, folder, UNSAFE, stop="fast"):
            with psycopg.connect(f"host={folder} user=majlis dbname=postgres", autocommit=True) as server:
                server.execute(f"CREATE DATABASE {_TEMPLATE}")
            _migrate(f"postgresql://majlis@/{_TEMPLATE}?host={folder}", folder.parent)
        subprocess.run(["cp", "-a", folder / "data", kept], check=True)


def _migrate(url: str, home: Path) -> None:
    configuration.bind(configuration.database_of(url, home))
    from django.db import connections

    with tempfile.TemporaryDirectory() as lock:
        _SHIPPED(Path(lock))
    connections.close_all()


def _call(command: Sequence[str | Path], *, check: bool = True) -> None:
    user = _UNPRIVILEGED if os.geteuid() == 0 else None
    subprocess.run(command, user=user, cwd="/", check=check, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Give the folder of a server's socket, with a template database that has our tables."""
    with postgresql_server(with_tables=True) as socket:
        yield socket


@pytest.fixture(scope="session")
def _sqlite(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Give what returns a SQLite file that has our tables, found or made when it is first asked for."""
    folder = tmp_path_factory.mktemp("template")

    @cache
    def found() -> Path:
        template("sqlite", lambda kept: _migrate("", kept), folder / "home")
        return folder / "home" / "majlis.sqlite3"

    return found


@pytest.fixture(scope="session")
def sqlite_template(_sqlite: Callable[[], Path]) -> Path:
    """Give a SQLite file that has our tables."""
    return _sqlite()


@pytest.fixture(scope="session", autouse=True)
def _quick(_sqlite: Callable[[], Path]) -> Iterator[None]:
    """Let nothing wait for the disk, and give an empty SQLite its tables by copying: migrating it takes seconds."""

    def copied(home: Path) -> tuple[str, ...]:
        from django.db import connection

        if connection.vendor != "sqlite" or connection.introspection.table_names():
            return _SHIPPED(home)
        bound = dict(connection.settings_dict)
        with schema._turn(home), closing(sqlite3.connect(_sqlite())) as source:
            configuration.bind(bound)
            connection.ensure_connection()
            source.backup(connection.connection)
        return schema.known()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(configuration, "_PRAGMAS", configuration._PRAGMAS.replace("synchronous=FULL", "synchronous=OFF"))
        patch.setattr(schema, "migrate", copied)
        yield


@pytest.fixture
def as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test that is about these very things have them as they are outside tests."""
    safe = configuration._PRAGMAS.replace("synchronous=OFF", "synchronous=FULL")
    monkeypatch.setattr(configuration, "_PRAGMAS", safe)
    monkeypatch.setattr(schema, "migrate", _SHIPPED)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the URL of an empty database of each kind; SQLite's lies in ``tmp_path / "home"``. A test runs on both."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), home / "majlis.sqlite3")
        yield ""
    else:
        socket = request.getfixturevalue("postgresql")
        name = f"test_{uuid4().hex}"
        with psycopg.connect(f"host={socket} user=majlis dbname=postgres", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        yield f"postgresql://majlis@/{name}?host={socket}"
    from django.db import connections

    connections.close_all()


@pytest.fixture
def sqlite_database(tmp_path: Path, sqlite_template: Path) -> Iterator[str]:
    """Give an empty SQLite database in ``tmp_path / "home"``, where a test is not about the database."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    yield ""
    from django.db import connections

    connections.close_all()
