"""What is sensitive asks who one is again, and keeps nothing of what was posted."""

import pytest
from tests.sites import Site


def test_the_way_leads_by_the_password_and_back(site: Site) -> None:
    site.person("first", "administrator", organisation="it")
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    people.set_password(site.world.records, "first", "four words that belong apart")
    browser = site.client("first", fresh=False)
    typed = {"deed": "add", "add-login": "a.khan", "add-name": "A. Khan", "secret-secret": "x" * 20}
    answer = browser.post("/people/add/", typed)
    assert answer.headers["Location"] == (
        "/account/reauthenticate/?next=%2Faccount%2Fagain%2F%3Fnext%3D%252Fpeople%252Fadd%252F"
    )
    assert "x" * 20 not in str(dict(browser.session.items()))
    answer = browser.post(answer.headers["Location"], {"password": "four words that belong apart"})
    assert answer.headers["Location"] == "/account/again/?next=%2Fpeople%2Fadd%2F"
    answer = browser.get(answer.headers["Location"], follow=True)
    assert answer.redirect_chain == [("/people/add/", 302)]
    assert "Not done yet" in answer.content.decode()


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example/", "people/", ""])
def test_the_way_back_leads_nowhere_else(site: Site, to: str) -> None:
    browser = site.as_("analyst")
    assert browser.get("/account/again/", {"next": to}).headers["Location"] == "/"


def test_only_what_is_sensitive_asks(site: Site) -> None:
    site.person("first", "administrator", organisation="it")
    browser = site.client("first", fresh=False)
    added = {"deed": "add", "add-code": "grid", "add-name": "Grid", "add-kind": "operator"}
    assert browser.post("/people/organisations/", added).headers["Location"] == "/people/organisations/"
    assert browser.get("/people/").status_code == 200
    answer = browser.get("/people/add/")
    assert answer.status_code == 403, "this person has nothing to confirm with"
    assert b"sign out and in again" in answer.content.lower()


@pytest.mark.parametrize("address", ["/do/person/grant/", "/do/token/create/", "/account/tokens/"])
def test_the_page_of_every_act_asks_too(site: Site, address: str) -> None:
    site.person("first", "administrator", organisation="it")
    from majlis.adapters.records import people

    people.set_password(site.world.records, "first", "four words that belong apart")
    browser = site.client("first", fresh=False)
    for answer in (browser.get(address), browser.post(address, {"login": "first"})):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/reauthenticate/")
