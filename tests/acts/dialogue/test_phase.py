import pytest
from tests.dialogues import with_dialogue

from majlis.acts.dialogue.phase import PhaseCommand, phase
from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError


def test_each_step_is_noted(both: World) -> None:
    code = with_dialogue(both)
    assert "majlis dialogue results" in phase(PhaseCommand(code=code, to="converge"), both).text()
    with pytest.raises(InputError, match="reason"):
        phase(PhaseCommand(code=code, to="listen"), both)
    phase(PhaseCommand(code=code, to="listen", reason="Too few regulators came"), both)
    with pytest.raises(ConflictError, match="does not follow"):
        phase(PhaseCommand(code=code, to="closed"), both)
    steps = show(ShowCommand(code=code), both).steps
    assert [(one.phase, one.reason, one.by) for one in steps] == [
        ("frame", "", "tester"),
        ("listen", "", "tester"),
        ("converge", "", "tester"),
        ("listen", "Too few regulators came", "tester"),
    ]
