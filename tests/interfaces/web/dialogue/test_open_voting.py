"""One statement at a time: three answers of the same weight, and the next."""

import re

from tests.interfaces.web.dialogue.conftest import Talk
from tests.queries import queries

from majlis.acts.dialogue.argue import ArgueCommand, argue
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.phase import PhaseCommand, phase


def asked(page: str) -> str:
    found = re.search(r'name="statement" value="(\d+)"', page)
    assert found
    return found[1]


def test_each_vote_leads_to_another_statement_until_all_are_answered(talk: Talk) -> None:
    browser, seen = talk.enter(talk.site.client()), set[str]()
    for answer in ("agree", "disagree", "pass"):
        page = browser.get(talk.inside).content.decode()
        assert f"{len(seen) + 1} of 3" in page
        number = asked(page)
        assert number not in seen
        seen.add(number)
        sent = {"statement": number, "vote": answer, **({"important": "on"} if answer == "agree" else {})}
        assert browser.post(f"{talk.inside}vote/", sent).headers["Location"] == talk.inside
    page = browser.get(talk.inside).content.decode()
    assert "You have answered all 3 statements" in page
    assert 'name="vote"' not in page


def test_no_answer_is_offered_more_loudly_than_the_other(talk: Talk) -> None:
    page = talk.enter(talk.site.client()).get(talk.inside).content.decode()
    classes = [re.search(rf'value="{one}"[^>]*class="([^"]*)"', page) for one in ("agree", "disagree")]
    assert all(classes)
    assert len({found[1] for found in classes if found}) == 1


def test_a_vote_is_changed(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    browser.post(f"{talk.inside}vote/", {"statement": "2", "vote": "agree", "important": "on"})
    page = browser.get(f"{talk.inside}s/2/").content.decode()
    assert re.search(r'value="agree"[^>]*aria-current="true"', page)
    assert re.search(r'name="important" checked', page)
    answer = browser.post(f"{talk.inside}vote/", {"statement": "2", "vote": "disagree", "back": "1"})
    assert answer.headers["Location"] == f"{talk.inside}stand/"
    assert "You disagree" in browser.get(f"{talk.inside}stand/").content.decode()
    assert browser.get(f"{talk.inside}s/77/").status_code == 404


def test_what_is_no_vote_is_refused(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    assert browser.post(f"{talk.inside}vote/", {"statement": "x", "vote": "agree"}).status_code == 400
    assert browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "maybe"}).status_code == 400
    assert browser.post(f"{talk.inside}vote/", {"statement": "9", "vote": "agree"}).status_code == 404
    assert browser.get(f"{talk.inside}vote/").status_code == 405


def test_nobody_votes_from_outside(talk: Talk) -> None:
    browser = talk.site.client()
    assert browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"}).status_code == 404
    assert browser.get(f"{talk.inside}s/1/").status_code == 404


def test_arguments_stand_beside_the_statement_and_votes_do_not(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    secret = browser.cookies["majlis-taking"].value
    from tests.dialogues import nobody

    for number in (1, 2, 3):
        told = {"code": talk.code, "statement": number, "side": "for", "text": "It worked", "token": secret}
        argue(ArgueCommand.model_validate({**told, "evidence": "RUN-1"}), nobody(talk.site.world))
        moderate(ModerateCommand(code=talk.code, remark=number, verdict="accept"), talk.site.world)
    talk.enter(talk.site.client()).post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    page = browser.get(talk.inside).content.decode()
    assert "It worked" in page
    assert "RUN-1" in page
    assert "of 1 agree" not in page, "nobody votes as others did"


def test_where_nothing_is_voted_on_one_sees_where_one_stands(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    for to in ("converge", "report"):
        phase(PhaseCommand(code=talk.code, to=to), talk.site.world)
    assert browser.get(talk.inside).headers["Location"] == f"{talk.inside}stand/"
    for to in ("converge", "listen", "frame"):
        phase(PhaseCommand(code=talk.code, to=to, reason="Again"), talk.site.world)
    assert b"has not begun" in browser.get(talk.inside).content


def test_a_vote_costs_as_many_queries_in_a_full_dialogue(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    few = queries(browser, talk.inside)
    for place in range(12):
        other = talk.enter(talk.site.client(), "public" if place % 2 else "regulators")
        other.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    assert queries(browser, talk.inside) == few
