import pytest
from tests.dialogues import with_dialogue

from majlis.acts.dialogue.paper import MOST, PaperCommand, paper
from majlis.acts.dialogue.pulse import PulseCommand, pulse
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_a_sheet_counts_as_one_person(both: World) -> None:
    code = with_dialogue(both)
    sheet = {"code": code, "sheet": "7", "constituency": "public"}
    first = paper(PaperCommand.model_validate({**sheet, "vote": ("1=agree!", " 2 = pass ")}), both)
    assert (first.votes, first.new, "typed" in first.text()) == (2, True, True)
    again = paper(PaperCommand.model_validate({**sheet, "vote": ("1=disagree",)}), both)
    assert (again.new, "corrected" in again.text()) == (False, True)
    found = pulse(PulseCommand(code=code), both)
    assert (found.participants, found.votes) == (1, 2)
    assert [(one.agree, one.disagree, one.passed, one.important) for one in found.statements[:2]] == [
        (0, 1, 0, 0),
        (0, 0, 1, 0),
    ]


@pytest.mark.parametrize("vote", ["1", "x=agree", "0=agree", "1=yes", "1=agree!!"])
def test_what_is_no_vote(small: World, vote: str) -> None:
    code = with_dialogue(small)
    with pytest.raises(InputError, match="is no vote"):
        paper(PaperCommand(code=code, sheet="7", constituency="public", vote=(vote,)), small)
    assert MOST == 2000


def test_each_statement_once(small: World) -> None:
    code = with_dialogue(small)
    with pytest.raises(InputError, match="statement 1 stands there twice"):
        paper(PaperCommand(code=code, sheet="7", constituency="public", vote=("1=agree", "1=pass")), small)
