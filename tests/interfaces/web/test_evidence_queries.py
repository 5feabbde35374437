"""Pages of incidents and evidence cost as many queries with twenty things as with one."""

from pathlib import Path

from tests.hand import enter, make_nation, report
from tests.queries import queries
from tests.recorded import ROWS, added, table
from tests.sites import Site

MANY = 20
LISTS = (
    "/n/small/incidents/",
    "/n/small/incidents/?words=systems&source=log",
    "/n/small/incidents/?as_of=2026-01-01&words=systems",
    "/n/small/incidents/duplicates/",
    "/n/small/incidents/days/",
    "/n/small/evidence/",
    "/n/small/evidence/?as_of=2026-01-01",
    "/n/small/evidence/search/",
    "/n/small/evidence/search/?words=ward&sector=health",
    "/n/small/evidence/search/?as_of=2026-01-01&source=log",
    "/n/small/evidence/source/log/",
    "/n/small/evidence/source/log/?as_of=2026-01-01",
    "/n/small/evidence/quarantine/",
    "/n/small/threat/",
)
BAD = "w{n},soon,2025-02-10,Bank,DDoS,Bank B,x"


def test_incidents_evidence_and_threat(both_sites: Site, tmp_path: Path) -> None:
    from majlis.adapters.records import views
    from majlis.adapters.records.incidents import links, writing

    world = both_sites.world
    make_nation(world.records)
    browser = both_sites.as_("analyst")
    records = world.records

    def more(name: str, number: int, code: str = "") -> str:
        rows = [row.replace(row[0], f"{name}{n}{row[0]}", 1) for n in range(number) for row in ROWS]
        wrong = [BAD.format(n=n) for n in range(number)]
        added(world, table(tmp_path, [*rows, *wrong], f"{name}.csv"), "small", source=name, bad_share=0.9)
        for n in range(number):
            one = enter(records, operator="Clinic A")
            links.link(records, one, [str(report(records, name, f"linked{name}{n}", "2025-03-01"))])
            views.keep(views_of, f"{name}{n}", "/n/small/incidents/?state=open")
            code = code or one
            writing.amend(records, code, {"people": len(name) * 1000 + n}, "CERT")
            links.link(records, code, [str(report(records, name, f"also{name}{n}", "2025-03-01"))])
        return code

    from dataclasses import replace

    views_of = replace(records, actor="analyst-secretariat")
    code = more("log", 2)
    pages = (*LISTS, f"/n/small/incidents/{code}/", f"/n/small/incidents/{code}/amend/")
    before = queries(browser, *pages)
    for n in range(3):
        more(f"more{n}", MANY // 3, code)
    after = queries(browser, *pages)
    assert after == before
    assert max(before.values()) <= 30
