"""A site with a published nation: the small one, marked TLP:AMBER throughout."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.places import publish_nation
from tests.sites import Site

from majlis.adapters.places import warm
from majlis.infrastructure import Nation, read
from majlis.kernel.marking import Marking

GOLDEN = Path(__file__).parents[3] / "golden" / "dossier-small"
TABLES = ("areas", "operators", "assets", "demands", "requirements", "suppliers")


def small_nation(marking: str = "TLP:AMBER") -> Nation:
    """Return the small nation with one marking on all its rows."""
    small, one = read(GOLDEN), Marking.parse(marking)
    rows = {name: tuple(replace(row, marking=one) for row in getattr(small, name)) for name in TABLES}
    return replace(small, header=replace(small.header, marking=one), **rows)


@pytest.fixture
def nation(site: Site) -> str:
    """Publish the small nation and return its code."""
    warm.forget()
    world = site.world
    small = small_nation()
    publish_nation(world.records, world.vault, small)
    return small.header.id
