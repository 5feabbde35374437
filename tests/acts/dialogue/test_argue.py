import pytest
from pydantic import ValidationError
from tests.dialogues import nobody, tokens, with_dialogue

from majlis.acts.dialogue.argue import ArgueCommand, argue
from majlis.acts.dialogue.moderate import ModerateCommand, moderate
from majlis.acts.dialogue.next import NextCommand, next_
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_an_argument_cites_what_it_rests_on(small: World) -> None:
    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    told = {
        "code": code,
        "statement": 2,
        "side": "for",
        "text": "It works.",
        "evidence": "run 20250801",
        "token": token,
    }
    result = argue(ArgueCommand.model_validate({**told, "sha256": "a" * 64}), nobody(small))
    assert (result.what, result.number, result.state) == ("remark", 1, "waiting")
    assert next_(NextCommand(code=code, token=token, statement=2), nobody(small)).remarks == ()
    moderate(ModerateCommand(code=code, remark=1, verdict="accept"), small)
    (one,) = next_(NextCommand(code=code, token=token, statement=2), nobody(small)).remarks
    assert (one.kind, one.evidence, one.sha256, one.statement) == ("for", "run 20250801", "a" * 64, 2)
    assert one.line() == "remark 1, for statement 2: It works. (run 20250801)"
    with pytest.raises(InputError, match="a hash alone"):
        argue(ArgueCommand.model_validate({**told, "evidence": "", "sha256": "a" * 64}), nobody(small))
    with pytest.raises(ValidationError):
        ArgueCommand.model_validate({**told, "sha256": "abc"})
