"""Two worlds in which a clinic, a bank and their authorities report."""

from dataclasses import replace

import pytest
from tests.reports import with_parties

from majlis.acts.world import World


@pytest.fixture
def small(world: World, sqlite_database: str) -> World:
    """Give a nation with authorities and operators, on SQLite."""
    return with_parties(replace(world, database=sqlite_database))


@pytest.fixture
def both(recorded: World) -> World:
    """Give a nation with authorities and operators, on each kind of database: the test runs twice."""
    return with_parties(recorded)
