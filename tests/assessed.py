"""A small nation of the records that was assessed: for tests of what is shown of it."""

from datetime import date
from typing import TYPE_CHECKING

from tests.places import make_dossier, record_evidence
from tests.small import published

from majlis.acts.risk.assess import AssessCommand, assess

if TYPE_CHECKING:
    from tests.sites import Site


def small_nation(site: "Site") -> str:
    """Publish the nation of eight assets, marked TLP:AMBER, with two incidents, and return its code."""
    code = published(site.world)
    record_evidence(site.world.records, code, make_dossier(site.home / "dossier"))
    return code


def assessed_twice(site: "Site") -> tuple[str, str, str]:
    """Return the code of a nation that was assessed, and the ids of its two runs, the older first."""
    code = small_nation(site)
    ids = [
        assess(AssessCommand(nation=code, draws=4, years=50, people=1_000, as_of=day), site.world).id
        for day in (date(2025, 2, 1), None)
    ]
    return code, ids[0], ids[1]
