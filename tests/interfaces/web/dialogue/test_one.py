"""The page of who leads: phases, code word, statements, questions, outcomes."""

import re

from tests.dialogues import a_decision
from tests.interfaces.web.dialogue.conftest import Talk

from majlis.acts.dialogue.show import ShowCommand, ShowResult, show


def shown(talk: Talk) -> ShowResult:
    return show(ShowCommand(code=talk.code), talk.site.world)


def test_who_leads_is_shown_what_can_be_done_and_others_read(talk: Talk) -> None:
    lead = talk.site.as_("secretariat").get(talk.led).content.decode()
    for text in ("What must be reported?", "Statement 1.", "Add a statement", "Go on to:", "Give out another word"):
        assert text in lead
    reader = talk.site.as_("auditor", "audit").get(talk.led).content.decode()
    assert "Statement 1." in reader
    for text in ("Add a statement", "Go on to:", "Give out another word", "/paper/"):
        assert text not in reader
    assert talk.site.as_("secretariat", "elsewhere").get(talk.led.replace("small", "other")).status_code == 404


def test_a_dialogue_of_another_nation_is_not_here(talk: Talk) -> None:
    from tests.hand import make_nation

    make_nation(talk.site.world.records, "other")
    browser = talk.site.as_("secretariat")
    for page in ("", "queue/", "paper/", "results/", "report/", "edit/", "projector/", "projector/beat/"):
        assert browser.get(f"{talk.led.replace('/small/', '/other/')}{page}").status_code == 404


def test_the_code_word_is_shown_by_one_browser_alone(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    assert talk.word not in browser.get(talk.led).content.decode()
    assert browser.post(f"{talk.led}word/").status_code == 302
    page = browser.get(talk.led).content.decode()
    found = re.search(r"<code>2026-1 (\S+)</code>", page.replace(talk.number, "2026-1"))
    assert found
    assert found[1] != talk.word
    assert "<svg" in page
    assert talk.site.client().get(f"{talk.inside}{found[1]}/").status_code == 200
    other = talk.site.client("secretariat-secretariat")
    assert found[1] not in other.get(talk.led).content.decode()
    browser.post(f"{talk.led}word/", {"off": "1"})
    assert found[1] not in browser.get(talk.led).content.decode()
    assert talk.site.client().get(f"{talk.inside}{found[1]}/").status_code == 404


def test_phases_go_on_and_back_with_a_reason(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    browser.post(f"{talk.led}phase/", {"to": "converge"})
    assert shown(talk).dialogue.phase == "converge"
    browser.post(f"{talk.led}phase/", {"to": "listen"})
    assert "needs a reason" in browser.get(talk.led).content.decode()
    browser.post(f"{talk.led}phase/", {"to": "listen", "reason": "Too early"})
    assert "Too early" in browser.get(talk.led).content.decode()
    assert browser.post(f"{talk.led}phase/", {"to": "somewhere"}).status_code == 400
    browser.post(f"{talk.led}phase/", {"to": "closed"})
    assert shown(talk).dialogue.phase == "listen"


def test_statements_questions_and_outcomes_are_added(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    assert browser.post(f"{talk.led}add/seed/", {"text": "Power first."}).status_code == 302
    wrong = browser.post(f"{talk.led}add/seed/", {"text": ""})
    assert wrong.status_code == 400
    assert "Nothing was said" in wrong.content.decode()
    asked = {"text": "Hours without power", "unit": "hours", "least": "0"}
    assert browser.post(f"{talk.led}add/ask/", asked).status_code == 302
    assert browser.post(f"{talk.led}add/nothing/", {}).status_code == 404
    for to in ("converge", "report"):
        browser.post(f"{talk.led}phase/", {"to": to})
    assert "What became of it" in browser.get(talk.led).content.decode()
    told = {"statement": "4", "decision": "DEC-2026-0099", "text": "Taken up."}
    wrong = browser.post(f"{talk.led}add/became/", told)
    assert wrong.status_code == 400
    assert "There is no decision" in wrong.content.decode()
    decision = a_decision(talk.site.world)
    told["decision"] = decision
    assert browser.post(f"{talk.led}add/became/", told).status_code == 302
    found = shown(talk)
    assert found.statements[3].text == "Power first."
    assert found.questions[0].unit == "hours"
    assert found.statements[3].outcome is not None
    assert found.statements[3].outcome.decision == decision
    assert "Not published" in browser.get(talk.led).content.decode()


def test_what_is_asked_is_changed_and_constituencies_stand_fast(talk: Talk) -> None:
    browser = talk.site.as_("secretariat")
    page = browser.get(f"{talk.led}edit/").content.decode()
    assert "operators=Operators" not in page
    sent = {"title": "Duties of all", "question": "What must be reported?", "title_ur": "فرائض", "question_ur": ""}
    assert browser.post(f"{talk.led}edit/", sent).status_code == 302
    assert shown(talk).dialogue.title_ur == "فرائض"
    assert browser.post(f"{talk.led}edit/", {**sent, "title": "x" * 400}).status_code == 400
    browser.post(f"{talk.led}phase/", {"to": "frame", "reason": "Again"})
    assert "operators=Operators" in browser.get(f"{talk.led}edit/").content.decode()


def test_a_dialogue_that_is_stricter_opens_to_no_word(talk: Talk) -> None:
    from tests.interfaces.web.dialogue.conftest import talk_on

    strict = talk_on(talk.site, marking="TLP:AMBER")
    browser = talk.site.as_("secretariat")
    assert browser.post(f"{strict.led}word/").status_code == 302

    from tests.dialogues import with_dialogue

    code = with_dialogue(talk.site.world, owner="secretariat", marking="TLP:RED")
    led = strict.led.replace(strict.code, code)
    browser.post(f"{led}word/")
    assert "without an account" in browser.get(led).content.decode()
