"""Pages of the picture and of documents cost as many queries with twenty things as with one."""

from dataclasses import replace
from datetime import timedelta

from tests.assessed import assessed_twice
from tests.documents import an_incident, composer, draft, frozen, with_incident
from tests.queries import queries
from tests.sites import Site
from tests.works import order

from majlis.acts.world import World

MANY = 19


def queued(world: World, code: str, state: str, number: int) -> None:
    """Put works into the rows that are older than all others; what is done has a name in the vault and no more."""
    from majlis.adapters.records import runs
    from majlis.adapters.records.models import Run

    for at in range(number):
        records = replace(world.records, now=lambda at=at: world.now() - timedelta(days=9, minutes=at))  # type: ignore[misc]
        work = runs.queue(records, replace(order(), nation=code))
        run = f"20200101-0000{at:02}-{'a' * 8}" if state == "done" else ""
        Run.everything.filter(code=work).update(state=state, vault_run=run)


def test_the_picture(site: Site) -> None:
    code, first, second = assessed_twice(site)
    browser = site.as_("analyst")
    at = f"/n/{code}"
    pages = (
        "/",
        f"{at}/",
        "/waiting/",
        f"{at}/risk/",
        f"{at}/risk/{second}/",
        f"{at}/risk/compare/?before={first}&after={second}",
        f"{at}/threat/",
        f"{at}/runs/",
        f"{at}/briefings/compose/",
    )
    for state in ("queued", "failed"):
        queued(site.world, code, state, 1)
    before = queries(browser, *pages)
    for state in ("done", "queued", "failed", "cancelled"):
        queued(site.world, code, state, MANY)
    assert queries(browser, *pages) == before
    assert max(before.values()) <= 25


def test_documents_and_notes(site: Site) -> None:
    incident = with_incident(site.world, synthetic=True)
    released, begun = frozen(site.world, incident), draft(site.world, incident)
    browser = site.client(site.person("anna", "secretariat", "analyst"))
    pages = (
        "/n/small/briefings/",
        f"/n/small/briefings/{released}/",
        f"/n/small/notes/{begun}/",
        "/n/small/notes/new/",
        "/waiting/",
    )
    before = queries(browser, *pages)
    for _ in range(MANY):
        frozen(site.world, incident)
        draft(site.world, an_incident(site.world))
    assert composer(site.world).actor.name == "anna"
    assert queries(browser, *pages) == before
    assert max(before.values()) <= 25
