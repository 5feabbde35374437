from tests.dialogues import nobody, person, with_dialogue

from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.dialogue.word import WordCommand, word
from majlis.acts.world import World


def test_with_an_account_once_and_without_a_secret(both: World) -> None:
    code = with_dialogue(both)
    guest = person(both, "guest")
    first = enter(EnterCommand(code=code, constituency="media"), guest)
    again = enter(EnterCommand(code=code, constituency="legal"), guest)
    assert (first.token, first.new, again.new, again.constituency) == ("", True, False, "media")
    assert "secret" not in first.text()
    assert enter(EnterCommand(code=code, constituency="media"), person(both, "other")).new
    assert pulse(PulseCommand(code=code), both).participants == 2


def test_at_a_shared_device_each_is_somebody_else(small: World) -> None:
    code = with_dialogue(small)
    opened = word(WordCommand(code=code), small).word
    asked = EnterCommand(code=code, constituency="public", word=opened, device=True)
    results = [enter(asked, world) for world in (person(small, "clerk"), person(small, "clerk"), nobody(small))]
    assert len({one.token for one in results}) == 3
    assert all(one.token in one.text() and one.token not in repr(one) for one in results)
