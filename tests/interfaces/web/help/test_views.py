"""The help page tells of the places that a person has, and of the keys."""

import pytest
from tests.sites import Site

from majlis.interfaces.web.help.views import _ABOUT
from majlis.interfaces.web.places import PLACES


def test_each_sees_the_places_of_the_own_role(site: Site) -> None:
    secretariat = site.as_("secretariat").get("/help/").content
    assert b'<a href="/nations/">' in secretariat
    assert b"<kbd>?</kbd>" in secretariat
    assert b"What you type is kept" in secretariat
    operator = site.as_("operator").get("/help/").content
    assert b'<a href="/upkeep/retention/">' not in operator


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.view)
def test_every_place_has_its_paragraph(place: object) -> None:
    assert getattr(place, "view") in _ABOUT  # noqa: B009 - a name of a tuple


def test_keys_of_places_are_all_different() -> None:
    keys = [place.key for place in PLACES]
    assert len(set(keys)) == len(keys)


def test_who_types_is_awake(site: Site) -> None:
    assert site.as_("analyst").get("/help/awake/").status_code == 204
    assert site.client().get("/help/awake/").status_code == 302


def test_every_page_loads_the_keys_and_the_drafts(site: Site) -> None:
    page = site.as_("analyst").get("/help/").content
    for name in (b"js/keys.js", b"js/drafts.js", b'id="keys-sheet"', b'id="draft-words"', b"data-person="):
        assert name in page
