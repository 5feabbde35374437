from tests.dialogues import say, tokens, with_dialogue

from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.world import World


def test_it_follows_each_vote(small: World) -> None:
    code = with_dialogue(small)
    assert "0 take part, 0 votes" in pulse(PulseCommand(code=code), small).text()
    for place, token in enumerate(tokens(small, code, "op"), start=1):
        say(small, code, token, "+-")
        found = pulse(PulseCommand(code=code), small)
        assert (found.participants, found.votes) == (2, 2 * place)
        assert (found.statements[0].agree, found.statements[1].disagree) == (place, place)
    assert "constituenc" not in found.text()
    assert "cells" not in found.model_dump_json()
