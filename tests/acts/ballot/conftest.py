"""The Council of tests in an open meeting, on each kind of database."""

import pytest
from tests.councils import Council, council

from majlis.acts.world import World


@pytest.fixture
def made(recorded: World) -> Council:
    """Return the Council on each kind of database: the test runs twice."""
    return council(recorded)


@pytest.fixture
def one(world: World) -> Council:
    """Return the Council on SQLite."""
    return council(world)
