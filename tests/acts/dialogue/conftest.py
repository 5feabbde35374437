"""Two worlds in which people talk: on SQLite, and on each kind of database."""

from dataclasses import replace

import pytest

from majlis.acts.world import World


@pytest.fixture
def small(world: World, sqlite_database: str) -> World:
    """Give a world on SQLite."""
    return replace(world, database=sqlite_database)


@pytest.fixture
def both(recorded: World) -> World:
    """Give a world on each kind of database: the test runs twice."""
    return recorded
