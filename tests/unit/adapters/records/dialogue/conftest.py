"""A world whose records are on each kind of database, and one on SQLite where the database does not matter."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from majlis.acts.world import Actor, World


def _world(home: Path, database: str) -> World:
    made = World(Actor("tester", frozenset("*")), home, now=lambda: datetime(2025, 8, 1, 12, tzinfo=UTC))
    return replace(made, database=database)


@pytest.fixture
def both(tmp_path: Path, database: str) -> World:
    """Give a world on each kind of database: the test runs twice."""
    return _world(tmp_path / "home", database)


@pytest.fixture
def small(tmp_path: Path, sqlite_database: str) -> World:
    """Give a world on SQLite."""
    return _world(tmp_path / "home", sqlite_database)
