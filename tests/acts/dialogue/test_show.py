from tests.dialogues import nobody, person, say, tokens, with_dialogue

from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.dialogue.state import StateCommand, state
from majlis.acts.world import World


def test_all_but_who_takes_part(both: World) -> None:
    code = with_dialogue(both)
    people = tokens(both, code, "oooooop")
    for token in people:
        say(both, code, token, "+")
    state(StateCommand(code=code, text="FALCON.", token=people[0]), nobody(both))
    mine, guests = show(ShowCommand(code=code), both), show(ShowCommand(code=code), person(both, "guest"))
    assert (mine.leads, guests.leads, mine.participants) == (True, False, 7)
    assert [(one.name, one.people) for one in mine.people] == [("operators + public", 7)]
    assert "1 wait" in mine.text()
    assert "FALCON" in mine.text()
    assert "FALCON" not in guests.model_dump_json()
    auditor = person(both, "auditor", "audit", "dialogue.read", "audit.read")
    assert "FALCON" in show(ShowCommand(code=code), auditor).model_dump_json()
    for token in people:
        assert token not in mine.model_dump_json()
