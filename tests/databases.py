"""Databases for the tests: SQLite from a template file, PostgreSQL from a template database on a socket of our own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

_BIN = "MAJLIS_POSTGRESQL_BIN"
"""Where the server's programs lie, if not where Debian puts them."""
_UNPRIVILEGED = "nobody"
_TEMPLATE = "majlis_template"


def postgresql_bin() -> Path | None:
    """Return where PostgreSQL's server programs lie, or None."""
    named = os.environ.get(_BIN)
    places = [Path(named)] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").is_file()), None)


@contextmanager
def postgresql_server() -> Iterator[str]:
    """Run a server on a temporary socket, as an unprivileged user where we are root; yield its socket's folder."""
    programs = postgresql_bin()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="majlis-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _UNPRIVILEGED)
    data = folder / "data"
    initdb: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        "majlis",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C",
        "-N",
    ]
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    try:
        _call(initdb)
        _call([*control, "-o", options, "start"])
        yield str(folder)
    finally:
        _call([*control, "-m", "immediate", "stop"], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _call(command: list[str | Path], *, check: bool = True) -> None:
    user = _UNPRIVILEGED if os.geteuid() == 0 else None
    subprocess.run(command, user=user, cwd="/", check=check, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Give the folder of a server's socket, with a template database that has our tables."""
    from majlis.adapters.records.configuration import bind, database_of

    with postgresql_server() as socket, tempfile.TemporaryDirectory() as home:
        with psycopg.connect(f"host={socket} user=majlis dbname=postgres", autocommit=True) as server:
            server.execute(f"CREATE DATABASE {_TEMPLATE}")
        bind(database_of(f"postgresql://majlis@/{_TEMPLATE}?host={socket}", Path(home)))
        from django.db import connections

        from majlis.adapters.records.schema import migrate

        migrate(Path(home))
        connections.close_all()
        yield socket


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a SQLite file that has our tables."""
    from majlis.adapters.records.configuration import bind, database_of

    home = tmp_path_factory.mktemp("template")
    bind(database_of("", home))
    from django.db import connections

    from majlis.adapters.records.schema import migrate

    migrate(home)
    connections.close_all()
    return home / "majlis.sqlite3"


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
