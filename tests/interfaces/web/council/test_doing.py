from django.test import RequestFactory
from tests.councils import council
from tests.motions import CLERK, clerk, moved
from tests.sites import Site

from majlis.interfaces.web.council.doing import typed


def test_what_is_typed_comes_without_spaces_around() -> None:
    request = RequestFactory().post("/", {"text": "  one\r\ntwo ", "other": "x"})
    assert typed(request, "text", "missing") == {"text": "one\ntwo", "missing": ""}


def test_what_is_wrong_is_said_on_the_page(site: Site) -> None:
    made = council(site)
    clerk(made)
    motion = moved(made)
    browser = site.client(CLERK)
    address = f"/n/small/council/motions/{motion}/"
    sent = browser.post(f"/n/small/council/ballots/{motion}/do/open/", {"form": "dance"})
    assert browser.get(sent.headers["Location"]).headers["Location"] == address  # there is no vote yet
    assert 'class="message error"' in browser.get(address).content.decode()
    browser.post(f"{address}do/pin/", {"kind": "incident", "reference": "INC-2020-0001"})
    assert "there is no incident" in browser.get(address).content.decode().lower()
