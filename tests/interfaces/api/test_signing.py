"""A token opens what it may, a session needs its token against forged forms, and nobody else comes in."""

from datetime import UTC, datetime, timedelta

from django.test import Client
from tests.sites import Site

ADDRESS = "/api/v1/organisation/list"


def token(site: Site, login: str, *scopes: str) -> str:
    from majlis.adapters.records.access import tokens

    until = datetime.now(UTC) + timedelta(days=1)
    return tokens.create(site.world.records, tokens.Wanted("test", scopes, until, login))


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def test_a_token_opens_what_its_scopes_say(both_sites: Site) -> None:
    login = both_sites.person("ana", "secretariat")
    text = token(both_sites, login, "organisation.read")
    found = Client().get(ADDRESS, headers=bearer(text))
    assert found.status_code == 200
    assert found.json()["result"]["organisations"]
    refused = Client().get("/api/v1/nation/list", headers=bearer(text))
    assert refused.status_code == 403
    assert "nation.read" in refused.json()["faults"][0]["why"]


def test_nobody_is_told_how_to_come_in(site: Site) -> None:
    answer = site.client().get(ADDRESS)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_token_that_is_none_opens_nothing_even_with_a_session(site: Site) -> None:
    browser = site.as_("secretariat")
    for text in (
        "Bearer majlis_00000000_" + "x" * 43,
        "Bearer ",
        "Basic YTpi",
        "Bearer é",
        "nothing",
        "Bearer " + "x" * 5000,
    ):
        answer = browser.get(ADDRESS, headers={"Authorization": text})
        assert answer.status_code == 401, text


def test_a_closed_account_takes_its_tokens_along(site: Site) -> None:
    from majlis.adapters.records import people

    login = site.person("ana", "analyst")
    text = token(site, login, "organisation.read")
    people.close_person(site.world.records, login)
    assert Client().get(ADDRESS, headers=bearer(text)).status_code == 401


def test_a_session_reads_but_changes_nothing_without_its_own_token(site: Site) -> None:
    login = site.person("ana", "secretariat")
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = site.client(login).cookies
    assert browser.get(ADDRESS).status_code == 200
    forged = browser.post(ADDRESS, {}, content_type="application/json")
    assert forged.status_code == 403
    assert forged.json()["faults"][0]["code"] == "web.forged"
    browser.cookies["csrftoken"] = "a" * 32
    own = browser.post(ADDRESS, {}, content_type="application/json", headers={"X-CSRFToken": "a" * 32})
    assert own.status_code == 200


def test_a_token_needs_no_token_against_forged_forms(site: Site) -> None:
    text = token(site, site.person("ana", "secretariat"), "organisation.read")
    client = Client(enforce_csrf_checks=True)
    assert client.post(ADDRESS, {}, content_type="application/json", headers=bearer(text)).status_code == 200


def test_a_token_reads_nothing_red(site: Site) -> None:
    from tests.hand import enter, make_nation
    from tests.leaks import act

    login = site.person("ana", "secretariat")
    make_nation(site.world.records)
    seen, hidden = enter(site.world.records), enter(site.world.records, title="Another")
    act(site, "incident mark", code=hidden, marking="TLP:RED")
    text = token(site, login, "incident.read")
    address = "/api/v1/incident/list?nation=small"
    told = Client().get(address, headers=bearer(text)).content.decode()
    assert seen in told
    assert hidden not in told
    assert hidden in site.client(login).get(address).content.decode(), "the person reads it"
