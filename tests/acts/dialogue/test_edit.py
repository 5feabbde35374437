import pytest
from tests.dialogues import NATION, with_dialogue
from tests.hand import make_nation

from majlis.acts.dialogue.edit import EditCommand, edit
from majlis.acts.dialogue.start import StartCommand, start
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_what_is_not_given_stays(small: World) -> None:
    make_nation(small.records, NATION)
    code = start(StartCommand(nation=NATION, title="Duties", question="What?"), small).dialogue.code
    edit(EditCommand(code=code, title_ur="فرائض", constituency=("ngo=NGOs",), sealed=True), small)
    one = edit(EditCommand(code=code, question="Which ones?"), small).dialogue
    assert (one.title, one.title_ur, one.question, one.sealed) == ("Duties", "فرائض", "Which ones?", True)
    assert [line.id for line in one.constituencies] == ["ngo"]


def test_terms_stand_once_people_may_enter(small: World) -> None:
    code = with_dialogue(small)
    assert edit(EditCommand(code=code, title="New"), small).dialogue.title == "New"
    with pytest.raises(ConflictError, match="stand fast"):
        edit(EditCommand(code=code, sealed=True), small)
