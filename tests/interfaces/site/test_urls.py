"""Addresses of the site: every place has one, and what watches the server needs no account."""

from django.urls import reverse
from tests.sites import Site

from majlis.interfaces.web.places import PLACES


def test_the_server_says_that_it_is_alive_to_anybody_and_nothing_else(site: Site) -> None:
    answer = site.client().get("/alive")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    for path in ("/", "/people/", "/audit/", "/nations/", "/n/small/threat/", "/n/small/map/"):
        assert site.client().get(path).status_code == 302, path


def test_every_place_of_the_navigation_has_an_address_and_a_key_of_its_own() -> None:
    found = [reverse(place.view, kwargs={"nation": "small"} if place.of_a_nation else {}) for place in PLACES]
    assert len(set(found)) == len({place.key for place in PLACES}) == len(PLACES)


def test_an_address_that_leads_nowhere_is_a_page_that_says_what_to_do(site: Site) -> None:
    answer = site.as_("analyst").get("/no/such/page/")
    assert answer.status_code == 404
    assert b"There is no such page" in answer.content
    assert b"web.no-page" in answer.content
