"""Say something: a statement, an argument, three numbers, a note of dissent; what is wrong stands at its field."""

from tests.interfaces.web.dialogue.conftest import Talk

from majlis.acts.dialogue.ask import AskCommand, ask
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.show import ShowCommand, show


def test_a_statement_waits_to_be_read(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    assert "At most 280 letters" in browser.get(f"{talk.inside}say/").content.decode()
    sent = {"text": "Reports should\r\nbe short.", "text_ur": "رپورٹ مختصر ہو"}
    assert browser.post(f"{talk.inside}say/", sent).status_code == 302
    assert "It is read first" in browser.get(f"{talk.inside}say/").content.decode()
    one = show(ShowCommand(code=talk.code), talk.site.world).statements[-1]
    assert (one.text, one.text_ur, one.state) == ("Reports should be short.", "رپورٹ مختصر ہو", "waiting")


def test_what_is_wrong_with_a_statement_stands_at_its_field(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    for text, told in (("", "Nothing was said"), ("x" * 281, "at most 280"), ("Statement 1.", "was said already")):
        answer = browser.post(f"{talk.inside}say/", {"text": text})
        assert answer.status_code == 400
        assert told in answer.content.decode()


def test_an_argument_names_its_side_and_what_it_rests_on(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    way = f"{talk.inside}s/1/argue/"
    assert "Statement 1." in browser.get(way).content.decode()
    assert browser.get(f"{talk.inside}s/9/argue/").status_code == 404
    assert browser.post(way, {"side": "against", "text": ""}).status_code == 400
    assert browser.post(way, {"side": "against", "text": "It fails", "evidence": "A study"}).status_code == 302
    one = show(ShowCommand(code=talk.code), talk.site.world).remarks[-1]
    assert (one.kind, one.statement, one.text, one.evidence) == ("against", 1, "It fails", "A study")


def test_an_estimate_is_three_numbers_that_rise(talk: Talk) -> None:
    world = talk.site.world
    ask(AskCommand(code=talk.code, text="Hours without power", unit="hours", least=0), world)
    browser = talk.enter(talk.site.client())
    way = f"{talk.inside}estimates/"
    assert "Hours without power" in browser.get(way).content.decode()
    phase(PhaseCommand(code=talk.code, to="converge"), world)
    wrong = browser.post(way, {"question": "1", "low": "9", "middle": "4", "high": "12"})
    assert wrong.status_code == 400
    assert "must rise" in wrong.content.decode()
    assert browser.post(way, {"question": "1", "low": "", "middle": "4", "high": "12"}).status_code == 400
    assert browser.post(way, {"question": "7", "low": "1", "middle": "4", "high": "12"}).status_code == 404
    assert browser.post(way, {"question": "1", "low": "1", "middle": "4", "high": "12"}).status_code == 302
    page = browser.get(way).content.decode()
    assert 'value="12.0"' in page
    assert "you have estimated" in page


def test_a_note_of_dissent_is_taken_when_votes_are_nearly_closed(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    way = f"{talk.inside}dissent/"
    assert "No notes are taken now" in browser.get(way).content.decode()
    assert browser.post(way, {"text": "No"}).status_code == 400
    phase(PhaseCommand(code=talk.code, to="converge"), talk.site.world)
    assert browser.post(way, {"text": "I do not agree", "statement": "1", "signed": "A professor"}).status_code == 302
    one = show(ShowCommand(code=talk.code), talk.site.world).remarks[-1]
    assert (one.kind, one.statement, one.signed) == ("dissent", 1, "A professor")


def test_nobody_says_anything_from_outside(talk: Talk) -> None:
    browser = talk.site.client()
    for way in ("say/", "s/1/argue/", "estimates/", "dissent/"):
        assert browser.get(talk.inside + way).status_code == 404
        assert browser.post(talk.inside + way, {"text": "x"}).status_code == 404
