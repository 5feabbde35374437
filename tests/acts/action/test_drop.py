"""Only who keeps an action drops it."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.councils import person, world_as
from tests.followups import an_action

from majlis.acts.action.drop import DropCommand, drop
from majlis.acts.action.report import ReportCommand, report
from majlis.acts.action.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError

LATER = date(2025, 9, 1)


def test_another_secretariat_does_not_keep_it(small_council: World) -> None:
    code = an_action(small_council)
    other = world_as(small_council, person(small_council, "zara", "secretariat", organisation="elsewhere"))
    assert show(ShowCommand(code=code), other).action.state == "open"
    deeds: tuple[Callable[[], object], ...] = (
        lambda: drop(DropCommand(code=code, reason="x"), other),
        lambda: report(ReportCommand(code=code, done="x"), other),
    )
    for deed in deeds:
        with pytest.raises(PermissionDeniedError, match="does not act for"):
            deed()
