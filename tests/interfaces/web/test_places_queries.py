"""Pages of a nation and of its map cost as many queries with many assets, versions and what-ifs as with few."""

import json
from dataclasses import replace

import pytest
from tests.queries import queries
from tests.sites import Site
from tests.small import WEST, small_nation

from majlis.acts.nation.change import ChangeCommand, change
from majlis.acts.nation.publish import PublishCommand, publish
from majlis.acts.world import World

HOME = "/n/small/nation/"
PAGES = (
    HOME,
    f"{HOME}assets/",
    f"{HOME}assets/?q=grid&sort=name",
    f"{HOME}assets/row/{WEST}/",
    f"{HOME}versions/",
    f"{HOME}history/",
    f"{HOME}compare/?before=1&after=2",
    f"{HOME}compare/?before=2&after=draft",
    f"{HOME}state/",
    f"{HOME}checks/",
    "/n/small/map/",
    "/n/small/map/?version=1",
    "/n/small/map/data/assets",
    "/n/small/map/data/names",
    "/n/small/map/data/find?q=grid",
    f"/n/small/map/table/?attack={WEST}@0",
    f"/n/small/map/asset/{WEST}/?attack={WEST}@0",
    "/n/small/map/whatif/",
    "/n/small/map/whatif/compare/?first=WI-1&second=WI-2",
)


def grown(world: World, numbers: range) -> None:
    """Let the draft have more assets: copies of the one in the west."""
    from majlis.adapters.records.nations import drafts
    from majlis.adapters.records.nations.named import nation_row
    from majlis.infrastructure.dossier.schema import TABLES

    row = nation_row(world.records, "small")
    table = next(one for one in TABLES if one.name == "assets")
    west = next(one for one in small_nation().assets if one.id == WEST)
    drafts.insert(row, table, [replace(west, id=f"grid:more-{n:04}", name=f"More {n}") for n in numbers])


def versioned(world: World, *names: str) -> None:
    from majlis.adapters.places import warm

    warm.forget()
    for name in names:
        change(ChangeCommand(nation="small", row=WEST, set_=(f"name={name}",)), world)
        publish(PublishCommand(nation="small"), world)


def saved(world: World, number: int) -> list[str]:
    from majlis.acts.whatif.save import SaveCommand, save

    return [
        save(SaveCommand(nation="small", title=f"What {n}", attack=(f"{WEST}@0",)), world).code for n in range(number)
    ]


@pytest.mark.slow
def test_as_many_queries_with_many_as_with_few(both_sites: Site) -> None:
    from tests.interfaces.web.nations.conftest import take_in

    take_in(both_sites)
    world = both_sites.world
    grown(world, range(60))
    versioned(world, *(f"Name {n}" for n in range(5)))
    first, second = saved(world, 2)
    pages = [page.replace("WI-1", first).replace("WI-2", second) for page in PAGES]
    browser = both_sites.as_("secretariat")
    before = queries(browser, *pages, f"/n/small/map/whatif/{first}/")
    asked = followed(both_sites)
    grown(world, range(60, 400))
    versioned(world, *(f"Other {n}" for n in range(3)))
    saved(world, 12)
    after = queries(browser, *pages, f"/n/small/map/whatif/{first}/")
    assert after == before
    assert followed(both_sites) == asked
    assert max(before.values()) <= 40


def followed(site: Site) -> int:
    """Return how many queries a what-if costs."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = site.client("secretariat-secretariat")
    with CaptureQueriesContext(connection) as caught:
        body = json.dumps({"version": "1", "attack": [f"{WEST}@0"]})
        told = browser.post("/n/small/map/data/cascade", body, content_type="application/json")
    assert told.status_code == 200
    return len(caught)
