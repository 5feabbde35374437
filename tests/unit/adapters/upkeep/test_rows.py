"""A database tells its tables, its steps, and the files that its rows refer to, old tables included."""

import sqlite3
from contextlib import closing
from pathlib import Path

from majlis.adapters.upkeep.rows import references, rows_of


def test_what_a_database_holds(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x")) as database:
        database.executescript(
            """CREATE TABLE majlis_run
                (vault_run TEXT, nation_sha256 TEXT, evidence_sha256 TEXT, parameters_sha256 TEXT);
            CREATE TABLE majlis_upload (sha256 TEXT); CREATE TABLE other (x);
            CREATE TABLE django_migrations (app TEXT, name TEXT);
            INSERT INTO majlis_run VALUES ('r1', 'n1', '', 'p1'), ('', 'n1', '', '');
            INSERT INTO majlis_upload VALUES ('u1');
            INSERT INTO django_migrations VALUES ('majlis', '0002_b'), ('majlis', '0001_a'), ('auth', '0001_x');"""
        )
        tables = ("majlis_run", "majlis_upload", "other", "django_migrations")
        found = rows_of(tables, lambda question: database.execute(question).fetchall())
    assert found.migrations == ("0001_a", "0002_b")
    assert found.counts == {"majlis_run": 2, "majlis_upload": 1, "django_migrations": 3}
    assert found.references == ("uploads/u1", "vault/nations/n1", "vault/parameters/p1", "vault/runs/r1")


def test_an_empty_database_holds_nothing() -> None:
    assert rows_of((), lambda _: ()).counts == {}
    assert references((), lambda _: ()) == ()
