from tests.dialogues import nobody, say, tokens, with_dialogue

from majlis.acts.dialogue.stand import StandCommand, stand
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.world import World


def test_where_you_stand_at_once(both: World) -> None:
    code = with_dialogue(both, statements=5)
    one, two, three = tokens(both, code, "opr")
    say(both, code, one, "+-0+")
    say(both, code, two, "++++")
    say(both, code, three, "++-.+")
    state(StateCommand(code=code, text="Mine.", token=one), nobody(both))
    found = stand(StandCommand(code=code, token=one), nobody(both))
    assert [(line.statement.number, line.vote, line.with_most) for line in found.votes] == [
        (1, "agree", True),
        (2, "disagree", False),
        (3, "pass", None),
        (4, "agree", True),
    ]
    assert (found.with_most, found.against_most, found.open, found.constituency) == (2, 1, 1, "operators")
    text = found.text()
    assert "With most: 2. Against most: 1. Not answered yet: 1." in text
    assert "Your statements:" in text
    assert "Mine.  [waiting]" in text


def test_who_speaks_alone_is_not_with_most(both: World) -> None:
    code = with_dialogue(both)
    one, two = tokens(both, code, "op")
    say(both, code, one, "-")
    say(both, code, two, "0")
    found = stand(StandCommand(code=code, token=one), nobody(both))
    assert [line.with_most for line in found.votes] == [None]
