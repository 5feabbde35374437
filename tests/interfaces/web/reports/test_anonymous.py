"""Reports without an account: only the receipt comes back, and number and word open state, questions and feedback."""

import re

import pytest
from django.core.cache import cache
from tests.reports import HIDDEN, person, with_parties
from tests.sites import Site

from majlis.acts.report.ask import AskCommand, ask
from majlis.acts.report.door import DoorCommand, door


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def receipt(page: str) -> tuple[str, str]:
    code, word = re.search(r"REP-\d{4}-\d{4}", page), re.search(r"\b[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}\b", page)
    assert code
    assert word
    return code[0], word[0]


def test_a_shut_door_says_where_to_go_and_names_no_nation(site: Site) -> None:
    with_parties(site.world)
    answer = site.client().get("/report/")
    assert answer.status_code == 200
    assert "Small nation" not in answer.content.decode()
    assert "Sign in" in answer.content.decode()


def test_told_followed_asked_and_answered(both_sites: Site) -> None:
    world = with_parties(both_sites.world)
    door(DoorCommand(nation="small"), world)
    browser = both_sites.client()
    page = browser.get("/report/").content.decode()
    assert "How many people" in page
    told = {
        "nation": "small",
        "title": f"{HIDDEN} stopped",
        "name": "East mill",
        "kind": "",
        "what": "Pumps\r\nstopped",
    }
    code, word = receipt(browser.post("/report/", told).content.decode())
    ask(AskCommand(code=code, text="Since when?"), person(world, "cert"))
    shown = browser.post("/report/follow/", {"code": code.lower(), "word": word}).content.decode()
    assert "Since when?" in shown
    assert "you are asked something" in shown
    assert HIDDEN not in shown
    added = {"code": code, "word": word, "add": "1", "text": "Since noon", "people": "300"}
    after = browser.post("/report/follow/", added).content.decode()
    assert "Since noon" in after
    assert "Added" in after


def test_a_wrong_word_tells_nothing_and_many_are_stopped(site: Site) -> None:
    world = with_parties(site.world)
    door(DoorCommand(nation="small"), world)
    browser = site.client()
    code, word = receipt(browser.post("/report/", {"nation": "small", "title": "x"}).content.decode())
    wrong = browser.post("/report/follow/", {"code": code, "word": "wrong"})
    none = browser.post("/report/follow/", {"code": "REP-2020-0001", "word": word})
    assert wrong.status_code == none.status_code == 400
    assert b"do not go together" in wrong.content
    for _ in range(30):
        last = browser.post("/report/follow/", {"code": code, "word": "wrong"})
    assert last.status_code == 409


def test_an_empty_report_and_a_wrong_number_are_told_at_the_form(site: Site) -> None:
    door(DoorCommand(nation="small"), with_parties(site.world))
    browser = site.client()
    empty = browser.post("/report/", {"nation": "small"})
    assert empty.status_code == 400
    assert b"says nothing" in empty.content
    wrong = browser.post("/report/", {"nation": "small", "title": "x", "people": "-1"})
    assert wrong.status_code == 400
    assert browser.post("/report/", {"nation": "other", "title": "x"}).status_code == 400


def test_one_address_does_not_flood(site: Site) -> None:
    door(DoorCommand(nation="small"), with_parties(site.world))
    browser = site.client()
    codes = [browser.post("/report/", {"nation": "small", "title": "x"}).status_code for _ in range(11)]
    assert codes == [200] * 10 + [409]


def test_no_form_is_taken_from_elsewhere(site: Site) -> None:
    from django.test import Client

    door(DoorCommand(nation="small"), with_parties(site.world))
    assert Client(enforce_csrf_checks=True).post("/report/", {"nation": "small", "title": "x"}).status_code == 403
