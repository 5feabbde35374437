"""Where one stands, at once; what became of what one said, in the end."""

from tests.dialogues import a_decision
from tests.interfaces.web.dialogue.conftest import Talk

from majlis.acts.decision.publish import PublishCommand, publish
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.outcome import OutcomeCommand, outcome
from majlis.acts.dialogue.phase import PhaseCommand, phase


def test_one_stands_with_most_or_not(talk: Talk) -> None:
    for _ in range(2):
        other = talk.enter(talk.site.client(), "public")
        for number in ("1", "2"):
            other.post(f"{talk.inside}vote/", {"statement": number, "vote": "agree"})
    browser = talk.enter(talk.site.client())
    browser.post(f"{talk.inside}vote/", {"statement": "1", "vote": "agree"})
    browser.post(f"{talk.inside}vote/", {"statement": "2", "vote": "disagree", "important": "on"})
    page = browser.get(f"{talk.inside}stand/").content.decode()
    assert "On 1 statement you stand with most." in page
    assert "2 of 3 agree" in page
    assert (
        page.index("You see it otherwise than most") < page.index("Statement 2.") < page.index("You see it as most do")
    )
    assert "it matters to you" in page
    assert "1 waits for your vote" in page


def test_what_became_of_the_own_statement_is_told_to_its_author_alone(talk: Talk) -> None:
    world = talk.site.world
    browser, other = talk.enter(talk.site.client()), talk.enter(talk.site.client())
    for text in ("Power first.", "Nonsense.", "Statement one, again."):
        browser.post(f"{talk.inside}say/", {"text": text})
    way = f"{talk.inside}stand/"
    assert "It waits to be read" in browser.get(way).content.decode()
    moderate(ModerateCommand(code=talk.code, statement=4, verdict="accept"), world)
    moderate(ModerateCommand(code=talk.code, statement=5, verdict="refuse", reason="It says nothing"), world)
    moderate(ModerateCommand(code=talk.code, statement=6, verdict="merge", into=1), world)
    page = browser.get(way).content.decode()
    for told in ("as statement 4", "It says nothing", "joined with another"):
        assert told in page
    for to in ("converge", "report"):
        phase(PhaseCommand(code=talk.code, to=to), world)
    decision = a_decision(world)
    outcome(OutcomeCommand(code=talk.code, statement=4, decision=decision, text="Taken up."), world)
    outcome(OutcomeCommand(code=talk.code, text="The Council thanks all."), world)
    page = browser.get(way).content.decode()
    assert f"It became a decision: {decision}." in page
    publish(PublishCommand(decision=decision), world)
    assert f'<a href="/public/small/decisions/#{decision}">{decision}</a>' in browser.get(way).content.decode()
    assert "The Council thanks all." in page
    assert "Power first" not in other.get(way).content.decode()


def test_who_did_not_vote_is_told_so(talk: Talk) -> None:
    browser = talk.enter(talk.site.client())
    assert "You have not voted yet" in browser.get(f"{talk.inside}stand/").content.decode()
    assert talk.site.client().get(f"{talk.inside}stand/").status_code == 404
