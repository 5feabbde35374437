"""Forms from elsewhere, scripts from elsewhere, sessions of others, files that climb: none gets through."""

import time
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.leaks import open_things
from tests.sites import Site, unlimited
from tests.walks import THINGS, Laid, addresses, filled, pages, said

if TYPE_CHECKING:
    from django.test import Client

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


def with_password(site: Site, login: str = "a.khan") -> str:
    """Make a person who signs in with a password; attempts are counted anew."""
    from django.core.cache import cache

    from majlis.adapters.records import people

    cache.clear()
    site.person(login, "analyst", organisation="cert")
    people.set_password(site.world.records, login, SECRET)
    return login


def test_signing_in_gives_another_session(both_sites: Site) -> None:
    with_password(both_sites)
    browser = both_sites.client()
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
    browser = site.as_("secretariat")
    files = {f"file{number}": BytesIO(b"x") for number in range(101)}
    for sent in (many, {"name": "x" * 5_000_000}, files):
        answer = browser.post("/do/organisation/add/", sent)
        assert answer.status_code == 400
        assert b"send less at once" in answer.content


def strict(browser: "Client") -> "Client":
    """Return the same browser as another site would use it: with the cookies, without the token of our pages."""
    from django.test import Client

    found = Client(enforce_csrf_checks=True)
    found.raise_request_exception = False
    found.cookies = browser.cookies
    return found


def test_no_address_takes_a_form_from_elsewhere(site: Site) -> None:
    names = THINGS
    things = Laid(dict.fromkeys(names, "x"), dict.fromkeys(names, "x"))
    login = site.person("chief", "secretariat", "administrator")
    browser = strict(site.client(login))
    let_in = []
    for route, arguments in addresses():
        if arguments[:1] == ("first",) or arguments == ("pk",):
            continue
        address = next(filled(route, arguments, things))
        answer = browser.post(address, {"code": "falcon"})
        refused = {403} if not address.startswith("/api/") else {403, 404, 405}
        if answer.status_code not in refused:
            let_in.append((address, answer.status_code))
    assert let_in == []
    for address in ("/do/person/close/", "/do/nation/import/", "/api/v1/person/close"):
        assert browser.post(address, {"login": login}).status_code == 403, address
    assert browser.get("/account/").status_code == 200, "signed in still"


def test_every_page_carries_the_headers_and_nothing_inline(site: Site, tmp_path: Path) -> None:
    from django.test import override_settings

    opened = {**open_things(site, tmp_path / "open"), "source": "cert"}
    browser = site.client(site.person("chief", "secretariat", "administrator"))
    wrong: dict[str, list[str]] = {}
    count = 0
    with override_settings(ACCOUNT_REAUTHENTICATION_TIMEOUT=10**6, MAJLIS=unlimited(site)):
        for page in pages(Laid(opened, opened)):
            if page.startswith("/account/logout"):
                continue
            answer = browser.get(page)
            if found := [*_headers(answer, same_for_all="/reader.js" in page), *_inline(answer)]:
                wrong[page] = found
            said(answer)  # closes what was opened
            count += 1
    assert wrong == {}
    assert count > 300


def _headers(answer: Any, *, same_for_all: bool) -> list[str]:
    heads = answer.headers
    wanted = {
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "same-origin",
    }
    found = [f"{name}: {heads.get(name)}" for name, value in wanted.items() if heads.get(name) != value]
    policy = heads.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy or "frame-ancestors 'none'" not in policy:
        found.append(policy)
    stored = heads.get("Cache-Control", "")
    if not same_for_all and not {"no-store", "private"} & {part.strip() for part in stored.split(",")}:
        found.append(f"Cache-Control: {stored}")
    return found


def _inline(answer: Any) -> list[str]:
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    if "attachment" in answer.headers.get("Content-Disposition", ""):
        return []
    if "'sha256-" in answer.headers["Content-Security-Policy"]:
        return []  # the verifier of decisions: its policy names its one script and its one style by their hashes
    page = answer.content.decode().lower().replace("http://testserver", "").replace("http://www.w3.org", "")
    banned = (" style=", "<style", "<script>", " onclick=", " onload=", " onerror=", "javascript:", "srcdoc=")
    return [one for one in banned if one in page]


def test_another_host_is_not_answered(site: Site) -> None:
    browser = site.as_("secretariat")
    for host in ("falcon.example", "testserver.falcon.example", "testserver@falcon.example"):
        answer = browser.get("/account/", headers={"host": host})
        assert answer.status_code == 400, host
        assert b"falcon" not in answer.content
        assert b"Look at the name in the address bar" in answer.content
    answer = browser.get("/account/", headers={"x-forwarded-host": "falcon.example"})
    assert b"falcon" not in answer.content


