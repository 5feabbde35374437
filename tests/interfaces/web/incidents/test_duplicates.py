"""Pairs say why, a merger shows what it does before it does it, and is undone with one button."""

from tests.hand import enter
from tests.sites import Site

from majlis.acts.incident.list import ListCommand, list_


def test_pairs_preview_merger_and_back(both: Site) -> None:
    records = both.world.records
    one, two = enter(records), enter(records, operator="Clinic A", summary="Wards on paper.")
    browser = both.as_("analyst")
    pairs = browser.get("/n/small/incidents/duplicates/").content.decode()
    assert f"/n/small/incidents/{one}/merge/{two}/" in pairs
    assert "same day" in pairs
    page = f"/n/small/incidents/{one}/merge/{two}/"
    preview = browser.get(page).content.decode()
    assert "Wards on paper." in preview
    assert "taken over" in preview
    assert list_(ListCommand(nation="small"), both.world).total == 2
    answer = browser.post(page, {"source": "CERT"}, follow=True)
    assert "They count once" in answer.content.decode()
    assert list_(ListCommand(nation="small"), both.world).total == 1
    answer = browser.post(f"/n/small/incidents/{two}/unmerge/", {"source": "CERT"}, follow=True)
    assert "its own record again" in answer.content.decode()
    assert list_(ListCommand(nation="small"), both.world).total == 2


def test_only_who_keeps_both_is_offered_a_merger(small: Site) -> None:
    one, two = enter(small.world.records), enter(small.world.records)
    outsider = small.as_("analyst", "cert")
    pairs = outsider.get("/n/small/incidents/duplicates/").content.decode()
    assert one in pairs
    assert "/merge/" not in pairs
    assert "Whom they belong to decides" in pairs
    browser = small.as_("analyst")
    assert f"/n/small/incidents/{two}/merge/{one}/" in browser.get(f"/n/small/incidents/{two}/").content.decode()
    page = f"/n/small/incidents/{one}/merge/{two}/"
    assert "The other way round" in browser.get(page).content.decode()
    browser.post(f"/n/small/incidents/{one}/marking/", {"marking": "TLP:RED", "source": "CERT"})
    assert "The other way round" not in browser.get(page).content.decode()
    browser.post(page, {"source": "CERT"})
    assert "Take them apart" in browser.get(f"/n/small/incidents/{two}/").content.decode()
    red = small.client(small.person("red", "secretariat", organisation="cert"))
    assert "Take them apart" not in red.get(f"/n/small/incidents/{two}/").content.decode()


def test_nothing_twice(small: Site) -> None:
    assert b"Nothing looks like" in small.as_("analyst").get("/n/small/incidents/duplicates/").content
    one, two = enter(small.world.records), enter(small.world.records)
    refused = small.as_("council-member").post(f"/n/small/incidents/{one}/merge/{two}/")
    assert refused.status_code == 403
