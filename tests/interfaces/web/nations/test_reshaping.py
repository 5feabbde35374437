"""Split, merge, retire: through their acts, each with the way back."""

from tests.sites import Site

from majlis.acts.nation.search import SearchCommand, search


def keys(site: Site, nation: str, word: str) -> set[str]:
    found = search(SearchCommand(nation=nation, words=(word,)), site.world)
    return {one.key for one in found.found if one.table == "assets"}


def test_an_asset_is_split_and_merged_again(both_sites: Site, both_nation: str) -> None:
    browser = both_sites.as_("secretariat")
    split = f"/n/{both_nation}/nation/split/grid:west-01/"
    assert b"Identifiers of the pieces" in browser.get(split).content
    done = browser.post(split, {"into": "grid:west-01.a, grid:west-01.b", "needs": "all", "revision": "1"}, follow=True)
    assert done.redirect_chain[-1][0] == f"/n/{both_nation}/nation/assets/"
    assert keys(both_sites, both_nation, "grid:west-01") == {"grid:west-01.a", "grid:west-01.b"}
    given = {"parts": "grid:west-01.a\ngrid:west-01.b", "into": "grid:west-01", "needs": "all"}
    merged = browser.post(f"/n/{both_nation}/nation/merge/", given, follow=True)
    assert b"Undo" in merged.content
    assert keys(both_sites, both_nation, "grid:west-01") == {"grid:west-01"}


def test_what_does_not_fit_is_told(site: Site, nation: str) -> None:
    told = site.as_("secretariat").post(f"/n/{nation}/nation/split/grid:west-01/", {"into": "grid:one", "needs": "all"})
    assert told.status_code == 400
    assert b"two or more" in told.content


def test_a_row_that_is_needed_is_retired_only_with_what_needs_it(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    address = f"/n/{nation}/nation/assets/retire/grid:west-01/"
    assert browser.get(address).status_code == 200
    told = browser.post(address, {})
    assert told.status_code == 400
    assert b"need" in told.content
    done = browser.post(address, {"with_links": "on"}, follow=True)
    assert b"Undo" in done.content
    assert keys(site, nation, "grid:west-01") == set()
    assert site.as_("analyst").get(address).status_code == 403
