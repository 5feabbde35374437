"""The own account says what one may do and see; only what is wanted is open."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.sites import Site


def test_the_own_account(both_sites: Site) -> None:
    browser = both_sites.as_("analyst", "cert")
    page = browser.get("/account/").content.decode()
    for told in (
        "Analyst of a CERT for cert",
        "of cert: up to TLP:RED",
        "of others: up to TLP:AMBER",
        "incident.write",
    ):
        assert told in page
    assert "Language of your pages" not in page, "there is no catalogue of words but the English one"
    assert browser.post("/account/language/", {"language": "en"}).status_code == 302
    for tag in ("ur", "xx"):
        assert browser.post("/account/language/", {"language": tag}).status_code == 404
    assert browser.get("/account/language/").status_code == 405
    assert browser.get("/account/sessions/").status_code == 200


@pytest.mark.parametrize("address", ["signup/", "email/", "password/set/", "password/reset/", "oidc/signup/"])
def test_nobody_makes_an_account_alone(site: Site, address: str) -> None:
    for browser in (site.client(), site.as_("analyst", f"org-{len(address)}")):
        assert browser.get(f"/account/{address}").status_code == 404
        assert browser.post(f"/account/{address}", {"username": "x", "password1": "y"}).status_code == 404


def test_all_other_sessions_end(staffed: Site, sign_in: Callable[..., Any]) -> None:
    here, there = staffed.client(), staffed.client()
    sign_in(here)
    sign_in(there)
    assert there.get("/account/").status_code == 200
    assert b"End all others" in here.get("/account/sessions/").content
    here.post("/account/sessions/")
    assert there.get("/account/").status_code == 302
    assert here.get("/account/").status_code == 200
