"""The list of documents: filters, files, and what it says when it is empty."""

from tests.documents import frozen
from tests.hand import make_nation
from tests.sites import Site

from majlis.adapters.records.incidents import lists

BASE = "/n/small/briefings/"


def test_an_empty_list_teaches(site: Site) -> None:
    make_nation(site.world.records)
    text = site.as_("analyst").get(BASE).content.decode()
    assert "Nothing has been composed yet" in text
    assert "/n/small/notes/new/" in text
    assert "/n/small/notes/new/" not in site.as_("assistant").get(BASE).content.decode()


def test_filters_and_files(small: Site) -> None:
    (one,), _ = lists.page(small.world.records, "small", lists.Wanted())
    code = frozen(small.world, one.code)
    browser = small.as_("analyst")
    assert code in browser.get(BASE, {"state": "frozen", "kind": "note"}).content.decode()
    assert code not in browser.get(BASE, {"state": "released"}).content.decode()
    assert browser.get(BASE, {"state": "lost"}).status_code == 400
    table = browser.get(BASE, {"form": "csv"})
    assert code in table.content.decode("utf-8-sig")
    assert table.content.decode("utf-8-sig").startswith("# SYNTHETIC")
    assert small.as_("operator").get(BASE).status_code == 403
