"""One button each, with the way back in the message."""

from tests.hand import enter, report
from tests.sites import Site

from majlis.acts.incident.show import ShowCommand, ShowResult, show
from majlis.interfaces.web.incidents.deeds import address


def now(site: Site, code: str) -> ShowResult:
    return show(ShowCommand(code=code), site.world)


def test_close_open_mark_link_and_unlink(both: Site) -> None:
    code = enter(both.world.records)
    row = str(report(both.world.records, "cert", "17", "2025-03-01"))
    browser = both.as_("analyst")
    base = address("small", code)
    answer = browser.post(f"{base}state/", {"to": "closed", "source": "CERT"}, follow=True)
    assert b"Undo" in answer.content
    assert now(both, code).state == "closed"
    browser.post(f"{base}state/", {"to": "open"})
    assert now(both, code).state == "open"
    browser.post(f"{base}marking/", {"marking": "TLP:GREEN"})
    assert now(both, code).marking == "TLP:AMBER"  # of the version before
    assert next(one.value for one in now(both, code).fields if one.field == "marking") == "TLP:GREEN"
    browser.post(f"{base}link/", {"report": "cert/17"})
    assert [str(one.observation) for one in now(both, code).reports] == [row]
    browser.post(f"{base}unlink/", {"report": row})
    assert now(both, code).reports == ()


def test_what_is_wrong_is_said_on_the_record(small: Site) -> None:
    code = enter(small.world.records)
    browser = small.as_("analyst")
    base = address("small", code)
    for name, sent, said in (
        ("marking", {"marking": "blue"}, "not a marking"),
        ("link", {"report": "cert/99"}, "no report"),
        ("link", {}, "observations"),
        ("state", {"to": "open"}, "open already"),
    ):
        answer = browser.post(f"{base}{name}/", sent, follow=True)
        assert said in answer.content.decode(), name
    assert browser.get(f"{base}state/").status_code == 405


def test_who_may_not_write_is_refused(small: Site) -> None:
    code = enter(small.world.records)
    answer = small.as_("council-member").post(f"{address('small', code)}state/", {"to": "closed"})
    assert answer.status_code == 403
    assert now(small, code).state == "open"


def test_an_amendment_is_taken_back_and_that_too(both: Site) -> None:
    code = enter(both.world.records, people=10)
    browser = both.as_("analyst")
    page = f"/n/small/incidents/{code}/"
    fields = {one.field: one.value for one in now(both, code).fields if one.field != "marking"}
    sent = {**fields, "people": "400", "source": "CERT", "seen": "1"}
    text = browser.post(f"{page}amend/", sent, follow=True).content.decode()
    assert "Amended: People affected" in text
    assert f'action="{page}undo/"' in text
    text = browser.post(f"{page}undo/", {"version": "2"}, follow=True).content.decode()
    assert "As it was before: People affected" in text
    assert '<input type="hidden" name="version" value="3">' in text
    assert "changed since version 2" not in text
    again = browser.post(f"{page}undo/", {"version": "2"}, follow=True).content.decode()
    assert "changed since version 2" in again
    assert "400" in browser.post(f"{page}undo/", {"version": "3"}, follow=True).content.decode()
    assert both.as_("council-member").post(f"{page}undo/", {"version": "4"}).status_code == 403
