"""``kill -9`` in the middle of backup, restore and upgrade: the system works as before, and doing it again succeeds."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.interfaces.cli.processes import kill_when, majlis

from majlis.acts.system.backup import BackupCommand, backup
from majlis.acts.world import Actor, World
from majlis.adapters.upkeep.archive import read_archive
from majlis.adapters.upkeep.backup import backups_in

Point = Callable[[Path, float], bool]
"""Tells from the home and the seconds since the start whether it is time to kill."""

POINTS: dict[str, Point] = {
    "after 0.3 s": lambda _, seconds: seconds > 0.3,
    "after 0.45 s": lambda _, seconds: seconds > 0.45,
    "after 0.6 s": lambda _, seconds: seconds > 0.6,
    "after 0.9 s": lambda _, seconds: seconds > 0.9,
}
BACKUP: dict[str, Point] = {
    **POINTS,
    "folder made": lambda home, _: any((home / "backups").glob(".partial-*")),
    "database copied": lambda home, _: any((home / "backups").glob(".partial-*/*/database.sqlite3")),
    "archive begun": lambda home, _: any((home / "backups").glob(".partial-*/archive")),
    "archive long": lambda home, _: any(p.stat().st_size > 9e6 for p in (home / "backups").glob(".partial-*/archive")),
}
RESTORE: dict[str, Point] = {
    **POINTS,
    "folder made": lambda home, _: any(home.parent.glob("home.restoring-*")),
    "half unpacked": lambda home, _: any(home.parent.glob("home.restoring-*/home/vault/runs/*/2")),
    "arranged": lambda home, _: any(home.parent.glob("home.restoring-*/vault")),
    "changed over": lambda home, _: any(home.parent.glob("home.before-restore-*")),
}
UPGRADE: dict[str, Point] = {
    **POINTS,
    "backup begun": lambda home, _: any((home / "backups").glob(".partial-*")),
    "backup done": lambda home, _: (home / ".upgrade.json").exists(),
    "first table": lambda home, _: (home / "majlis.sqlite3-journal").exists(),
}
QUICK = {"archive begun", "half unpacked", "backup done"}
STEPS_BEFORE = 4
"""So many steps of the tables an older version had."""


@pytest.fixture
def system(tmp_path: Path, sqlite_template: Path) -> World:
    """Give a system with rows and a vault of 12 MB that does not shrink."""
    home = tmp_path / "home"
    folder = home / "vault" / "runs" / "kept"
    folder.mkdir(parents=True)
    shutil.copy(sqlite_template, home / "majlis.sqlite3")
    with closing(sqlite3.connect(home / "majlis.sqlite3")) as database, database:
        database.executemany(
            "INSERT INTO majlis_auditentry (at, actor, act, subject, outcome, detail) "
            "VALUES ('2026-01-01', 'tester', 'test', ?, 'done', '{}')",
            [(str(number),) for number in range(2000)],
        )
    for number in range(6):
        (folder / str(number)).write_bytes(os.urandom(2_000_000))
    return World(Actor("tester", frozenset("*")), home)


def points(known: dict[str, Point]) -> list[object]:
    """Return the names of some points; all but one are tried in the slow tests."""
    return [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in known]


def facts(home: Path) -> tuple[object, ...]:
    """Return the rows and files of a home; it must be sound."""
    with closing(sqlite3.connect(home / "majlis.sqlite3")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT * FROM majlis_auditentry WHERE act = 'test' ORDER BY id").fetchall()
    files = {str(path.relative_to(home)): path.read_bytes() for path in (home / "vault").rglob("*") if path.is_file()}
    return rows, files


def whole(path: Path) -> bool:
    return bool(read_archive(path, into=None, judge=lambda _: None, advance=lambda _: None).files)


@pytest.mark.parametrize("point", points(BACKUP))
def test_a_killed_backup(system: World, point: str) -> None:
    home, before = system.home, facts(system.home)
    kill_when(lambda seconds: BACKUP[point](home, seconds), home, "backup")
    assert facts(home) == before
    assert all(whole(path) for path in backups_in(home / "backups"))
    again = majlis(home, "backup")
    assert (again.code, again.err) == (0, "")
    assert whole(backups_in(home / "backups")[-1])
    assert not list((home / "backups").glob(".partial-*"))
    assert facts(home) == before


@pytest.mark.parametrize("point", points(RESTORE))
def test_a_killed_restore(system: World, point: str, tmp_path: Path) -> None:
    home, restored = system.home, facts(system.home)
    archive = tmp_path / "backup.tar.gz"
    backup(BackupCommand(target=archive), system)
    with closing(sqlite3.connect(home / "majlis.sqlite3")) as database, database:
        database.execute("DELETE FROM majlis_auditentry WHERE id % 2 = 0")
    (home / "vault" / "runs" / "kept" / "new").write_text("made after the backup")
    before = facts(home)
    kill_when(lambda seconds: RESTORE[point](home, seconds), home, "restore", str(archive))
    assert facts(home) in (before, restored)
    again = majlis(home, "restore", str(archive))
    assert (again.code, again.err) == (0, "")
    assert facts(home) == restored
    # Whatever was in use before lies somewhere, whole.
    others = [path for path in tmp_path.iterdir() if path.name.startswith("home.")]
    assert before in [facts(path) for path in others]
    assert not list(tmp_path.glob("home.restoring-*/.not-whole"))


@pytest.mark.parametrize("point", points(UPGRADE))
def test_a_killed_upgrade(system: World, point: str) -> None:
    home = system.home
    older(system)
    before = facts(home)
    kill_when(lambda seconds: UPGRADE[point](home, seconds), home, "upgrade")
    assert facts(home) == before
    again = majlis(home, "upgrade")
    assert (again.code, again.err) == (0, "")
    assert facts(home) == before
    assert whole(backups_in(home / "backups")[0])
    assert not (home / ".upgrade.json").exists()
    assert majlis(home, "upgrade").out.strip() == "Everything is of this version already."
    first = majlis(home, "restore", str(backups_in(home / "backups")[0]))
    assert f"the tables lack {len(known()) - STEPS_BEFORE} steps" in first.out


def known() -> tuple[str, ...]:
    from majlis.adapters.records.schema import known as names

    return names()


def older(world: World) -> None:
    """Bring the tables back to what an older version had."""
    from majlis.adapters.records.configuration import bind, database_of, release

    bind(database_of("", world.home))
    from django.core.management import call_command

    call_command("migrate", "majlis", f"{STEPS_BEFORE:04}", verbosity=0, interactive=False)
    release()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.7, 1.0, 1.3, 1.6])
def test_a_killed_restore_on_postgresql(system: World, postgresql: str, seconds: float, tmp_path: Path) -> None:
    import psycopg

    name = f"kill_{os.urandom(6).hex()}"
    server = f"host={postgresql} user=majlis"
    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE majlis_template".encode())
    url = f"postgresql://majlis@/{name}?host={postgresql}"
    world = replace(system, database=url)
    (world.home / "majlis.sqlite3").unlink()
    with psycopg.connect(f"{server} dbname={name}") as connection:
        connection.execute(
            "INSERT INTO majlis_auditentry (at, actor, act, subject, outcome, detail) "
            "SELECT now(), 'tester', 'test', n, 'done', '{}' FROM generate_series(1, 20000) AS n"
        )
    archive = tmp_path / "backup.tar.gz"
    backup(BackupCommand(target=archive), world)
    with psycopg.connect(f"{server} dbname={name}") as connection:
        connection.execute("DELETE FROM majlis_auditentry WHERE id % 2 = 0")

    def rows() -> int:
        with psycopg.connect(f"{server} dbname={name}") as connection:
            found = connection.execute("SELECT COUNT(*) FROM majlis_auditentry WHERE act = 'test'").fetchone()
        assert found is not None
        return int(found[0])

    kill_when(lambda passed: passed > seconds, world.home, "restore", str(archive), database=url)
    assert rows() in {10_000, 20_000}
    from majlis.acts.system.restore import RestoreCommand, restore

    wait_until_alone(server, name)
    restore(RestoreCommand(archive=archive), world)
    assert rows() == 20_000
    with psycopg.connect(f"{server} dbname=postgres") as connection:
        found = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{name}_restoring%"])
        assert found.fetchall() == []


def wait_until_alone(server: str, name: str) -> None:
    """Wait until the server has noticed that the killed process and its pg_restore are gone."""
    import time

    import psycopg

    with psycopg.connect(f"{server} dbname=postgres", autocommit=True) as connection:
        for _ in range(200):
            there = connection.execute("SELECT 1 FROM pg_stat_activity WHERE datname LIKE %s", [f"{name}%"]).fetchall()
            if not there:
                return
            time.sleep(0.05)
