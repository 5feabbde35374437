from tests.dialogues import nobody, say, tokens, with_dialogue

from majlis.acts.dialogue.next import NextCommand, next_
from majlis.acts.world import World


def test_what_is_asked_next_tells_nobodys_votes(small: World) -> None:
    code = with_dialogue(small)
    one, two = tokens(small, code, "op")
    say(small, code, two, "++-")
    first = next_(NextCommand(code=code, token=one), nobody(small))
    assert (first.answered, first.total, first.vote) == (0, 3, None)
    assert not {"agree", "disagree", "words"} & set(type(first).model_fields)
    assert f"majlis dialogue vote {code} {first.number} agree" in first.text()
    say(small, code, one, "+-0")
    done = next_(NextCommand(code=code, token=one), nobody(small))
    assert (done.number, done.answered) == (None, 3)
    assert "You answered all 3" in done.text()
    again = next_(NextCommand(code=code, token=one, statement=2), nobody(small))
    assert (again.number, again.vote, again.statement) == (2, "disagree", "Statement 2.")
