"""A world whose records hold a nation, real or synthetic."""

from dataclasses import replace

import pytest
from tests.hand import make_nation

from majlis.acts.world import World


@pytest.fixture
def small(world: World, sqlite_database: str) -> World:
    """Return a world on SQLite with a nation in its records."""
    small = replace(world, database=sqlite_database)
    make_nation(small.records)
    return small


@pytest.fixture
def both(recorded: World) -> World:
    """Return a world on each kind of database with a nation in its records."""
    make_nation(recorded.records)
    return recorded
