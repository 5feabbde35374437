"""A note is written: it saves itself, refuses to overwrite, and is frozen."""

import pytest
from django.test import Client
from tests.sites import Site

from majlis.adapters.records.documents import reading
from majlis.adapters.records.incidents import lists


@pytest.fixture
def begun(small: Site) -> tuple[Site, Client, str]:
    """Return a site, the browser of an analyst, and the code of a draft of theirs."""
    (one,), _ = lists.page(small.world.records, "small", lists.Wanted())
    browser = small.as_("analyst")
    code = browser.post(f"/n/small/notes/of/{one.code}/").headers["Location"].split("/")[-2]
    return small, browser, code


def test_the_page_shows_the_parts_and_the_paper(begun: tuple[Site, Client, str]) -> None:
    _, browser, code = begun
    text = browser.get(f"/n/small/notes/{code}/").content.decode()
    assert text.count("<textarea") == 6
    assert "Draft of a situation note" in text
    assert f'data-save="/n/small/notes/{code}/save/"' in text
    assert browser.get(f"/n/small/briefings/{code}/").headers["Location"] == f"/n/small/notes/{code}/"


def test_it_saves_itself_and_gives_the_paper_back(begun: tuple[Site, Client, str]) -> None:
    site, browser, code = begun
    sent = {"title": "Locked", "known": "One.\r\nTwo.", "next": "2025-08-02T09:00", "revision": "1"}
    answer = browser.post(f"/n/small/notes/{code}/save/", sent)
    found = answer.json()
    assert (answer.status_code, found["revision"], found["words"]) == (200, 2, 2)
    assert "<p>Two.</p>" in found["paper"]
    parts = reading.find(site.world.records, code).content["parts"]
    assert (parts["known"], parts["assessed"], parts["next"]) == ("One.\nTwo.", "", "2025-08-02T09:00:00+05:00")
    again = browser.post(f"/n/small/notes/{code}/save/", {**sent, "known": "Old window."})
    assert again.status_code == 409
    assert "saved by somebody else" in again.json()["faults"][0]
    wrong = browser.post(f"/n/small/notes/{code}/save/", {**sent, "title": "", "revision": "2"})
    assert (wrong.status_code, len(wrong.json()["faults"])) == (400, 1)


def test_without_script_it_is_saved_by_its_button(begun: tuple[Site, Client, str]) -> None:
    site, browser, code = begun
    sent = {"title": "Locked", "done": "Called.", "revision": "1", "save": ""}
    assert browser.post(f"/n/small/notes/{code}/", sent).status_code == 302
    assert reading.find(site.world.records, code).content["parts"]["done"] == "Called."
    assert browser.post(f"/n/small/notes/{code}/", {**sent, "title": ""}).status_code == 400


def test_freezing_keeps_what_stands_in_the_form(begun: tuple[Site, Client, str]) -> None:
    site, browser, code = begun
    answer = browser.post(
        f"/n/small/notes/{code}/", {"title": "Locked", "asked": "Decide.", "revision": "1", "freeze": ""}
    )
    assert answer.headers["Location"] == f"/n/small/briefings/{code}/"
    assert "Decide." in browser.get(answer.headers["Location"]).content.decode()
    assert reading.find(site.world.records, code).state == "frozen"
    assert browser.get(f"/n/small/notes/{code}/").status_code == 302
    assert browser.post(f"/n/small/notes/{code}/freeze/").status_code == 409


def test_others_find_no_draft(begun: tuple[Site, Client, str]) -> None:
    site, _, code = begun
    assert site.as_("analyst", "cert").get(f"/n/small/notes/{code}/").status_code == 404
    assert site.as_("council-member").get(f"/n/small/notes/{code}/").status_code == 403
