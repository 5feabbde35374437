"""A Council with an open meeting, on SQLite: what is told here does not depend on the database."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.councils import Council, council

from majlis.acts.world import Actor, World

NOON = datetime(2025, 8, 1, 12, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path, sqlite_database: str) -> Council:
    """Return a Council of the day whose meeting is open."""
    world = World(Actor("tester", frozenset("*")), tmp_path / "home", database=sqlite_database, now=lambda: NOON)
    return council(world)


@pytest.fixture
def recorded_council(tmp_path: Path, database: str) -> World:
    """Return a world on each kind of database, in which there is nothing yet."""
    return World(Actor("tester", frozenset("*")), tmp_path / "home", database=database, now=lambda: NOON)


@pytest.fixture
def world(tmp_path: Path, sqlite_database: str) -> World:
    """Return a world of the day, in which there is nothing yet."""
    return World(Actor("tester", frozenset("*")), tmp_path / "home", database=sqlite_database, now=lambda: NOON)