@pytest.mark.parametrize("there", ["https://falcon.example/", "//falcon.example/", "/\\falcon.example", "javascript:x"])
def test_asking_again_leads_nowhere_else(site: Site, there: str) -> None:
    from majlis.adapters.records import people

    login = site.person("a.khan", "administrator", organisation="cert")
    people.set_password(site.world.records, login, SECRET)
    browser = site.client(login)
    answer = browser.post(f"/account/reauthenticate/?next={there}", {"password": SECRET, "next": there})
    assert answer.status_code == 302
    assert "falcon" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]


def test_a_session_that_was_planted_is_not_taken_over(site: Site) -> None:
    browser = site.client()
    browser.cookies["majlis"] = "a" * 32
    answer = browser.get("/account/login/")
    assert answer.status_code == 200
    session = answer.cookies.get("majlis")
    assert session is None or session.value != "a" * 32


def test_signing_out_clears_what_the_browser_keeps(site: Site) -> None:
    assert site.as_("analyst").post("/account/logout/").headers["Clear-Site-Data"] == '"storage"'


def test_a_link_signs_nobody_out(site: Site) -> None:
    browser = site.as_("analyst")
    assert browser.get("/account/logout/").status_code == 200
    assert browser.get("/account/").status_code == 200


def test_the_tokens_of_forms_are_others_after_signing_in(site: Site) -> None:
    from django.test import Client

    with_password(site)
    browser = Client(enforce_csrf_checks=True)
    browser.get("/account/login/")
    before = browser.cookies["csrftoken"].value
    typed = {"login": "a.khan", "password": SECRET, "csrfmiddlewaretoken": before}
    assert browser.post("/account/login/", typed).status_code == 302
    assert browser.cookies["csrftoken"].value != before
    browser.cookies["csrftoken"] = "x" * 32
    assert browser.post("/account/language/", {"language": "en", "csrfmiddlewaretoken": before}).status_code == 403


def test_cookies_end_with_the_browser_and_go_to_this_site_alone(site: Site) -> None:
    with_password(site)
    browser = site.client()
    browser.get("/account/login/")
    browser.post("/account/login/", {"login": "a.khan", "password": SECRET})
    session = browser.cookies["majlis"]
    assert (session["httponly"], session["samesite"], session["domain"], session["path"]) == (True, "Lax", "", "/")
    assert (session["max-age"], session["expires"]) == ("", ""), "it ends with the browser"
    assert browser.cookies["csrftoken"]["samesite"] == "Lax"
    assert SECRET not in str(browser.session.items())


def test_another_password_ends_all_other_sessions(both_sites: Site) -> None:
    with_password(both_sites)
    here, there = both_sites.client(), both_sites.client()
    for browser in (here, there):
        browser.post("/account/login/", {"login": "a.khan", "password": SECRET})
    fresh = "five words that nobody has guessed"
    typed = {"oldpassword": SECRET, "password1": fresh, "password2": fresh}
    assert here.post("/account/password/", typed).status_code == 302
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302


def workbook_with(xml: str) -> BytesIO:
    """Return a workbook whose sheet is this XML."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
        )
        archive.writestr("xl/workbook.xml", xml)
    out.seek(0)
    out.name = "book.xlsx"
    return out


def test_a_workbook_that_unfolds_or_reads_files_of_the_machine_is_refused(site: Site) -> None:
    (site.home / "keys").mkdir(exist_ok=True)
    (site.home / "keys" / "site.key").write_text("falcon-secret", encoding="utf-8")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12))
    bombs = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><workbook>&l11;</workbook>',
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file://{site.home}/keys/site.key">]><workbook>&x;</workbook>',
    )
    browser = site.as_("secretariat")
    for bomb in bombs:
        begun = time.process_time()
        answer = browser.post("/do/nation/import/", {"source": workbook_with(bomb), "nation": "x"})
        assert answer.status_code == 400, answer.status_code
        assert b"falcon-secret" not in answer.content
        assert time.process_time() - begun < 5, "seconds of the processor"


@pytest.mark.parametrize(
    ("name", "content"),
    [("shell.php", b"<?php"), ("page.html", b"<script>alert(1)</script>"), ("book.xlsx", b"PK\x03\x04 broken")],
)
def test_a_file_of_another_kind_is_refused_and_not_kept(site: Site, name: str, content: bytes) -> None:
    file = BytesIO(content)
    file.name = name
    answer = site.as_("secretariat").post("/nations/import/", {"file": file}, follow=True)
    assert answer.status_code in {200, 400, 415, 422}, answer.status_code
    assert b"<script>alert(1)" not in answer.content
    kept = [path for path in (site.home / "held").rglob("*") if path.is_file()] if (site.home / "held").exists() else []
    assert [path for path in kept if path.suffix in {".php", ".html"}] == []
