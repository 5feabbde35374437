from django.test import RequestFactory
from tests.councils import council
from tests.motions import CLERK, clerk, moved
from tests.sites import Site

from majlis.interfaces.web.council.doing import plain, typed
from majlis.kernel.errors import InputError


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


def test_a_page_tells_a_fault_without_words_of_the_command_line() -> None:
    fault = InputError("it is wrong", why="so it is", mend="majlis run list shows the runs", code="x.y").fault
    assert plain(fault) == "It is wrong. So it is."
    assert plain(InputError("no", mend="leave out --until", code="x.y").fault) == "No."
