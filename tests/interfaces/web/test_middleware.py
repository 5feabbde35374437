"""Who asks is settled once, headers keep pages to their readers, and errors are pages that say what to do."""

from tests.sites import Site


def test_who_has_not_signed_in_is_shown_the_way(site: Site) -> None:
    answer = site.client().get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


def test_a_page_is_kept_by_nobody_and_runs_no_foreign_script(site: Site) -> None:
    answer = site.as_("analyst").get("/")
    assert answer.status_code == 200
    assert "no-store" in answer.headers["Cache-Control"]
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_an_act_is_refused_to_who_may_not(site: Site) -> None:
    answer = site.as_("operator").get("/do/person/list/")
    assert answer.status_code == 403
    assert b"may not do this" in answer.content


def test_an_act_is_performed_from_its_form(both_sites: Site) -> None:
    browser = both_sites.as_("secretariat")
    answer = browser.post("/do/organisation/add/", {"code": "cert", "name": "CERT", "kind": "cert"})
    assert answer.status_code == 200
    assert b"cert" in answer.content
    again = browser.post("/do/organisation/add/", {"code": "cert", "name": "CERT", "kind": "cert"})
    assert again.status_code == 400
    assert b"What to do" in again.content or b"already" in again.content
