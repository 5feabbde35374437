from tests.dialogues import NATION, say, tokens, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.coordinated import CoordinatedCommand, coordinated
from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World


def test_with_and_without(small: World) -> None:
    make_nation(small.records, NATION, synthetic=True)
    code = synthesize(SynthesizeCommand(nation=NATION, people=150, statements=60), small).dialogue.code
    found = coordinated(CoordinatedCommand(code=code), small)
    assert (found.participants, found.people, [one.people for one in found.rings]) == (150, 8, [8])
    assert all(
        one.agree + one.disagree + one.passed - (one.agree_without + one.disagree_without + one.passed_without) == 8
        for one in found.statements
    )
    assert "8 of 150 voted in step" in found.text()
    assert "Ring of 8, 100% alike" in found.text()


def test_nobody_in_a_small_room(small: World) -> None:
    code = with_dialogue(small)
    for token in tokens(small, code, "oooooo"):
        say(small, code, token, "+++")
    found = coordinated(CoordinatedCommand(code=code), small)
    assert (found.people, found.rings) == (0, ())
    assert not any(one.turns for one in found.statements)
