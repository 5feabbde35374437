"""The map's pages: what they tell, to whom, and that the table does what the map does."""

import html
import re

import pytest
from tests.sites import Site
from tests.small import WEST, published, small_nation


def test_the_map_knows_its_nation_and_leads_to_the_table(site: Site, nation: str) -> None:
    page = site.as_("analyst").get(f"/n/{nation}/map/")
    assert page.status_code == 200
    text = page.content.decode()
    assert f"{nation}@1" in text
    assert f"/n/{nation}/map/table/" in text
    assert " style=" not in text
    assert "<script>" not in text
    assert "Grid station" not in text


def test_the_whole_job_without_the_map(site: Site, nation: str) -> None:
    """Pick in the table, look at the hour, read why, save: links and forms alone."""
    client = site.as_("analyst")
    start = client.get(f"/n/{nation}/map/table/?q=grid+west&hour=12").content.decode()
    down = html.unescape(re.search(r'<a href="(\?[^"]*)">Take down', start)[1])  # type: ignore[index]
    result = client.get(f"/n/{nation}/map/table/{down}").content.decode()
    assert "1 asset is hit; 2 more go dark." in result
    assert "Put back" in result
    assert "Assets dark at this hour: 1" in result
    why = client.get(f"/n/{nation}/map/asset/exchange:west-01/?attack={WEST}@0:30&hour=9").content.decode()
    assert "the buffer bridged 8 h" in html.unescape(why)
    saved = client.post(
        f"/n/{nation}/map/whatif/save/", {"attack": f"{WEST}@0:30", "title": "West fails"}, follow=True
    ).content.decode()
    assert "Saved as WHATIF-" in saved
    assert "West fails" in saved


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_downloads_bear_band_and_marking(site: Site, nation: str, form: str) -> None:
    client = site.as_("analyst")
    for query in (f"attack={WEST}@0:30&hour=8", "of=services", f"of=services&attack={WEST}@0:30", "sector=power"):
        answer = client.get(f"/n/{nation}/map/table/?{query}&form={form}")
        assert answer.status_code == 200
        if form == "csv":
            text = answer.content.decode("utf-8-sig")
            assert "SYNTHETIC" in text
            assert "TLP:AMBER" in text
    assert site.as_("council-member").get(f"/n/{nation}/map/table/?form={form}").status_code == 403


def test_an_asset(site: Site, nation: str) -> None:
    client = site.as_("analyst")
    text = html.unescape(client.get(f"/n/{nation}/map/asset/{WEST}/").content.decode())
    assert "any 1 of 2; nothing bridges a gap" in text
    assert "most often 24" in text
    assert "5 assets" in text
    assert "Why it is dark" not in text
    piece = client.get(f"/n/{nation}/map/asset/{WEST}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in piece
    assert client.get(f"/n/{nation}/map/asset/nowhere/").status_code == 404
    assert "does not see dependants" in site.as_("auditor").get(f"/n/{nation}/map/asset/{WEST}/").content.decode()


def test_a_nation_that_one_may_not_see_is_a_page_that_is_not(site: Site) -> None:
    nation = published(site.world, small_nation("TLP:RED"))
    other = site.as_("analyst", "cert")
    for place in ("", "table/", f"asset/{WEST}/", "data/assets", "data/names", "data/find", "base/layer", "whatif/"):
        answer = other.get(f"/n/{nation}/map/{place}")
        assert answer.status_code == 404
        assert "Grid station" not in answer.content.decode()


def test_pages_of_the_table(site: Site, nation: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.interfaces.web.map import pages

    monkeypatch.setattr(pages, "PAGE", 3)
    client = site.as_("analyst")
    first = client.get(f"/n/{nation}/map/table/").content.decode()
    assert "1 to 3 of 8" in first
    assert "?page=2" in first
    last = client.get(f"/n/{nation}/map/table/?page=99").content.decode()
    assert "7 to 8 of 8" in last
    assert client.get(f"/n/{nation}/map/table/?page=0").status_code == 400


def test_queries_do_not_grow_with_the_nation(site: Site, nation: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = site.as_("analyst")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/n/{nation}/map/table/?attack={WEST}@0:30")
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[1] < 40
