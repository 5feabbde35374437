"""A site whose records hold a small nation."""

import pytest
from tests.hand import make_nation
from tests.sites import Site


@pytest.fixture
def small(site: Site) -> Site:
    """Return a site on SQLite with a nation."""
    make_nation(site.world.records)
    return site


@pytest.fixture
def both(both_sites: Site) -> Site:
    """Return a site on each kind of database with a nation."""
    make_nation(both_sites.world.records)
    return both_sites
