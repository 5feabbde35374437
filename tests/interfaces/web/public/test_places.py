"""Everybody finds the nations that published decisions, and no other."""

from tests import councils, decided
from tests.sites import Site


def test_only_nations_that_published_are_listed(both_sites: Site) -> None:
    browser = both_sites.client()
    assert "No decision was published here yet" in browser.get("/public/").content.decode()
    council = councils.council(both_sites)
    decided.decided(council, decided.Wanted(title="Hidden thing", text="Hidden words"))
    assert "/public/small/" not in browser.get("/public/").content.decode()
    decided.published(council)
    page = browser.get("/public/").content.decode()
    assert page.count('href="/public/small/decisions/"') == 1
    assert "synthetic" in page
    assert 'href="/public/"' in browser.get("/account/login/").content.decode()
