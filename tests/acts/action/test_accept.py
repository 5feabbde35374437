"""An action is taken as done by somebody who does not owe it."""

from datetime import date

import pytest
from tests.councils import person, world_as
from tests.followups import an_action

from majlis.acts.action.accept import AcceptCommand, accept
from majlis.acts.action.report import ReportCommand, report
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError

LATER = date(2025, 9, 1)


def test_nobody_accepts_what_he_or_she_owes(small_council: World) -> None:
    clerk = world_as(small_council, person(small_council, "sana", "secretariat"))
    code = an_action(clerk, "sana")
    report(ReportCommand(code=code, done="Done"), clerk)
    with pytest.raises(PermissionDeniedError, match="owes"):
        accept(AcceptCommand(code=code), clerk)
    other = world_as(small_council, person(small_council, "tariq", "secretariat"))
    assert accept(AcceptCommand(code=code), other).action.state == "done"
