"""Read what came in: accept, refuse, join; everybody who may see the dialogue reads the log."""

from tests.interfaces.web.dialogue.conftest import Talk

from majlis.acts.dialogue.show import ShowCommand, show


def test_accepted_refused_joined_and_logged(talk: Talk) -> None:
    writer = talk.enter(talk.site.client())
    for text in ("Power first.", "Nonsense.", "The first one, again."):
        writer.post(f"{talk.inside}say/", {"text": text})
    writer.post(f"{talk.inside}s/1/argue/", {"side": "for", "text": "It worked", "evidence": "RUN-1"})
    lead = talk.site.as_("secretariat")
    page = lead.get(f"{talk.led}queue/").content.decode()
    for text in ("Power first.", "Nonsense.", "It worked", "RUN-1"):
        assert text in page
    way = f"{talk.led}queue/judge/"
    lead.post(way, {"statement": "4", "verdict": "accept"})
    lead.post(way, {"statement": "5", "verdict": "refuse", "reason": "It says nothing"})
    lead.post(way, {"statement": "6", "verdict": "merge", "into": "1"})
    lead.post(way, {"remark": "1", "verdict": "accept"})
    found = show(ShowCommand(code=talk.code), talk.site.world)
    assert [one.state for one in found.statements] == [*["accepted"] * 4, "refused", "merged"]
    assert found.remarks[0].state == "accepted"
    reader = talk.site.as_("auditor", "audit").get(f"{talk.led}queue/").content.decode()
    assert "It says nothing" in reader
    assert "Nothing waits to be read" in reader
    assert '<button name="verdict"' not in reader


def test_a_refusal_needs_a_reason_and_joining_needs_another(talk: Talk) -> None:
    talk.enter(talk.site.client()).post(f"{talk.inside}say/", {"text": "Power first."})
    lead, way = talk.site.as_("secretariat"), f"{talk.led}queue/judge/"
    for sent in (
        {"statement": "4", "verdict": "refuse"},
        {"statement": "4", "verdict": "merge", "into": ""},
        {"statement": "4", "verdict": "burn"},
        {"verdict": "accept"},
    ):
        assert lead.post(way, sent).status_code == 302
        assert 'class="message error"' in lead.get(f"{talk.led}queue/").content.decode()
    assert show(ShowCommand(code=talk.code), talk.site.world).statements[3].state == "waiting"


def test_nobody_else_judges(talk: Talk) -> None:
    sent = {"statement": "1", "verdict": "refuse", "reason": "x"}
    for role, organisation in (("analyst", "cert"), ("secretariat", "elsewhere")):
        browser = talk.site.as_(role, organisation)
        assert browser.post(f"{talk.led}queue/judge/", sent).status_code == 403
