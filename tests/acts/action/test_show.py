"""An action that one may not see is not there."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.councils import person, world_as
from tests.followups import an_action

from majlis.acts.action.report import ReportCommand, report
from majlis.acts.action.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError

LATER = date(2025, 9, 1)


def test_what_one_may_not_see_is_not_there(small_council: World) -> None:
    code = an_action(small_council)
    outsider = world_as(small_council, person(small_council, "omar", "operator", organisation="mill"))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: show(ShowCommand(code=code), outsider),
        lambda: report(ReportCommand(code=code, done="x"), outsider),
        lambda: show(ShowCommand(code="ACT-2025-0777"), outsider),
    )
    for deed in deeds:
        with pytest.raises(NotFoundError, match="no action"):
            deed()
    keeper = world_as(small_council, person(small_council, "adil", "administrator"))
    with pytest.raises(PermissionDeniedError):
        show(ShowCommand(code=code), keeper)
