"""Administrators keep accounts by forms; roles wait for a second person."""

import pytest
from tests.sites import Site

SECRET = "four words that belong apart"  # noqa: S105 - of nobody


@pytest.fixture(name="keepers")
def two_administrators(both_sites: Site) -> Site:
    both_sites.person("first", "administrator", organisation="it")
    both_sites.person("second", "administrator", organisation="it")
    both_sites.organisation("cert")
    return both_sites


def test_from_an_account_to_a_role_with_two_persons(keepers: Site) -> None:
    first, second = keepers.client("first"), keepers.client("second")
    typed = {"add-login": "a.khan", "add-name": "A. Khan", "secret-secret": SECRET, "secret-again": SECRET}
    answer = first.post("/people/add/", {**typed, "deed": "add"}, follow=True)
    assert answer.redirect_chain == [("/people/of/a.khan/", 302)]
    assert b"give it a role below" in answer.content
    grant = {"deed": "grant", "grant-role": "analyst", "grant-organisation": "cert"}
    answer = first.post("/people/of/a.khan/", grant, follow=True)
    assert b"Giving a role waits for a second person" in answer.content
    assert b"agreed to by: Second (It)" in answer.content
    assert b"Asked for, not done yet" in answer.content
    assert b"No role" in answer.content
    page = second.get("/account/approvals/").content.decode()
    assert "Giving a role" in page
    assert "Analyst of a CERT" in page
    code = page.partition('name="code" value="')[2].partition('"')[0]
    answer = second.post("/account/approvals/", {"code": code, "deed": "give"}, follow=True)
    assert b"Agreed, and done" in answer.content
    assert b"Analyst of a CERT" in first.get("/people/of/a.khan/").content
    end = {"deed": "end", "role": "analyst", "organisation": "cert"}
    assert b"Ending a role waits" in first.post("/people/of/a.khan/", end, follow=True).content
    signed = keepers.client().post("/account/login/", {"login": "a.khan", "password": SECRET})
    assert signed.headers["Location"] == "/"


def test_what_is_typed_wrong_is_said_at_once(keepers: Site) -> None:
    first = keepers.client("first")
    answer = first.post("/people/add/", {"deed": "add", "add-login": "A Khan", "add-name": "A. Khan"})
    assert answer.status_code == 400
    assert b"cannot be a login" in answer.content
    typed = {"deed": "add", "add-login": "a.khan", "add-name": "A. Khan", "secret-secret": SECRET, "secret-again": "x"}
    answer = first.post("/people/add/", typed)
    assert answer.status_code == 400
    assert b"The two differ" in answer.content
    assert SECRET.encode() not in answer.content
    answer = first.post("/people/of/second/", {"deed": "end", "role": "analyst", "organisation": "it"})
    assert answer.status_code == 400
    assert b"is not analyst for it" in answer.content
    assert first.get("/people/of/falcon/").status_code == 404


def test_another_password_of_somebody_with_a_role_needs_a_second_person(keepers: Site) -> None:
    first, second = keepers.client("first"), keepers.client("second")
    keepers.person("a.khan", "analyst", organisation="cert")
    typed = {"deed": "password", "secret-secret": SECRET, "secret-again": SECRET}
    assert b"Setting another password waits" in first.post("/people/of/a.khan/", typed, follow=True).content
    page = second.get("/account/approvals/").content.decode()
    code = page.partition('name="code" value="')[2].partition('"')[0]
    second.post("/account/approvals/", {"code": code, "deed": "give"})
    assert b"has another password" in first.post("/people/of/a.khan/", typed, follow=True).content
    assert b"Setting another password waits" in first.post("/people/of/a.khan/", typed, follow=True).content


def test_an_account_is_closed_at_once_and_erased_by_two(keepers: Site) -> None:
    first, second = keepers.client("first"), keepers.client("second")
    keepers.person("a.khan", "analyst", organisation="cert")
    khan = keepers.client("a.khan")
    assert khan.get("/account/").status_code == 200
    first.post("/people/of/a.khan/", {"deed": "close"})
    assert khan.get("/account/").status_code == 302, "the session counts no more"
    first.post("/people/of/a.khan/", {"deed": "erase", "erase-yes": "true"})
    page = second.get("/account/approvals/").content.decode()
    code = page.partition('name="code" value="')[2].partition('"')[0]
    second.post("/account/approvals/", {"code": code, "deed": "give"})
    assert first.get("/people/of/a.khan/").status_code == 404
    for address in ("/people/?closed=1", "/audit/", "/account/approvals/"):
        assert b"a.khan" not in first.get(address).content, address


def test_people_are_listed_and_leave_as_a_table(keepers: Site) -> None:
    keepers.person("a.khan", "analyst", organisation="cert")
    first = keepers.client("first")
    page = first.get("/people/?role=administrator").content
    assert b"second" in page
    assert b"a.khan" not in page
    assert first.get("/people/?form=csv").status_code == 403, "an administrator takes no table away"
    auditor = keepers.as_("auditor", "it")
    table = auditor.get("/people/?form=csv")
    assert b"a.khan" in table.content
    assert keepers.as_("analyst", "cert").get("/people/").status_code == 403
