"""Forms from elsewhere, scripts from elsewhere, sessions of others, files that climb: none gets through."""

from io import BytesIO

import pytest
from tests.sites import Site

SECRET = "four words that belong apart"  # noqa: S105 - of nobody
PAGES = ("/", "/account/", "/account/2fa/", "/account/sessions/", "/account/approvals/", "/do/", "/do/nation/import/")


def test_a_form_from_elsewhere_changes_nothing(site: Site) -> None:
    from django.test import Client

    login = site.person("chief", "secretariat")
    browser = site.client(login)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    for address in ("/do/organisation/add/", "/account/logout/", "/account/language/", "/account/approvals/"):
        answer = strict.post(address, {"code": "falcon", "name": "Falcon", "kind": "other", "language": "ur"})
        assert answer.status_code == 403, address
        assert b"too old, or was not sent from a page of this site" in answer.content
    assert strict.get("/account/").status_code == 200, "signed in still"
    from majlis.adapters.records import people

    assert "falcon" not in {one.code for one in people.organisations(site.world.records)}


def test_signing_in_needs_the_token_too(site: Site) -> None:  # noqa: ARG001 - it lays the database
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post("/account/login/", {"login": "a", "password": "b"}).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_no_page_runs_or_styles_inline(site: Site, address: str) -> None:
    answer = site.as_("secretariat").get(address)
    assert answer.status_code == 200
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    page = answer.content.decode().lower()
    for banned in (" style=", "<style", " onclick=", " onload=", "javascript:", "http://", "https://"):
        assert banned not in page.replace("http://testserver", "").replace("http://www.w3.org", ""), banned
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_signing_in_gives_another_session(site: Site) -> None:
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    site.person("a.khan", "analyst", organisation="cert")
    people.set_password(site.world.records, "a.khan", SECRET)
    browser = site.client()
    browser.get("/account/login/?next=/account/")
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    browser.cookies["majlis"] = session.session_key or ""
    before = session.session_key
    browser.post("/account/login/", {"login": "a.khan", "password": SECRET})
    after = browser.cookies["majlis"]
    assert after.value != before
    assert after["httponly"]
    assert after["samesite"] == "Lax"
    browser.post("/account/logout/")
    browser.cookies["majlis"] = after.value
    assert browser.get("/account/").status_code == 302, "the old session counts no more"


@pytest.mark.parametrize("there", ["https://falcon.example/", "//falcon.example/", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(site: Site, there: str) -> None:
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    site.person("a.khan", "analyst", organisation="cert")
    people.set_password(site.world.records, "a.khan", SECRET)
    typed = {"login": "a.khan", "password": SECRET, "next": there}
    assert site.client().post(f"/account/login/?next={there}", typed).headers["Location"] == "/"


@pytest.mark.parametrize("name", ["../../keys/site.key", "/etc/passwd", "..\\..\\x.csv", "a\0b.csv", ".htaccess"])
def test_a_file_that_climbs_stays_on_the_desk(site: Site, name: str) -> None:
    from majlis.interfaces.web.asking import safe_name

    clean = safe_name(name)
    assert "/" not in clean
    assert "\\" not in clean
    assert "\0" not in clean
    assert not clean.startswith(".")
    browser = site.as_("secretariat")
    file = BytesIO(b"not a workbook")
    file.name = name
    answer = browser.post("/do/nation/import/", {"source": file, "nation": "x"})
    assert answer.status_code in {400, 404}
    desks = site.home / "desks"
    assert not desks.exists() or list(desks.iterdir()) == [], "the desk went with the request"
    assert not (site.home / "keys" / "passwd").exists()


def test_a_path_of_the_machine_is_no_file(site: Site) -> None:
    key = site.home / "keys" / "site.key"
    key.parent.mkdir(exist_ok=True)
    key.write_text("falcon-secret", encoding="utf-8")
    for field in ("source", "path", "file"):
        answer = site.as_("secretariat", f"org-{field}").post("/do/nation/import/", {field: str(key), "nation": "x"})
        assert b"falcon-secret" not in answer.content
        assert answer.status_code in {400, 403, 404}


def test_too_much_is_refused(site: Site) -> None:
    many = {f"field{number}": "x" for number in range(6_000)}
    answer = site.as_("secretariat").post("/do/organisation/add/", many)
    assert answer.status_code == 400
