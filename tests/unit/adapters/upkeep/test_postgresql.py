"""PostgreSQL's programs are found by version, told no secret in the open, and leave no half database."""

import os
from pathlib import Path
from typing import Any

import psycopg
import pytest

from majlis.adapters.records.configuration import database_of
from majlis.adapters.upkeep import postgresql as module
from majlis.kernel.errors import ConflictError, InputError, IntegrityError


def program(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "_DEBIAN", tmp_path / "lib")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr("shutil.which", lambda _: None)


@pytest.mark.usefixtures("nothing_installed")
def test_a_program_that_is_not_older_than_the_server_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in (15, 17):
        program(tmp_path / "lib" / str(version) / "bin", "pg_dump", f"echo 'pg_dump (PostgreSQL) {version}.4 (Debian)'")
    assert module.find_program("pg_dump", 15).parts[-3] == "15"
    assert module.find_program("pg_dump", 16).parts[-3] == "17"
    own = program(tmp_path / "own", "pg_dump", "echo 'pg_dump (PostgreSQL) 18devel'")
    monkeypatch.setenv(module.BIN_VARIABLE, str(own.parent))
    assert module.find_program("pg_dump", 15) == own


@pytest.mark.usefixtures("nothing_installed")
def test_an_older_program_is_refused_with_the_way_out(tmp_path: Path) -> None:
    program(tmp_path / "lib" / "13" / "bin", "pg_dump", "echo 'pg_dump (PostgreSQL) 13.1'")
    with pytest.raises(InputError, match="no pg_dump of version 15 or newer") as caught:
        module.find_program("pg_dump", 15)
    assert "version 13" in caught.value.fault.why
    assert "apt-get install postgresql-client-15" in caught.value.fault.mend


def test_the_password_stands_in_the_environment_only(tmp_path: Path) -> None:
    shown = tmp_path / "shown"
    fake = program(tmp_path, "pg_dump", f'echo "$@" > {shown}; echo "$PGPASSWORD" >> {shown}')
    database = database_of("postgresql://majlis:S3cret@db.example:5433/name?sslmode=require", tmp_path)
    module.call(fake, [f"--dbname={module.connection_text(database)}"], database)
    arguments, environment = shown.read_text().splitlines()
    assert "S3cret" not in arguments
    assert environment == "S3cret"
    assert all(part in arguments for part in ("host=db.example", "port=5433", "user=majlis", "sslmode=require"))


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    fake = program(tmp_path, "pg_dump", "echo 'pg_dump: error: no space left on device' >&2; exit 1")
    with pytest.raises(IntegrityError, match="pg_dump failed") as caught:
        module.call(fake, [], database_of("postgresql:///x", tmp_path))
    assert caught.value.fault.why == "pg_dump: error: no space left on device"


def test_names_stay_within_postgresqls_length() -> None:
    assert module.beside("majlis", "old") == "majlis_old"
    assert len(module.beside("x" * 63, "before_restore_20260101-000000_999")) == 63
    assert module.quoted('a"b') == '"a""b"'


@pytest.fixture
def loaded(postgresql: str, tmp_path: Path) -> dict[str, Any]:
    """Give a database that exists and has our tables."""
    name = f"up_{os.urandom(6).hex()}"
    with psycopg.connect(f"host={postgresql} user=majlis dbname=postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE majlis_template".encode())
    return database_of(f"postgresql://majlis@/{name}?host={postgresql}", tmp_path)


def test_a_dump_comes_back_and_changes_over_in_one_step(loaded: dict[str, Any], tmp_path: Path) -> None:
    rows, version = module.snapshot(loaded, tmp_path / "dump")
    assert int(version) >= 13
    name = module.beside(loaded["NAME"], "fresh")
    assert module.load(loaded, tmp_path / "dump", name).counts == rows.counts
    refused = pytest.raises(ConflictError, match="others are connected")
    with module.connect(loaded), refused, module.changing_over(loaded, name, "1"):
        pass
    with pytest.raises(ValueError, match="in the middle"), module.changing_over(loaded, name, "1"):
        raise ValueError("in the middle")
    with module.connect(loaded) as connection:
        connection.execute("CREATE TABLE mark_of_the_old (x int)")
    with module.changing_over(loaded, name, "1") as aside:
        pass
    assert aside == f"{loaded['NAME']}_before_restore_1"
    with module.connect(loaded) as connection:
        assert not connection.execute("SELECT 1 FROM pg_tables WHERE tablename = 'mark_of_the_old'").fetchall()


def test_a_dump_that_is_none_leaves_no_database(loaded: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "dump").write_bytes(b"PGDMP no more")
    with pytest.raises(IntegrityError, match="pg_restore failed"):
        module.load(loaded, tmp_path / "dump", "half")
    with module.connect(loaded) as connection:
        assert not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'half'").fetchall()


def test_who_may_not_make_or_rename_databases_is_told_what_to_grant(loaded: dict[str, Any], tmp_path: Path) -> None:
    module.snapshot(loaded, tmp_path / "dump")
    name = f"small_{os.urandom(4).hex()}"
    with module.connect(loaded) as server:
        server.execute(f"CREATE ROLE {name} LOGIN".encode())
    little = {**loaded, "USER": name}
    try:
        with pytest.raises(InputError, match="may not make or rename") as caught:
            module.load(little, tmp_path / "dump", "never")
        assert f'ALTER ROLE "{name}" CREATEDB' in caught.value.fault.mend
        with pytest.raises(InputError, match="may not make or rename"), module.changing_over(little, "never", "1"):
            pass
    finally:
        with module.connect(loaded) as server:
            server.execute(f"DROP ROLE {name}".encode())
