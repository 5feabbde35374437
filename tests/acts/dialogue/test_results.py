import pytest
from tests.dialogues import NATION, say, tokens, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.results import POINTS, ResultsCommand, results
from majlis.acts.dialogue.synthesize import SynthesizeCommand, synthesize
from majlis.acts.world import World


def invented(world: World, **facts: int) -> str:
    make_nation(world.records, NATION, synthetic=True)
    return synthesize(SynthesizeCommand.model_validate({"nation": NATION, **facts}), world).dialogue.code


def test_twelve_people_are_told_in_words(both: World) -> None:
    code = with_dialogue(both)
    for place, token in enumerate(tokens(both, code, "oooooorrrrpp")):
        say(both, code, token, "+" if place else "0")
    found = results(ResultsCommand(code=code), both)
    assert (found.level, found.participants, found.votes) == ("words", 12, 12)
    one = found.statements[0]
    assert (one.words, one.consensus, one.extremity) == (
        "11 of 12 agree, 1 passes; no constituency against", None, None
    )  # fmt: skip
    assert [(cell.name, cell.agree, cell.passed) for cell in one.cells] == [
        ("operators", 5, 1),
        ("public + regulators", 6, 0),
    ]
    assert (found.groups, found.points, found.stability, found.explained) == ((), (), None, ())
    assert found.in_step.people == 0
    assert "12 voted, 12 votes count" in found.text()


def test_a_hundred_are_told_in_groups_with_their_stability(small: World) -> None:
    code = invented(small, people=150, statements=60)
    found = results(ResultsCommand(code=code), small)
    assert (found.level, found.synthetic, len(found.points)) == ("groups", True, 150)
    assert found.stability is not None
    assert "Stability of the groups" in found.text()
    consensus = [one.consensus for one in found.statements]
    assert consensus == sorted(consensus, key=lambda one: -(one or 0))
    assert (found.in_step.people, found.in_step.left_out) == (8, False)
    without = results(ResultsCommand(code=code, without=True), small)
    assert (without.participants, without.in_step.left_out) == (142, True)
    assert all(one.cells == () for one in without.statements)
    assert "left out here" in without.text()
    assert "see majlis dialogue coordinated" in found.text()
    assert sorted((one.x, one.y) for one in found.points) == [(one.x, one.y) for one in found.points]


def test_no_map_is_too_large_to_draw(small: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from majlis.acts.dialogue import results as act

    code = invented(small, people=110, statements=5)
    monkeypatch.setattr(act, "POINTS", 50)
    assert 30 < len(results(ResultsCommand(code=code), small).points) <= 50
    assert POINTS == 2000
