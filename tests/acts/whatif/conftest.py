"""Worlds whose records hold the small nation, published."""

from dataclasses import replace

import pytest
from tests.small import published

from majlis.acts.world import World


@pytest.fixture
def small(world: World, sqlite_database: str) -> World:
    """Return a world on SQLite."""
    found = replace(world, database=sqlite_database)
    published(found)
    return found


@pytest.fixture
def both(recorded: World) -> World:
    """Return a world on each kind of database: a test runs twice."""
    published(recorded)
    return recorded
