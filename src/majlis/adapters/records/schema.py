"""Which tables the database has, which this version needs, and how to get from one to the other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from majlis.kernel.errors import ConflictError, IntegrityError

_LABEL = "majlis"
_LOCK = ".migrate.lock"


@dataclass(frozen=True, slots=True)
class State:
    """Migrations of the database against those of this version.

    Attributes
    ----------
    missing : tuple of str
        Known to this version, not yet applied.
    unknown : tuple of str
        Applied, and unknown to this version: a newer one did it.
    empty : bool
        True where no migration of Majlis was ever applied.
    """

    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    empty: bool


def known() -> tuple[str, ...]:
    """Return the names of this version's migrations, in order."""
    folder = Path(__file__).parent / "migrations"
    return tuple(sorted(path.stem for path in folder.glob("[0-9]*.py")))


def applied() -> tuple[str, ...]:
    """Return the names of the migrations that the database has, in order; none for an empty one."""
    if "django_migrations" not in connection.introspection.table_names():
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM django_migrations WHERE app = %s ORDER BY name", [_LABEL])
        return tuple(row[0] for row in cursor.fetchall())


def state() -> State:
    """Compare the database with this version."""
    have, need = applied(), known()
    missing = tuple(name for name in need if name not in have)
    return State(missing, tuple(name for name in have if name not in need), not have)


def demand_current(home: Path) -> None:
    """See that the tables are this version's; make them where there are none.

    Raises
    ------
    ConflictError
        If they are older.
    IntegrityError
        If they are newer.
    """
    found = state()
    if found.empty:
        migrate(home)
        return
    refuse_newer(found)
    if found.missing:
        raise ConflictError(
            "the tables are of an older version of Majlis",
            where=str(home),
            why=f"{len(found.missing)} steps are missing, the first is {found.missing[0]}",
            mend="run majlis upgrade: it makes a backup first",
            code="records.older",
        )


def refuse_newer(found: State) -> None:
    """Refuse tables of a newer version.

    Raises
    ------
    IntegrityError
        If there is a migration that this version does not know.
    """
    if found.unknown:
        raise IntegrityError(
            "the tables are of a newer version of Majlis",
            why=f"this version does not know the step {found.unknown[0]}; it could damage what it cannot read",
            mend="install that version, or restore the backup that was made before the upgrade",
            code="records.newer",
        )


def migrate(home: Path) -> tuple[str, ...]:
    """Bring the tables to this version and return the steps that were taken. Processes take turns.

    Each step is one transaction: an interruption leaves the steps that were finished.
    """
    with _turn(home):
        before = state()
        refuse_newer(before)
        if before.missing:
            call_command("migrate", verbosity=0, interactive=False)
        return before.missing


@contextmanager
def _turn(home: Path) -> Iterator[None]:
    with (home / _LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make_others(home: Path) -> None:
    """Bring the tables of the other applications of this process (sessions, signing in) to their versions."""
    from django.db.migrations.executor import MigrationExecutor

    with _turn(home):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
