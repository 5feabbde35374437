import pytest
from tests.dialogues import with_dialogue

from majlis.acts.dialogue.word import WordCommand, word
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_it_is_shown_once(small: World) -> None:
    code = with_dialogue(small)
    result = word(WordCommand(code=code), small)
    assert result.word in result.text()
    assert len(result.word) == 9
    off = word(WordCommand(code=code, off=True), small)
    assert (off.word, "Nobody enters" in off.text()) == ("", True)
    home = small.home / "majlis.sqlite3"
    assert result.word.encode() not in home.read_bytes()


def test_not_for_what_is_strict(small: World) -> None:
    code = with_dialogue(small, marking="TLP:RED")
    with pytest.raises(ConflictError, match="clears nobody"):
        word(WordCommand(code=code), small)
