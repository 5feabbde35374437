"""An answer has a tag, the way to the next page, and nothing twice."""

from datetime import date

from tests.recorded import CODE, with_nation
from tests.sites import Site

from majlis.acts.incident.create import CreateCommand, create

LIST = "/api/v1/incident/list"


def with_incidents(site: Site) -> None:
    world = with_nation(site.world)
    for number in range(3):
        create(
            CreateCommand(nation=CODE, title=f"Case {number}", day=date(2026, 1, number + 1), kind="ransomware"), world
        )


def test_a_list_leads_from_page_to_page(both_sites: Site) -> None:
    with_incidents(both_sites)
    browser, address, titles = both_sites.as_("secretariat"), f"{LIST}?nation={CODE}&most=2", []
    for _ in range(5):
        answer = browser.get(address)
        titles += [one["title"] for one in answer.json()["result"]["incidents"]]
        if "Link" not in answer.headers:
            break
        address, _, relation = answer.headers["Link"].partition("; ")
        assert relation == 'rel="next"'
        address = address.strip("<>")
    assert titles == ["Case 2", "Case 1", "Case 0"]


def test_who_has_the_answer_is_not_sent_it_again(site: Site) -> None:
    with_incidents(site)
    browser, address = site.as_("secretariat"), f"{LIST}?nation={CODE}"
    tag = browser.get(address).headers["ETag"]
    for known in (tag, f'"other", {tag}', "*"):
        again = browser.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    assert browser.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    assert browser.get(f"{address}&most=1").headers["ETag"] != tag


def test_synthetic_says_so(site: Site) -> None:
    with_incidents(site)
    told = site.as_("secretariat").get(f"{LIST}?nation={CODE}").json()
    assert told["run"]["band"].startswith("SYNTHETIC")
    assert told["run"]["in_order"] is True
