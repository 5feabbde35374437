"""Copies of a PostgreSQL database, made and read by PostgreSQL's own programs."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from majlis.adapters.upkeep.rows import Query, Rows, rows_of
from majlis.kernel.errors import ConflictError, InputError, IntegrityError

if TYPE_CHECKING:
    import psycopg

BIN_VARIABLE = "MAJLIS_POSTGRESQL_BIN"
_DEBIAN = Path("/usr/lib/postgresql")
RESTORING = "restoring_"
_LONGEST_STEM = 63 - len("_before_restore_20260101-000000_999")
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"


def connection_text(database: Mapping[str, Any], name: str = "") -> str:
    """Return how libpq is told of a database, without the password.

    Parameters
    ----------
    database : mapping
        As Django describes it.
    name : str, optional
        Another database of the same server.
    """
    from psycopg.conninfo import make_conninfo

    facts = {"host": database["HOST"], "port": database["PORT"], "user": database["USER"]}
    options = {key: str(value) for key, value in database["OPTIONS"].items()}
    return make_conninfo(dbname=name or database["NAME"], **{k: v for k, v in facts.items() if v}, **options)


def connect(database: Mapping[str, Any], name: str = "") -> "psycopg.Connection[Any]":
    """Connect to a database of the server.

    Raises
    ------
    psycopg.OperationalError
        If the server cannot be reached or does not let one in.
    """
    import psycopg

    password = {"password": database["PASSWORD"]} if database["PASSWORD"] else {}
    return psycopg.connect(connection_text(database, name), autocommit=True, **password)


def _query(connection: "psycopg.Connection[Any]") -> Query:
    return lambda question: connection.execute(question.encode()).fetchall()


def snapshot(database: Mapping[str, Any], target: Path) -> tuple[Rows, str]:
    """Dump a database as it stands at one instant, while others write; say what it holds and the server's version.

    The rows are counted in the very snapshot that ``pg_dump`` reads.

    Raises
    ------
    InputError
        If there is no ``pg_dump`` that knows the server.
    IntegrityError
        If ``pg_dump`` fails.
    """
    with connect(database) as connection:
        version = connection.info.server_version // 10_000
        program = find_program("pg_dump", version)
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        name = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert name is not None
        rows = rows_of([row[0] for row in connection.execute(_TABLES).fetchall()], _query(connection))
        wanted = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", f"--snapshot={name[0]}"]
        call(program, [*wanted, f"--file={target}", f"--dbname={connection_text(database)}"], database)
    return rows, str(version)


def load(database: Mapping[str, Any], dump: Path, name: str) -> Rows:
    """Make a new database of the server from a dump and say what it holds. A failure leaves no database behind.

    Parameters
    ----------
    database : mapping
    dump : Path
    name : str
        Of the new database.

    Raises
    ------
    InputError
        If there is no ``pg_restore`` that knows the server, or the user may not make databases.
    IntegrityError
        If the dump cannot be read.
    """
    with connect(database, "postgres") as server, _entitled(server):
        program = find_program("pg_restore", server.info.server_version // 10_000)
        _sweep(server, beside(str(database["NAME"]), RESTORING))
        server.execute(f"CREATE DATABASE {quoted(name)} TEMPLATE template0 ENCODING 'UTF8'".encode())
        try:
            wanted = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
            call(program, [*wanted, f"--dbname={connection_text(database, name)}", str(dump)], database)
            with connect(database, name) as loaded:
                loaded.execute("ANALYZE")
                return rows_of([row[0] for row in loaded.execute(_TABLES).fetchall()], _query(loaded))
        except BaseException:
            drop(database, name)
            raise


@contextmanager
def _entitled(server: "psycopg.Connection[Any]") -> Iterator[None]:
    """Say what to grant where the user may not make or rename databases."""
    import psycopg

    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        user = server.info.user
        raise InputError(
            f"the database's user {user} may not make or rename databases",
            where="DATABASE_URL",
            why="a backup is loaded into a new database, which then takes the name of the old; nothing was changed",
            mend=f"as the server's administrator: ALTER ROLE {quoted(user)} CREATEDB, and ALTER DATABASE ... OWNER TO "
            f"{quoted(user)}; then restore again",
            code="restore.rights",
        ) from error


def _sweep(server: "psycopg.Connection[Any]", beginning: str) -> None:
    """Remove what killed restores left; one that somebody is filling now refuses to go."""
    import psycopg

    for (name,) in server.execute("SELECT datname FROM pg_database").fetchall():
        if name.startswith(beginning):
            with suppress(psycopg.errors.ObjectInUse, psycopg.errors.InsufficientPrivilege):
                server.execute(f"DROP DATABASE {quoted(name)}".encode())


def drop(database: Mapping[str, Any], name: str) -> None:
    """Remove a database that was made here."""
    with connect(database, "postgres") as server:
        server.execute(f"DROP DATABASE IF EXISTS {quoted(name)} WITH (FORCE)".encode())


@contextmanager
def changing_over(database: Mapping[str, Any], fresh: str, stamp: str) -> Iterator[str]:
    """Give the fresh database the name in use and the old one another; nothing has happened if the block fails.

    Yields
    ------
    str
        Name that the old database gets; empty where there was none.

    Raises
    ------
    ConflictError
        If somebody is connected to the old one.
    InputError
        If the user may not rename them.
    """
    import psycopg

    current = str(database["NAME"])
    with connect(database, "postgres") as server:
        known = {row[0] for row in server.execute("SELECT datname FROM pg_database").fetchall()}
        names = (beside(current, f"before_restore_{stamp}{f'_{number}' if number else ''}") for number in range(1000))
        aside = next(name for name in names if name not in known) if current in known else ""
        with _entitled(server), server.transaction():
            try:
                if aside:
                    server.execute(f"ALTER DATABASE {quoted(current)} RENAME TO {quoted(aside)}".encode())
                server.execute(f"ALTER DATABASE {quoted(fresh)} RENAME TO {quoted(current)}".encode())
            except psycopg.errors.ObjectInUse:
                raise ConflictError(
                    "others are connected to the database",
                    where=current,
                    why="what they write while it is changed over would be lost",
                    mend="stop the worker, the web service and every other majlis command, then restore again",
                    code="restore.in-use",
                ) from None
            yield aside


def beside(name: str, word: str) -> str:
    """Return a name for a database beside another, within PostgreSQL's 63 bytes."""
    return f"{name[:_LONGEST_STEM]}_{word}"


