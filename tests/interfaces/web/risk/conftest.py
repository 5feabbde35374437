"""A site with a small nation that was assessed twice."""

from dataclasses import dataclass

import pytest
from tests.assessed import assessed_twice
from tests.sites import Site


@dataclass
class Assessments:
    """The site, the nation's code, and its two runs."""

    site: Site
    code: str
    first: str
    second: str

    def at(self, *parts: str) -> str:
        """Return an address of the nation's risk."""
        return f"/n/{self.code}/risk/" + "".join(f"{part}/" for part in parts)

    def work(self) -> None:
        """Do what waits in the queue."""
        from majlis.adapters.worker.perform import Bench, perform, this_process

        world = self.site.world
        bench = Bench(world.records, world.vault, world.progress, 1)
        from majlis.adapters.records.runs import leases

        claim = leases.claim(world.records, this_process())
        assert claim is not None
        perform(bench, claim)


@pytest.fixture
def assessments(site: Site) -> Assessments:
    """Give a nation assessed twice, on SQLite."""
    return Assessments(site, *assessed_twice(site))


@pytest.fixture
def both_assessments(both_sites: Site) -> Assessments:
    """Give a nation assessed twice, on each kind of database."""
    return Assessments(both_sites, *assessed_twice(both_sites))
