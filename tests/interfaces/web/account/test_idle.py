"""Who does nothing for long is signed out; the session is written no more than once a minute."""

import time

import pytest
from tests.sites import Site


def test_who_does_nothing_is_signed_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = site.as_("analyst")
    assert browser.get("/account/").status_code == 200
    start = time.time()
    monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda: start + 29 * 60)
    assert browser.get("/account/").status_code == 200
    monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda: start + 60 * 60)
    answer = browser.get("/account/")
    assert answer.headers["Location"].startswith("/account/login/")
    assert b"nothing was done for a while" in browser.get("/account/login/").content
    monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda: start)
    assert browser.get("/account/").status_code == 302, "it stays so"


def test_the_session_is_written_once_a_minute(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = site.as_("analyst")
    start = time.time()
    browser.get("/account/")
    for seconds, writes in ((10, 0), (59, 0), (61, 1), (90, 0)):
        monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda at=start + seconds: at)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            browser.get("/account/")
        assert sum('UPDATE "django_session"' in one["sql"] for one in queries) == writes, seconds


def test_what_a_page_asks_for_by_itself_is_no_deed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = site.as_("analyst")
    start = time.time()
    browser.get("/account/")
    for minutes in (10, 20, 29):
        monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda at=start + minutes * 60: at)
        assert browser.get("/account/", headers={"X-Majlis-Poll": "1"}).status_code == 200
    monkeypatch.setattr("majlis.interfaces.web.account.idle.time.time", lambda: start + 31 * 60)
    answer = browser.get("/account/", headers={"X-Majlis-Poll": "1"})
    assert answer.status_code == 302
    assert "Clear-Site-Data" not in answer.headers, "what was typed and not sent stays"
