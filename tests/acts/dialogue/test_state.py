import pytest
from tests.dialogues import nobody, person, tokens, with_dialogue

from majlis.acts.dialogue.enter import EnterCommand, enter
from majlis.acts.dialogue.stand import StandCommand, stand
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.world import World
from majlis.kernel.errors import InputError, NotFoundError


def test_it_waits_and_its_author_finds_it_again(both: World) -> None:
    code = with_dialogue(both, sealed=True)
    (token,) = tokens(both, code, "o")
    result = state(StateCommand(code=code, text="Test backups.", token=token), nobody(both))
    assert (result.number, result.state) == (4, "waiting")
    guest = person(both, "guest")
    enter(EnterCommand(code=code, constituency="media"), guest)
    state(StateCommand(code=code, text="Tell the press."), guest)
    own = [
        [one.text for one in stand(StandCommand(code=code, token=secret), world).own]
        for secret, world in ((token, nobody(both)), ("", guest))
    ]
    assert own == [["Test backups."], ["Tell the press."]]


def test_who_is_outside_says_nothing(small: World) -> None:
    code = with_dialogue(small)
    for world in (nobody(small), person(small, "guest")):
        with pytest.raises(NotFoundError, match="do not take part"):
            state(StateCommand(code=code, text="Hello."), world)
    (token,) = tokens(small, code, "o")
    with pytest.raises(InputError, match="at most 280"):
        state(StateCommand(code=code, text="x" * 281, token=token), nobody(small))
