"""The list, the board and the rules, and the tables as files."""

from tests.reports import sent, with_parties
from tests.sites import Site


def test_listed_filtered_and_taken_away_as_files(both_sites: Site) -> None:
    world = with_parties(both_sites.world)
    code = sent(world, marking="TLP:AMBER")
    other = sent(world, operator="bank", sector="banking", title="Portal down", marking="TLP:AMBER")
    cert = both_sites.as_("analyst", "cert")
    page = cert.get("/n/small/reports/").content.decode()
    assert code in page
    assert other in page
    found = cert.get("/n/small/reports/?sector=banking&words=portal").content.decode()
    assert code not in found
    assert other in found
    assert "No report fits" in cert.get("/n/small/reports/?words=nothing").content.decode()
    table = cert.get("/n/small/reports/?form=csv")
    assert table.headers["Content-Type"].startswith("text/csv")
    assert b"TLP:AMBER" in table.content
    assert cert.get("/n/small/reports/?form=xlsx").content[:2] == b"PK"
    assert cert.get("/n/small/reports/?state=nonsense").status_code == 200


def test_the_board_says_who_is_overdue(both_sites: Site) -> None:
    code = sent(with_parties(both_sites.world), aware="2020-01-01T00:00", marking="TLP:AMBER+STRICT")
    regulator = both_sites.as_("regulator", "health-regulator")
    page = regulator.get("/n/small/reports/board/").content.decode()
    assert "overdue" in page
    assert code in page
    assert "No word to them yet" in page
    table = regulator.get("/n/small/reports/board/?form=csv").content
    assert b"Clinic" in table
    assert b"no word to them yet" in table
    empty = both_sites.as_("regulator", "bank-regulator").get("/n/small/reports/board/").content.decode()
    assert code not in empty
    assert "No operator has a report" in empty
    assert both_sites.as_("auditor", "audit").get("/n/small/reports/board/").status_code == 403


def test_rules_are_set_and_taken_out_by_who_keeps_the_nation(site: Site) -> None:
    with_parties(site.world)
    keeper = site.as_("secretariat")
    assert "The CERT receives every report" in keeper.get("/n/small/reports/rules/").content.decode()
    rule = {"id": "ministry-all", "to": "ministry", "reason": "It coordinates"}
    set_now = keeper.post("/n/small/reports/rules/set/", rule, follow=True).content.decode()
    assert "It coordinates" in set_now
    gone = keeper.post("/n/small/reports/rules/set/", {"id": "ministry-all", "off": "on"}, follow=True).content.decode()
    assert "It coordinates" not in gone
    wrong = keeper.post("/n/small/reports/rules/set/", {"id": "x", "to": "bank", "reason": "y"})
    assert wrong.status_code == 400
    assert site.as_("analyst", "cert").post("/n/small/reports/rules/set/", rule).status_code == 403


def test_the_door_is_opened_and_shut(site: Site) -> None:
    with_parties(site.world)
    keeper = site.as_("secretariat")
    keeper.post("/n/small/reports/door/", {})
    assert (
        "Small nation" in site.client().get("/report/").content.decode()
        or "Send the report" in site.client().get("/report/").content.decode()
    )
    keeper.post("/n/small/reports/door/", {"off": "1"})
    assert "No reports are taken" in site.client().get("/report/").content.decode()
