"""The tables of a draft: searched, narrowed, sorted, page by page, as a file, with a constant number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.sites import Site

from majlis.interfaces.web.nations.tables import TITLES, choices_of, title_of


@pytest.mark.parametrize("table", list(TITLES))
def test_every_table_is_listed_and_leaves_as_a_file(site: Site, nation: str, table: str) -> None:
    browser = site.as_("secretariat")
    told = browser.get(f"/n/{nation}/nation/{table}/")
    assert told.status_code == 200
    assert told.context["lines"]
    for form in ("csv", "xlsx"):
        assert browser.get(f"/n/{nation}/nation/{table}/?as={form}").status_code == 200
    assert site.as_("council-member").get(f"/n/{nation}/nation/{table}/?as=csv").status_code == 403


def test_words_filters_and_order(both_sites: Site, both_nation: str) -> None:
    browser = both_sites.as_("secretariat")
    address = f"/n/{both_nation}/nation/assets/"
    found = browser.get(address, {"q": "west", "sector": "power", "sort": "name", "order": "down"})
    keys = [line.key for line in found.context["lines"]]
    assert "grid:west-01" in keys
    assert b"aria-sort" in found.content
    assert b"No row fits" in browser.get(address, {"q": "nothing like it"}).content
    assert b"No row fits" in browser.get(address, {"q": "\x00"}).content
    narrowed = browser.get(f"/n/{both_nation}/nation/suppliers/", {"supplier": "grid:west-01"})
    assert b"Supplier: grid:west-01" in narrowed.content
    for wrong in ({"sort": "nothing"}, {"after": "nonsense"}):
        assert browser.get(address, wrong).status_code == 400


def test_no_such_table(site: Site, nation: str) -> None:
    assert site.as_("secretariat").get(f"/n/{nation}/nation/things/").status_code == 404


def test_a_page_asks_the_same_number_of_questions_whatever_it_holds(site: Site, nation: str) -> None:
    browser = site.as_("secretariat")
    counts = []
    for words in ("", "grid:west-01"):
        browser.get(f"/n/{nation}/nation/assets/", {"q": words})
        with CaptureQueriesContext(connection) as asked:
            browser.get(f"/n/{nation}/nation/assets/", {"q": words})
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_choices_are_offered_where_a_column_has_few(site: Site) -> None:
    assert site
    assert ("power", "Power") in choices_of("sector")
    assert ("run", "run") in choices_of("need")
    assert choices_of("vendor") == []
    assert title_of("buffer_h") == "Buffer (h)"
    assert title_of("region") == "Region"
