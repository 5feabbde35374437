import pytest
from tests.dialogues import with_dialogue

from majlis.acts.dialogue.ask import AskCommand, ask
from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_a_question_has_a_unit_and_a_range(small: World) -> None:
    code = with_dialogue(small)
    assert ask(AskCommand(code=code, text="How long?", unit="hours", least=0, most=72), small).number == 1
    (one,) = show(ShowCommand(code=code), small).questions
    assert (one.text, one.unit, one.least, one.most, one.count, one.room) == ("How long?", "hours", 0, 72, 0, None)
    with pytest.raises(InputError, match="range is empty"):
        ask(AskCommand(code=code, text="How long?", unit="hours", least=3, most=3), small)
