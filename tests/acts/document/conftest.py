"""A world whose records hold a nation with an incident, on each kind of database."""

import pytest
from tests.documents import with_incident

from majlis.acts.world import World


@pytest.fixture
def both(recorded: World) -> World:
    """Return a world on each kind of database with the incident INC-2025-0001."""
    with_incident(recorded)
    return recorded


@pytest.fixture
def one(world: World) -> World:
    """Return a world on SQLite with the incident INC-2025-0001."""
    with_incident(world)
    return world
