import pytest
from tests.dialogues import NATION, person, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.list import ListCommand, list_
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_newest_first_and_what_is_closed_is_not_there(small: World) -> None:
    make_nation(small.records, NATION)
    assert "None." in list_(ListCommand(nation=NATION), small).text()
    first = with_dialogue(small, title="First")
    with_dialogue(small, title="FALCON", marking="TLP:RED")
    third = with_dialogue(small, title="Third")
    every = list_(ListCommand(nation=NATION, most=2), small)
    assert (len(every.dialogues), every.marking) == (2, "TLP:RED")
    assert f"More: --after {every.cursor}" in every.text()
    guest = list_(ListCommand(nation=NATION), person(small, "guest"))
    assert [one.dialogue.code for one in guest.dialogues] == [third, first]
    assert "FALCON" not in guest.text()
    assert guest.dialogues[0].line().endswith("listen; 0 take part, 3 statements, 0 votes")
    with pytest.raises(NotFoundError):
        list_(ListCommand(nation="other"), small)
