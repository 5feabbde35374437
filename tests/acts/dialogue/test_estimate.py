import pytest
from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.ask import AskCommand, ask
from majlis.acts.dialogue.estimate import EstimateCommand, estimate
from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.results import ResultsCommand, results
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_five_estimates_make_an_interval(small: World) -> None:
    code = with_dialogue(small)
    people = tokens(small, code, "ooppr")
    ask(AskCommand(code=code, text="How long?", unit="hours"), small)
    phase(PhaseCommand(code=code, to="converge"), small)
    for place, token in enumerate(people):
        told = {"code": code, "question": 1, "low": 1, "middle": 2 + place, "high": 9, "token": token}
        result = estimate(EstimateCommand.model_validate(told), nobody(small))
        (one,) = results(ResultsCommand(code=code), small).questions
        assert (one.count, one.room is None) == (place + 1, place < 4)
    assert "1 to 9, middle 6" in result.text()
    assert one.room is not None
    assert (one.room.low, one.room.middle, one.room.high, one.apart_low, one.apart_high) == (1, 4, 9, 3, 5)
    assert one.line() == "estimate 1: How long? [5: the room expects 1 to 9 hours, middle 4]"
    with pytest.raises(InputError, match="must rise"):
        estimate(EstimateCommand(code=code, question=1, low=3, middle=2, high=9, token=people[0]), nobody(small))
