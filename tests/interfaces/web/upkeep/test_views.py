"""The catalogue and how long things are kept: shown by role, changed by role."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.sites import Site


def test_the_catalogue_is_shown_and_a_wrong_file_is_told(site: Site) -> None:
    browser = site.as_("analyst")
    told = browser.get("/upkeep/catalogue/")
    assert b"counts" in told.content
    assert b"Bring a newer one" in told.content
    wrong = browser.post("/upkeep/catalogue/", {"file": SimpleUploadedFile("kev.json", b"no json")})
    assert wrong.status_code == 400
    assert browser.get("/upkeep/catalogue/?as=csv").status_code == 200
    back = browser.post("/upkeep/catalogue/revert/", follow=True)
    assert b"message error" in back.content
    assert b"Bring a newer one" not in site.as_("council-member").get("/upkeep/catalogue/").content
    assert site.as_("operator").get("/upkeep/catalogue/").status_code == 403


def test_days_are_set_by_the_secretariat_and_applied_by_the_administrator(both_sites: Site) -> None:
    secretariat = both_sites.as_("secretariat")
    told = secretariat.get("/upkeep/retention/")
    assert told.status_code == 200
    rule = told.content.split(b'name="rule" value="')[1].split(b'"')[0].decode()
    done = secretariat.post("/upkeep/retention/set/", {"rule": rule, "days": "36000"}, follow=True)
    assert b"kept 36,000 days" in done.content
    few = secretariat.post("/upkeep/retention/set/", {"rule": rule, "days": "1"}, follow=True)
    assert b"message error" in few.content
    none = secretariat.post("/upkeep/retention/set/", {"rule": rule, "days": "soon"}, follow=True)
    assert b"message error" in none.content
    assert secretariat.post("/upkeep/retention/apply/").status_code == 403
    administrator = both_sites.as_("administrator")
    assert b"Nothing is due" in administrator.get("/upkeep/retention/").content
    assert b"Nothing was due" in administrator.post("/upkeep/retention/apply/", follow=True).content
    assert administrator.get("/upkeep/retention/?as=xlsx").status_code == 403
    assert secretariat.get("/upkeep/retention/?as=xlsx").status_code == 200
