"""A site whose records hold an incident and notes on it."""

import pytest
from tests.documents import with_incident
from tests.sites import Site


@pytest.fixture
def small(site: Site) -> Site:
    """Return a site with the incident of a synthetic nation."""
    with_incident(site.world, synthetic=True)
    return site
