"""What every page knows: who reads it, and the ways that the reader may go."""

import pytest
from tests.hand import make_nation
from tests.sites import Site


def ways(site: Site, role: str, path: str) -> str:
    """Return the navigation of a page as a person of a role sees it."""
    text = site.as_(role).get(path).content.decode()
    return text.partition("<nav")[2].partition("</nav>")[0]


def test_only_places_that_one_may_enter_are_named(site: Site) -> None:
    make_nation(site.world.records)
    seen = ways(site, "administrator", "/")
    assert 'href="/people/"' in seen
    assert "/n/small/" not in seen
    seen = ways(site, "analyst", "/")
    assert 'href="/n/small/incidents/"' in seen
    assert 'href="/people/"' not in seen


def test_without_a_nation_no_way_leads_into_one(site: Site) -> None:
    assert "/n/" not in ways(site, "analyst", "/")


def test_where_one_is_is_marked(site: Site) -> None:
    make_nation(site.world.records)
    seen = ways(site, "analyst", "/n/small/incidents/")
    assert seen.count('aria-current="page"') == 1
    current = next(link for link in seen.split("<a ") if 'aria-current="page"' in link)
    assert 'href="/n/small/incidents/"' in current


def test_a_page_runs_from_right_to_left_where_its_words_do(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = site.as_("analyst")
    assert 'dir="ltr"' in browser.get("/").content.decode()
    from django.utils import translation

    from majlis.interfaces.web import context

    request = browser.get("/").wsgi_request
    with translation.override("ur"):
        assert context.page(request)["direction"] == "ltr", "no catalogue: the words are English"
        monkeypatch.setattr(context, "_catalogue", lambda tag: tag == "ur")
        assert context.page(request)["direction"] == "rtl"
        assert [tag for tag, _ in context.languages_of_words()] == ["en", "ur"]
    assert context.page(request)["actor"].name == "analyst-secretariat"
