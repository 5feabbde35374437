"""A site with a published nation: the small one, marked TLP:AMBER throughout."""

import pytest
from tests.sites import Site
from tests.small import published


@pytest.fixture
def nation(site: Site) -> str:
    """Publish the small nation and return its code."""
    return published(site.world)
