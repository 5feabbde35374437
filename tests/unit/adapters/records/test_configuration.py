"""A database is named by a URL, and a wrong one is refused without repeating its password."""

from pathlib import Path

import pytest

from majlis.adapters.records.configuration import bind, database_of
from majlis.kernel.errors import InputError


def test_without_a_url_it_is_sqlite_in_the_home(tmp_path: Path) -> None:
    database = database_of("", tmp_path)
    assert database["NAME"] == str(tmp_path / "majlis.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_sqlite_file_may_lie_elsewhere(tmp_path: Path) -> None:
    assert database_of("sqlite:////var/lib/my%20data.db", tmp_path)["NAME"] == "/var/lib/my data.db"


def test_postgresql_by_host_and_by_socket(tmp_path: Path) -> None:
    host = database_of("postgresql://majlis:p%40ss@db.example:5433/council", tmp_path)
    assert (host["HOST"], host["PORT"], host["USER"], host["PASSWORD"], host["NAME"]) == (
        "db.example",
        "5433",
        "majlis",
        "p@ss",
        "council",
    )
    socket = database_of("postgresql:///council?host=/run/postgresql&sslmode=disable", tmp_path)
    assert (socket["HOST"], socket["USER"]) == ("/run/postgresql", "")
    assert socket["OPTIONS"]["sslmode"] == "disable"


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "postgresql://u:secret@h", "council", "sqlite:///relative.db"])
def test_another_url_is_refused_without_its_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="DATABASE_URL") as caught:
        database_of(url, tmp_path)
    assert "secret" not in str(caught.value)
    assert "postgresql://" in caught.value.fault.mend


def test_a_process_can_be_bound_to_another_database(tmp_path: Path) -> None:
    from majlis.adapters.records.schema import state

    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        bind(database_of("", tmp_path / name))
        assert state().empty
        from django.db import connection

        connection.cursor().execute("CREATE TABLE django_migrations (app text, name text)")
        connection.cursor().execute("INSERT INTO django_migrations VALUES ('majlis', '0001_people')")
        assert not state().empty
        assert connection.settings_dict["NAME"] == str(tmp_path / name / "majlis.sqlite3")
    connection.close()


@pytest.mark.usefixtures("as_shipped")
def test_sqlite_writes_ahead_and_to_the_disk(tmp_path: Path) -> None:
    bind(database_of("", tmp_path))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,), "what is erased does not stay in a free page"
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
    connection.close()
