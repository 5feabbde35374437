"""The code word on the way to the wall: held by one browser, sent to the pages of one dialogue only."""

from django.http import HttpResponse
from django.test import RequestFactory

from majlis.interfaces.web.dialogue.wording import drop_word, held_word, hold_word


def test_it_is_held_for_the_pages_of_its_dialogue_and_forgotten() -> None:
    answer = HttpResponse()
    hold_word(answer, "small", "DIA-2026-0001", "abcd-efgh")
    cookie = answer.cookies["majlis-word"]
    assert cookie["path"] == "/n/small/dialogue/DIA-2026-0001/"
    assert cookie["httponly"]
    request = RequestFactory().get("/")
    assert held_word(request) == ""
    request.COOKIES["majlis-word"] = cookie.value
    assert held_word(request) == "abcd-efgh"
    drop_word(answer, "small", "DIA-2026-0001")
    assert answer.cookies["majlis-word"]["max-age"] == 0
