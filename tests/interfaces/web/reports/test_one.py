"""What authorities do with a report on its page: ask, feed back, close, attach, join, merge, and the ways back."""

from dataclasses import replace

from tests.queries import queries
from tests.reports import HIDDEN, addresses, secret_reports, sent, with_parties
from tests.sites import Site

from majlis.acts.report.amend import AmendCommand, amend
from majlis.evidence.reporting.routing import shipped


def page(browser: object, code: str) -> str:
    return browser.get(f"/report/{code}/").content.decode()  # type: ignore[attr-defined,no-any-return]


def test_asked_answered_fed_back_closed_and_opened_again(both_sites: Site) -> None:
    code = sent(with_parties(both_sites.world))
    cert, clinic = both_sites.as_("analyst", "cert"), both_sites.as_("operator", "clinic")
    refused = cert.post(f"/report/{code}/do/", {"deed": "close"}, follow=True).content.decode()
    assert "has had no feedback" in refused
    cert.post(f"/report/{code}/say/", {"kind": "question", "text": "Since when?"})
    cert.post(f"/report/{code}/say/", {"kind": "note", "text": "Internal matter"})
    assert "Since when?" in page(clinic, code)
    assert "· Cert</p>" in page(clinic, code)
    assert "Internal matter" not in page(clinic, code)
    clinic.post(f"/report/{code}/say/", {"kind": "answer", "text": "Since\r\nnoon"})
    cert.post(f"/report/{code}/say/", {"kind": "intermediate", "text": "How far are you?"})
    assert "intermediate report" in page(clinic, code)
    more = clinic.get(f"/report/{code}/more/").content.decode()
    assert f"<h1>{code}: intermediate report</h1>" in more
    cert.post(f"/report/{code}/say/", {"kind": "feedback", "text": "Advice 12 helps"})
    said = cert.post(f"/report/{code}/do/", {"deed": "close"}, follow=True).content.decode()
    assert "Closed." in said
    assert "#undo-reopen" in said
    assert "Open again." in cert.post(f"/report/{code}/do/", {"deed": "reopen"}, follow=True).content.decode()
    empty = cert.post(f"/report/{code}/say/", {"kind": "question", "text": " "}, follow=True).content.decode()
    assert "Nothing was sent" in empty
    assert clinic.post(f"/report/{code}/say/", {"kind": "question", "text": "x"}).status_code == 403
    assert cert.post(f"/report/{code}/say/", {"kind": "shout", "text": "x"}).status_code == 400


def test_an_incident_is_made_by_one_click_and_left_again(both_sites: Site) -> None:
    code = sent(with_parties(both_sites.world))
    cert = both_sites.as_("analyst", "cert")
    made = cert.post(f"/report/{code}/do/", {"deed": "incident", "join": ""}, follow=True).content.decode()
    assert "Made INC-" in made
    left = cert.post(f"/report/{code}/do/", {"deed": "leave"}, follow=True).content.decode()
    assert "Taken out" in left
    joined = cert.post(
        f"/report/{code}/do/", {"deed": "incident", "join": made.partition("Made ")[2][:13]}, follow=True
    )
    assert b"Joined INC-" in joined.content


def test_attached_taken_back_shown_and_hidden(site: Site) -> None:
    cert = site.as_("analyst", "cert")
    code = sent(with_parties(site.world), operator="")
    for deed, values in {
        "attach": {"operator": "clinic"},
        "detach": {},
        "show": {"organisation": "ministry", "because": "It asked"},
        "hide": {"organisation": "ministry"},
    }.items():
        answer = cert.post(f"/report/{code}/do/", {"deed": deed, **values}, follow=True).content.decode()
        assert 'class="message success"' in answer, deed
    assert cert.post(f"/report/{code}/do/", {"deed": "attach"}).status_code == 400
    assert cert.post(f"/report/{code}/do/", {"deed": "burn"}).status_code == 400


def test_two_reports_are_compared_merged_and_parted(both_sites: Site) -> None:
    world = with_parties(both_sites.world)
    one, other = sent(world, people=5), sent(world)
    cert = both_sites.as_("analyst", "cert")
    assert "Compare and merge" in page(cert, one)
    preview = cert.get(f"/report/{one}/merge/{other}/").content.decode()
    assert "gives way" in preview
    assert f"{one} is merged into {other}" in cert.post(f"/report/{one}/merge/{other}/", follow=True).content.decode()
    assert one in page(cert, other)
    assert "stand for themselves" in cert.post(f"/report/{one}/do/", {"deed": "unmerge"}, follow=True).content.decode()


def test_nobody_else_reads_a_word_of_a_secret_report(site: Site) -> None:
    codes = secret_reports(site.world)
    whole = 0
    for role, organisation in (
        *(("operator", "bank"), ("regulator", "bank-regulator"), ("analyst", "other-cert"), ("auditor", "audit")),
        *(("council-member", "council"), ("assistant", "council"), ("risk-analyst", "university")),
    ):
        browser = site.as_(role, organisation)
        for address in addresses("small", codes):
            found = browser.get(address)
            text = b"".join(found) if found.streaming else found.content
            echoed = 0
            if f"words={HIDDEN}" in address:  # what was asked is said again, as it is of a word that is nowhere
                echoed = browser.get(address.replace(HIDDEN, "NOWHERE")).content.count(b"NOWHERE")
            assert text.count(HIDDEN.encode()) == echoed, (role, address)
            whole += 1
    assert whole > 100
    assert HIDDEN in site.as_("operator", "clinic").get(f"/report/{codes[0]}/").content.decode()


def test_the_number_of_queries_does_not_grow(site: Site) -> None:
    from majlis.adapters.records.reports import enclosing, routing, talking

    world = with_parties(site.world)
    code = sent(world, marking="TLP:AMBER")
    records = world.records
    cert = site.as_("analyst", "cert")
    pages = ("/n/small/reports/", "/n/small/reports/board/", "/n/small/reports/rules/", "/report/")
    own = (f"/report/{code}/", f"/report/{code}/more/")

    def grow(times: int) -> None:
        for number in range(times):
            sent(world, title=f"Event {number}", marking="TLP:AMBER")
            sent(world, title=f"Portal {number}", operator="bank", sector="banking", marking="TLP:AMBER")
            enclosing.enclose(records, code, enclosing.Sent("a.log", f"{number} of {times}".encode()))
            talking.ask(records, code, f"Question {number}")
            talking.answer(records, code, f"Answer {number}")
            amend(AmendCommand(code=code, people=number, what=f"Told {number} of {times}"), world)
            rule = replace(shipped()["cert"], id=f"rule-{times}-{number}", reason=f"Reason {number}")
            routing.set_rule(records, "small", rule)

    grow(1)
    before = queries(cert, *pages, *own)
    grow(6)
    assert queries(cert, *pages, *own) == before


def test_what_belongs_to_an_incident_that_one_may_not_see_is_offered_no_other(site: Site) -> None:
    from majlis.adapters.records.incidents import writing
    from majlis.adapters.records.reports import joining
    from majlis.kernel.marking import Marking

    code = sent(with_parties(site.world))
    cert = site.as_("analyst", "cert")
    assert "Make an incident of it" in page(cert, code)
    incident = joining.to_incident(site.world.records, code, marking=Marking.parse("TLP:GREEN"))
    assert incident in page(cert, code)
    writing.mark(site.world.records, incident, Marking.parse("TLP:RED"), "Council")
    text = page(cert, code)
    assert "Part of an incident that you may not see." in text
    assert incident not in text
    assert "Make an incident of it" not in text
