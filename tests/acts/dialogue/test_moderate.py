import pytest
from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_a_statement_is_accepted_or_refused_with_a_reason(small: World) -> None:
    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    for text in ("Fourth.", "Fifth."):
        state(StateCommand(code=code, text=text, token=token), nobody(small))
    accepted = moderate(ModerateCommand(code=code, statement=4, verdict="accept"), small)
    assert accepted.text().endswith("statement 4 · accepted")
    moderate(ModerateCommand(code=code, statement=5, verdict="merge", into=4), small)
    log = show(ShowCommand(code=code), small).log
    assert [(one.number, one.after, one.into, one.by) for one in log] == [
        (4, "accepted", None, "tester"),
        (5, "merged", 4, "tester"),
    ]


@pytest.mark.parametrize("which", [{}, {"statement": 1, "remark": 1}])
def test_one_thing_is_named(small: World, which: dict[str, int]) -> None:
    code = with_dialogue(small)
    with pytest.raises(InputError, match="name a statement or a remark"):
        moderate(ModerateCommand.model_validate({"code": code, "verdict": "accept", **which}), small)