def quoted(name: str) -> str:
    """Return a name as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def find_program(name: str, server: int) -> Path:
    """Return a program of PostgreSQL that is not older than the server.

    Looks into ``MAJLIS_POSTGRESQL_BIN``, ``PATH``, and where Debian keeps them.

    Parameters
    ----------
    name : str
        ``pg_dump`` or ``pg_restore``.
    server : int
        Major version of the server.

    Raises
    ------
    InputError
        If there is none.
    """
    named, on_path = os.environ.get(BIN_VARIABLE, ""), shutil.which(name)
    places = [Path(named) / name] if named else []
    places += [Path(on_path)] if on_path else []
    places += sorted(_DEBIAN.glob(f"*/bin/{name}"))
    versions = {place: _version(place) for place in places if place.is_file()}
    fitting = [place for place, version in versions.items() if version >= server]
    if fitting:
        return fitting[0]
    newest = max(versions.values(), default=0)
    why = f"the newest here is of version {newest}; an older program cannot read a newer server" if newest else ""
    raise InputError(
        f"there is no {name} of version {server} or newer",
        why=why,
        mend=f"apt-get install postgresql-client-{server}, or set {BIN_VARIABLE} to the folder of the programs",
        code="backup.no-program",
    )


def _version(program: Path) -> int:
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - PostgreSQL's
    found = re.search(r"(\d+)", said.stdout)
    return int(found[1]) if found else 0


def call(program: Path, arguments: Sequence[str], database: Mapping[str, Any]) -> None:
    """Call a program of PostgreSQL; the password goes in its environment, where other users do not see it.

    Raises
    ------
    IntegrityError
        If it fails; with the first line of what it says.
    """
    secret = {"PGPASSWORD": database["PASSWORD"]} if database["PASSWORD"] else {}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [str(program), *arguments],
        env={**os.environ, **secret, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error:" in line), "it said nothing")
        raise IntegrityError(
            f"{program.name} failed",
            why=said[:300],
            mend="nothing that is in use was changed; mend what it says and do it again",
            code="backup.program",
        )
