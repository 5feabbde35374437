"""The code word on the way to the wall: the browser of who leads holds it, the server knows its hash only."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

_WORD = "majlis-word"
_WORD_SECONDS = 12 * 3600


def hold_word(response: HttpResponse, nation: str, code: str, word: str) -> None:
    """Let the browser of who leads hold the code word for a day's work: the server keeps its hash only."""
    response.set_cookie(
        _WORD,
        word,
        max_age=_WORD_SECONDS,
        path=_path(nation, code),
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Lax",
    )


def held_word(request: HttpRequest) -> str:
    """Return the code word that this browser holds for the dialogue of the page; empty for none."""
    return request.COOKIES.get(_WORD, "")[:100]


def drop_word(response: HttpResponse, nation: str, code: str) -> None:
    """Let the browser forget the code word."""
    response.delete_cookie(_WORD, path=_path(nation, code), samesite="Lax")


def _path(nation: str, code: str) -> str:
    return reverse("dialogue-one", kwargs={"nation": nation, "code": code})
