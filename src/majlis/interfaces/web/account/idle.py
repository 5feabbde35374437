"""Sign out who has done nothing for so long that somebody else may sit there."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

SEEN = "majlis_seen"
"""Under this name the session keeps when the last deed was, to a minute, in seconds since 1970."""
IDLE = "majlis_idle"
"""Under this name the session keeps that the person was signed out for that."""
POLL = "X-Majlis-Poll"
"""Header of what a page asks for by itself, again and again."""
_GRAIN = 60
"""The session is written no more often than once in so many seconds."""


class Idle:
    """Sign out after so long without a deed: a page that a person asks for, not what a page asks for by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, to nobody if it has been too long."""
        if request.user.is_authenticated:
            _judge(request)
        return self.get_response(request)


def _judge(request: HttpRequest) -> None:
    now = int(time.time())
    seen = int(request.session.get(SEEN, now))
    longest: int = settings.MAJLIS_IDLE_SECONDS  # type: ignore[misc]  # of our own, no setting of Django
    if now - seen > longest:
        logout(request)
        request.session[IDLE] = True
    elif POLL in request.headers:
        return  # the page asks by itself: nobody need sit there
    elif SEEN not in request.session or now - seen >= min(_GRAIN, longest):
        request.session[SEEN] = now
