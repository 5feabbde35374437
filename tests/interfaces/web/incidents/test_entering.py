"""Three fields make an incident, our words stand for theirs, and two people who amend at once lose nothing."""

from django.test import Client
from tests.hand import enter, report
from tests.pages import fields
from tests.sites import Site

from majlis.acts.incident.show import ShowCommand, ShowResult, show
from majlis.interfaces.web.incidents.deeds import address
from majlis.interfaces.web.incidents.entering import as_seen, in_our_words

NEW = "/n/small/incidents/new/"
FACTS = {"title": "Ward systems locked", "day": "2025-03-01", "kind": "files encrypted", "sector": "Hospital"}


def now(site: Site, code: str) -> ShowResult:
    return show(ShowCommand(code=code), site.world)


def values(site: Site, code: str) -> dict[str, str]:
    return {one.field: one.value for one in now(site, code).fields}


def form_of(browser: Client, code: str) -> dict[str, str]:
    """Return what a browser would send back of the form of an incident."""
    return fields(browser.get(f"{address('small', code)}amend/").content)


def test_few_fields_and_words_of_their_own(both: Site) -> None:
    browser = both.as_("analyst")
    assert browser.get(NEW).status_code == 200
    answer = browser.post(NEW, {**FACTS, "people": "1,200", "source": "Ministry"})
    assert answer.status_code == 302
    code = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    found = values(both, code)
    assert (found["kind"], found["sector"], found["people"]) == ("ransomware", "health", "1200")


def test_what_is_wrong_is_said_at_its_field(small: Site) -> None:
    browser = small.as_("analyst")
    answer = browser.post(NEW, {"title": "", "day": "2099-01-01", "kind": "teapot"})
    assert answer.status_code == 400
    assert b'id="id_title_error"' in answer.content
    again = browser.post(NEW, {**FACTS, "kind": "teapot"}).content.decode()
    assert "is no kind" in again
    assert fields(again.encode())["title"] == FACTS["title"]
    assert small.as_("council-member").post(NEW, FACTS).status_code == 403


def test_an_incident_is_made_of_reports(both: Site) -> None:
    records = both.world.records
    rows = [str(report(records, "cert", key, "2025-03-01", operator="Clinic A")) for key in ("1", "2")]
    browser = both.as_("analyst")
    page = fields(browser.get(NEW, {"report": rows}).content)
    assert (page["operator"], page["day"], page["known"]) == ("Clinic A", "2025-03-01", "2025-03-01")
    answer = browser.post(NEW, {**FACTS, "report": rows})
    code = answer.headers["Location"].rstrip("/").rpartition("/")[2]
    assert len(now(both, code).reports) == 2
    taken = browser.post(NEW, {**FACTS, "report": rows[:1]}, follow=True)
    assert "already" in taken.content.decode()


def test_only_what_changed_is_written_and_emptied_is_unknown(small: Site) -> None:
    code = enter(small.world.records, operator="Clinic A", people=7)
    browser = small.as_("analyst")
    sent = form_of(browser, code)
    answer = browser.post(f"{address('small', code)}amend/", {**sent, "people": "", "hours": "3", "source": "CERT"})
    assert answer.status_code == 302
    found = now(small, code)
    assert {name for name, _, _ in found.history[-1].changes} == {"people", "hours"}
    assert values(small, code)["people"] == ""
    assert values(small, code)["operator"] == "Clinic A"


def test_two_who_amend_at_once(both: Site) -> None:
    code = enter(both.world.records)
    page = f"{address('small', code)}amend/"
    one, two = both.as_("analyst"), both.as_("regulator")
    mine, theirs = form_of(one, code), form_of(two, code)
    assert two.post(page, {**theirs, "people": "1200", "source": "CERT"}).status_code == 302
    answer = one.post(page, {**mine, "people": "900", "summary": "Mine", "source": "Operator"})
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "1,200" in text
    assert "regulator-secretariat" in text
    assert fields(answer.content)["summary"] == "Mine"
    assert values(both, code)["summary"] == ""
    mended = {**mine, "people": "900", "summary": "Mine", "source": "Operator", "seen": fields(answer.content)["seen"]}
    assert one.post(page, mended).status_code == 302
    assert (values(both, code)["people"], values(both, code)["summary"]) == ("900", "Mine")


def test_what_others_did_elsewhere_is_kept(small: Site) -> None:
    code = enter(small.world.records)
    page = f"{address('small', code)}amend/"
    one, two = small.as_("analyst"), small.as_("regulator")
    mine, theirs = form_of(one, code), form_of(two, code)
    two.post(page, {**theirs, "people": "1200", "source": "CERT"})
    assert one.post(page, {**mine, "hours": "2", "source": "Operator"}).status_code == 302
    assert (values(small, code)["people"], values(small, code)["hours"]) == ("1200", "2")
    assert as_seen(now(small, code), 1)["people"] == ""


def test_our_words() -> None:
    assert in_our_words({"kind": "DoS", "people": "1 200", "sector": "", "x": None}) == {
        "kind": "ddos",
        "people": "1200",
    }
