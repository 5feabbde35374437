"""A small nation of the records that was assessed: for tests of what is shown of it."""

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.places import make_dossier, publish_nation, record_evidence

from majlis.acts.risk.assess import AssessCommand, assess
from majlis.infrastructure import read

if TYPE_CHECKING:
    from tests.sites import Site

SMALL = Path(__file__).parent / "golden" / "dossier-small"


def small_nation(site: "Site") -> str:
    """Record and publish the golden nation of eight assets with two incidents, and return its code."""
    folder = make_dossier(site.home / "dossier")
    for path in [*SMALL.glob("*.csv"), SMALL / "nation.toml"]:
        shutil.copy(path, folder)
    nation = read(folder)
    publish_nation(site.world.records, site.world.vault, nation)
    record_evidence(site.world.records, nation.header.id, folder)
    return nation.header.id


def assessed_twice(site: "Site") -> tuple[str, str, str]:
    """Return the code of a nation that was assessed, and the ids of its two runs, the older first."""
    code = small_nation(site)
    ids = [
        assess(AssessCommand(nation=code, draws=4, years=50, people=1_000, as_of=day), site.world).id
        for day in (date(2025, 2, 1), None)
    ]
    return code, ids[0], ids[1]
