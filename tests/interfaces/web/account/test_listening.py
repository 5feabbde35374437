"""Signing in and out and what goes wrong with it is in the audit, and holds no word that was typed."""

from collections.abc import Callable
from typing import Any

from tests.sites import Site

from majlis.acts.audit.list import ListCommand, list_


def entries(site: Site, act: str) -> list[tuple[str, str]]:
    return [(one.actor, one.outcome) for one in list_(ListCommand(act=act), site.world).entries]


def test_who_came_and_went(staffed: Site, sign_in: Callable[..., Any]) -> None:
    browser = staffed.client()
    assert sign_in(browser).headers["Location"] == "/"
    browser.post("/account/logout/")
    assert entries(staffed, "sign in") == [("a.khan", "done")]
    assert entries(staffed, "sign out") == [("a.khan", "done")]


def test_who_failed(staffed: Site, sign_in: Callable[..., Any]) -> None:
    assert sign_in(staffed.client(), secret="wrong").status_code == 200  # noqa: S106 - a wrong one
    sign_in(staffed.client(), login="falcon-typed-here")
    assert entries(staffed, "sign in") == [("nobody", "failed"), ("a.khan", "failed")]


def test_another_password_is_noted_and_judged(staffed: Site, sign_in: Callable[..., Any]) -> None:
    browser = staffed.client()
    sign_in(browser)
    typed = {"oldpassword": "four words that belong apart", "password1": "short", "password2": "short"}
    assert b"weak" in browser.post("/account/password/", typed).content
    other = "five words that are very different"
    answer = browser.post("/account/password/", {**typed, "password1": other, "password2": other})
    assert answer.status_code == 302
    assert entries(staffed, "person password")[0] == ("a.khan", "done")


def test_a_wrong_second_factor_is_noted(staffed: Site, sign_in: Callable[..., Any]) -> None:
    from tests.interfaces.web.account.test_second_factor import enrol

    enrol(staffed.client("a.khan"))
    browser = staffed.client()
    sign_in(browser)
    assert browser.post("/account/2fa/authenticate/", {"code": "falcon"}).status_code == 200
    found = list_(ListCommand(act="sign in"), staffed.world).entries[0]
    assert (found.actor, found.outcome) == ("a.khan", "failed")
    assert "web.wrong-factor" in str(found.detail)
    assert "falcon" not in str(found)
