import pytest
from tests.dialogues import with_dialogue

from majlis.acts.dialogue.seed import SaidResult, SeedCommand, seed
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_it_is_shown_at_once(small: World) -> None:
    code = with_dialogue(small, statements=0)
    result = seed(SeedCommand(code=code, text_ur="اطلاع دیں"), small)
    assert (result.what, result.number, result.state) == ("statement", 1, "accepted")
    assert "It is shown." in result.text()
    with pytest.raises(InputError, match="nothing was said"):
        seed(SeedCommand(code=code), small)
    waits = SaidResult(code=code, what="remark", number=2, state="waiting", synthetic=True)
    assert "Thank you" in waits.text()
    assert "SYNTHETIC" in waits.text()
