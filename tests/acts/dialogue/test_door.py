import pytest
from tests.dialogues import nobody, person, tokens, with_dialogue

from majlis.acts.dialogue.door import DoorCommand, door
from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.acts.dialogue.word import WordCommand, word
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_word_secret_or_account_open_it(small: World) -> None:
    code = with_dialogue(small)
    (token,) = tokens(small, code, "o")
    opened = word(WordCommand(code=code), small).word
    guest = person(small, "guest")
    by_word = door(DoorCommand(code=code, word=opened), nobody(small))
    assert (by_word.inside, by_word.dialogue.question) == (False, "What must be reported?")
    assert "operators (Operators)" in by_word.text()
    by_secret = door(DoorCommand(code=code, token=token), nobody(small))
    assert (by_secret.inside, by_secret.constituency) == (True, "operators")
    assert not door(DoorCommand(code=code), guest).inside
    enter(EnterCommand(code=code, constituency="media"), guest)
    assert "You take part, for media" in door(DoorCommand(code=code), guest).text()
    with pytest.raises(NotFoundError, match="do not go together"):
        door(DoorCommand(code=code), nobody(small))
    assert opened not in repr(DoorCommand(code=code, word=opened, token=token))
    assert token not in repr(DoorCommand(code=code, word=opened, token=token))
