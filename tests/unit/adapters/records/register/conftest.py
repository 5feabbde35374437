"""Records that have a nation: on both databases where a test is about them, on SQLite otherwise."""

from pathlib import Path

import pytest

from majlis.adapters.records.handle import Records


@pytest.fixture(name="records")
def records_on_sqlite(tmp_path: Path, sqlite_database: str) -> Records:
    from tests.registers import opened  # not before Django is ready

    return opened(tmp_path / "home", sqlite_database)


@pytest.fixture
def both(tmp_path: Path, database: str) -> Records:
    from tests.registers import opened  # not before Django is ready

    return opened(tmp_path / "home", database)
