import pytest
from tests.dialogues import nobody, person, tokens, with_dialogue

from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.vote import VoteCommand, vote
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError


def test_the_last_vote_counts(both: World) -> None:
    code = with_dialogue(both)
    (token,) = tokens(both, code, "o")
    guest = person(both, "guest")
    enter(EnterCommand(code=code, constituency="media"), guest)
    vote(VoteCommand(code=code, statement=1, vote="agree"), guest)
    vote(VoteCommand(code=code, statement=1, vote="agree", token=token), nobody(both))
    told = vote(VoteCommand(code=code, statement=1, vote="pass", important=True, token=token), nobody(both))
    assert (told.changed, told.answered, told.total) == (True, 1, 3)
    assert "changed to pass" in told.text()
    one = pulse(PulseCommand(code=code), both).statements[0]
    assert (one.agree, one.disagree, one.passed, one.important, one.words) == (1, 0, 1, 1, "1 of 2 agree, 1 passes")


def test_who_may_not(small: World) -> None:
    code = with_dialogue(small)
    with pytest.raises(NotFoundError):
        vote(VoteCommand(code=code, statement=1, vote="agree", token="guess"), nobody(small))  # noqa: S106 - a guess
    with pytest.raises(PermissionDeniedError):
        vote(VoteCommand(code=code, statement=1, vote="agree"), person(small, "reader", "cert", "dialogue.read"))
