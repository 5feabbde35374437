"""An operator reports, keeps a draft, completes the report; an authority does it for a caller."""

import re

from tests.reports import sent, with_parties
from tests.sites import Site


def test_an_operator_reports_on_a_page_and_an_authority_reads_it(both_sites: Site) -> None:
    with_parties(both_sites.world)
    clinic = both_sites.as_("operator", "clinic")
    page = clinic.get("/report/").content.decode()
    assert "Your reports" in page
    assert 'name="operator" value="clinic"' in page
    assert "Name of the operator" not in page
    told = {
        "nation": "small",
        "operator": "clinic",
        "title": "Wards dark",
        "sector": "health",
        "technical": "198.51.100.7",
    }
    receipt = clinic.post("/report/", told).content.decode()
    code = re.search(r"REP-\d{4}-\d{4}", receipt)
    assert code
    assert "We have your report" in receipt
    cert = both_sites.as_("analyst", "cert").get(f"/report/{code[0]}/").content.decode()
    assert "198.51.100.7" in cert
    assert "The CERT receives every report" in cert
    regulator = both_sites.as_("regulator", "health-regulator").get(f"/report/{code[0]}/").content.decode()
    assert "Wards dark" in regulator
    assert "198.51.100.7" not in regulator
    for role, organisation in (("operator", "bank"), ("regulator", "bank-regulator"), ("council-member", "council")):
        assert both_sites.as_(role, organisation).get(f"/report/{code[0]}/").status_code == 404
    assert code[0] in clinic.get("/report/").content.decode()


def test_nothing_to_say_and_the_wrong_role(site: Site) -> None:
    with_parties(site.world)
    clinic = site.as_("operator", "clinic")
    answer = clinic.post("/report/", {"nation": "small", "operator": "clinic"})
    assert answer.status_code == 400
    assert b"says nothing" in answer.content
    assert clinic.post("/report/", {"nation": "small", "operator": "bank", "title": "x"}).status_code == 400
    assert site.as_("auditor", "audit").get("/report/REP-2025-0001/more/").status_code == 403


def test_a_draft_is_kept_filled_in_and_gone_once_sent(both_sites: Site) -> None:
    with_parties(both_sites.world)
    clinic, other = both_sites.as_("operator", "clinic"), both_sites.as_("operator", "bank")
    assert clinic.post("/report/draft/", {"title": "FALCON half a sen"}).json()["kept"]
    assert "FALCON half a sen" in clinic.get("/report/").content.decode()
    assert "FALCON" not in other.get("/report/").content.decode()
    clinic.post("/report/", {"title": "FALCON kept by hand", "keep": "1"})
    assert "kept by hand" in clinic.get("/report/").content.decode()
    clinic.post("/report/", {"nation": "small", "operator": "clinic", "title": "Sent"})
    assert "FALCON" not in clinic.get("/report/").content.decode()
    clinic.post("/report/draft/", {"title": "FALCON again"})
    clinic.post("/report/draft/forget/", {"place": ""})
    assert "FALCON" not in clinic.get("/report/").content.decode()


def test_the_next_stage_is_filled_in_with_what_is_known(both_sites: Site) -> None:
    code = sent(with_parties(both_sites.world))
    clinic = both_sites.as_("operator", "clinic")
    page = clinic.get(f"/report/{code}/more/").content.decode()
    assert "How many people" in page
    assert "All computers show a note" in page
    answer = clinic.post(f"/report/{code}/more/", {"stage": "notification", "people": "300", "cross_border": "no"})
    assert answer.status_code == 302
    assert "300" in clinic.get(f"/report/{code}/").content.decode()
    assert "final report" in clinic.get(f"/report/{code}/more/").content.decode()
    assert clinic.post(f"/report/{code}/more/", {"people": "-4"}).status_code == 400
    assert both_sites.as_("operator", "bank").get(f"/report/{code}/more/").status_code == 404


def test_an_analyst_reports_for_a_caller(site: Site) -> None:
    with_parties(site.world)
    cert = site.as_("analyst", "cert")
    assert "Name of the operator" in cert.get("/report/").content.decode()
    told = {"nation": "small", "operator": "", "name": "Some mill", "title": "Locked", "marking": "TLP:RED"}
    assert b"We have your report" in cert.post("/report/", told).content
    assert "Some mill" in cert.get("/n/small/reports/").content.decode()
