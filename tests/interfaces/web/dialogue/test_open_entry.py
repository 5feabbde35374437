"""The way in: number and word, QR code, constituency, the own code, the next person."""

import re
from typing import Any

import pytest
from tests.interfaces.web.dialogue.conftest import Talk, talk_on
from tests.sites import Site

from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.word import WordCommand, word


def without(answer: Any, number: str) -> str:
    """Return a page without what differs each time: the token of its form, and the number that was asked for."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode()).replace(number, "")


def test_number_and_word_lead_to_the_door(talk: Talk) -> None:
    browser = talk.site.client()
    assert browser.get("/d/").status_code == 200
    answer = browser.post("/d/", {"typed": f"{talk.number} {talk.word.upper().replace('-', ' ')}"})
    assert answer.headers["Location"] == f"{talk.inside}{talk.word}/"
    door = browser.get(answer.headers["Location"]).content.decode()
    assert "What must be reported?" in door
    assert "Regulators" in door
    assert "What is kept about you" in door
    assert browser.post("/d/", {"typed": "what?"}).status_code == 400


def test_a_wrong_word_tells_nothing(talk: Talk) -> None:
    browser = talk.site.client()
    wrong = browser.get(f"{talk.inside}abcd-efgh/")
    none = browser.get("/d/2026-77/abcd-efgh/")
    assert wrong.status_code == none.status_code == 404
    assert b"Duties" not in wrong.content
    assert without(wrong, talk.number) == without(none, "2026-77")
    assert browser.get(talk.inside).status_code == 404


def test_a_new_word_shuts_the_old_one_out_and_leaves_who_is_in(talk: Talk) -> None:
    inside = talk.enter(talk.site.client())
    word(WordCommand(code=talk.code), talk.site.world)
    assert talk.site.client().get(f"{talk.inside}{talk.word}/").status_code == 404
    assert inside.get(talk.inside).status_code == 200


def test_nobody_enters_without_a_constituency(talk: Talk) -> None:
    browser = talk.site.client()
    for sent in ({}, {"constituency": "nowhere"}):
        assert browser.post(f"{talk.inside}{talk.word}/", sent).status_code == 400
    assert "majlis-taking" not in browser.cookies


def test_who_is_in_is_not_asked_again(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    assert browser.get(f"{talk.inside}{talk.word}/").headers["Location"] == talk.inside


def test_the_own_code_opens_another_browser(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    secret = browser.cookies["majlis-taking"].value
    assert secret in browser.get(f"{talk.inside}stand/").content.decode()
    other = talk.site.client()
    assert other.get(f"{talk.inside}again/").status_code == 200
    assert other.post(f"{talk.inside}again/", {"secret": "wrong"}).status_code == 404
    assert other.post(f"{talk.inside}again/", {"secret": ""}).status_code == 404
    assert other.post(f"{talk.inside}again/", {"secret": f" {secret} "}).status_code == 302
    assert "You agree" in other.get(f"{talk.inside}stand/").content.decode()


def test_the_next_person_at_a_shared_device_finds_nothing_of_the_one_before(talk: Talk) -> None:
    browser = talk.enter(talk.site.client(), shared="on")
    browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    first = browser.cookies["majlis-taking"].value
    answer = browser.post(f"{talk.inside}next-person/")
    assert answer.headers["Location"] == f"{talk.inside}{talk.word}/"
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert browser.cookies["majlis-taking"].value == ""
    assert browser.get(talk.inside).headers["Location"] == f"{talk.inside}{talk.word}/"
    talk.enter(browser, "public")
    assert browser.cookies["majlis-taking"].value not in {first, ""}
    assert "1 of 3" in browser.get(talk.inside).content.decode()
    answer = browser.post(f"{talk.inside}next-person/", {"own": "1"})
    assert answer.headers["Location"] == "/d/"
    assert browser.cookies["majlis-shared"].value == ""


def test_an_account_enters_without_a_word_or_with_one_apart_from_it(talk: Talk) -> None:
    browser = talk.site.as_("analyst", "cert")
    assert browser.get(talk.inside).headers["Location"] == f"{talk.inside}account/"
    page = browser.get(f"{talk.inside}account/").content.decode()
    assert "take part with your account" in page
    assert "without the account" not in page, "without a word there is no other way in"
    apart = talk.site.client("analyst-cert")
    assert "without the account" in apart.get(f"{talk.inside}{talk.word}/").content.decode()
    talk.enter(apart, apart="1")
    assert apart.cookies["majlis-taking"].value


def test_who_may_not_see_a_dialogue_is_told_no_more_than_anybody(site: Site) -> None:
    from majlis.adapters.records import people

    people.ensure_organisation(site.world.records, "secretariat", "Secretariat", "council")
    talk = talk_on(site)
    closed = talk_on(site, marking="TLP:AMBER", title="Falcon")
    browser = site.as_("operator", "grid")
    assert browser.get(talk.inside).status_code == 302
    assert browser.get(closed.inside).status_code == 404
    assert b"Falcon" not in browser.get(closed.inside).content


@pytest.mark.parametrize("steps", [("frame",), ("converge", "report")])
def test_a_dialogue_that_has_not_begun_or_has_ended_says_so(talk: Talk, steps: tuple[str, ...]) -> None:
    for to in steps:
        phase(PhaseCommand(code=talk.code, to=to, reason="Later"), talk.site.world)
    page = talk.site.client().get(f"{talk.inside}{talk.word}/").content.decode()
    assert ("has not begun" if steps[0] == "frame" else "votes are closed") in page
    assert "For whom do you speak" not in page


def test_words_cannot_be_tried_for_ever(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.interfaces.web.dialogue import open_entry

    monkeypatch.setattr(open_entry, "_TRIES", 3)
    browser = talk.site.client()
    assert [browser.get(f"{talk.inside}abcd-efg{n}/").status_code for n in range(4)] == [404, 404, 404, 409]
    assert browser.get(f"{talk.inside}{talk.word}/").status_code == 409, "the right one neither"


def test_a_long_number_leads_to_the_short_one(talk: Talk) -> None:
    browser = talk.site.client()
    answer = browser.get(f"/d/{talk.code}/{talk.word}/")
    assert answer.headers["Location"] == f"{talk.inside}{talk.word}/"
    assert browser.get(f"/d/{talk.code}/").headers["Location"] == talk.inside
    assert browser.get("/d/nothing/").status_code == 404
