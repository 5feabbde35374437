"""A Council for the tests of actions."""

import pytest
from tests.councils import council

from majlis.acts.world import World


@pytest.fixture
def small_council(world: World) -> World:
    """Give a world in which there is a Council with an open meeting."""
    council(world)
    return world
