"""A filter gets a name, stands above its list, and can be renamed, dropped and brought back."""

from tests.hand import enter, make_nation
from tests.sites import Site

LIST = "/n/small/incidents/"
OPEN = f"{LIST}?state=open"


def test_kept_renamed_dropped_and_brought_back(both_sites: Site) -> None:
    make_nation(both_sites.world.records)
    enter(both_sites.world.records)
    browser = both_sites.as_("analyst")
    assert "Keep this filter" in browser.get(OPEN, {"state": "open", "after": ""}).content.decode()
    assert "Keep this filter" not in browser.get(LIST).content.decode()
    kept = browser.post("/views/keep/", {"name": "Still open", "address": OPEN}, follow=True)
    assert kept.redirect_chain == [(OPEN, 302)]
    text = kept.content.decode()
    assert "Kept as “Still open”" in text
    assert f'<a href="{OPEN}" aria-current="true">Still open</a>' in text
    assert "Rename or drop" in text
    assert f'<a href="{OPEN}">Still open</a>' in browser.get(LIST).content.decode()
    assert "Still open" not in browser.get("/n/small/evidence/search/").content.decode()
    assert "Still open" not in both_sites.as_("risk-analyst").get(LIST).content.decode()
    renamed = browser.post("/views/rename/", {"name": "Still open", "address": OPEN, "new": "Open"}, follow=True)
    assert "Its name is “Open” now" in renamed.content.decode()
    dropped = browser.post("/views/drop/", {"name": "Open", "address": OPEN}, follow=True).content.decode()
    assert "“Open” is dropped" in dropped
    assert 'action="/views/keep/"' in dropped
    assert "you keep no view named" in browser.post(
        "/views/drop/", {"name": "Open", "address": OPEN}, follow=True
    ).content.decode().replace("You", "you")


def test_what_does_not_fit_is_told(site: Site) -> None:
    make_nation(site.world.records)
    browser = site.as_("analyst")
    assert browser.post("/views/keep/", {"name": "", "address": OPEN})["Location"] == OPEN
    assert browser.post("/views/keep/", {"name": "x", "address": "https://example.org/"}).status_code == 400
    assert browser.get("/views/keep/").status_code == 405
