"""A dialogue goes one step at a time, and nothing is taken out of its phase."""

import pytest

from majlis.dialogue import phases
from majlis.kernel.errors import ConflictError, InputError


def test_every_deed_has_its_phases() -> None:
    table = {deed: [phases.allowed(phase, deed) for phase in phases.PHASES] for deed in phases.DEEDS}
    assert table == {
        "enter": [False, True, True, False, False],
        "state": [False, True, False, False, False],
        "vote": [False, True, True, False, False],
        "argue": [False, True, True, False, False],
        "estimate": [False, False, True, False, False],
        "dissent": [False, False, True, True, False],
    }


def test_what_is_refused_says_when_it_is_taken() -> None:
    phases.demand_allowed("listen", "state")
    with pytest.raises(ConflictError, match="belongs to listen") as early:
        phases.demand_allowed("frame", "state")
    assert "come back when the phase begins" in str(early.value)
    with pytest.raises(ConflictError, match="go back to that phase"):
        phases.demand_allowed("report", "state")


@pytest.mark.parametrize("to", ["listen", "converge"])
def test_one_step_on_needs_no_reason(to: str) -> None:
    phases.demand_step(phases.PHASES[phases.PHASES.index(to) - 1], to, "")


def test_steps_that_are_none() -> None:
    with pytest.raises(InputError, match="needs a reason"):
        phases.demand_step("converge", "listen", "")
    phases.demand_step("converge", "listen", "Two operators were ill")
    with pytest.raises(ConflictError, match="does not follow"):
        phases.demand_step("frame", "report", "")
    with pytest.raises(ConflictError, match="in the phase frame"):
        phases.demand_step("frame", "frame", "again")
    with pytest.raises(InputError, match="listen"):
        phases.demand_step("frame", "lisen", "")
