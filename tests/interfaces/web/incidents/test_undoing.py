"""A message carries the way back, and nothing of it is markup of others."""

from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.test import RequestFactory
from tests.sites import Site

from majlis.interfaces.web.incidents.undoing import done


def asked() -> HttpRequest:
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    return request


def test_the_way_back(site: Site) -> None:
    assert site.home
    request = asked()
    done(request, "<b>closed", "/back/", {"to": "open"})
    done(request, "entered")
    first, second = map(str, get_messages(request))
    assert first.startswith("&lt;b&gt;closed <form")
    assert 'action="/back/"' in first
    assert 'name="to" value="open"' in first
    assert "csrfmiddlewaretoken" in first
    assert second == "entered"
