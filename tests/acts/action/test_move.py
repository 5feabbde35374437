"""An action gets another day, with a reason; the day before stays in its history."""

from datetime import date

import pytest
from tests.followups import DUE, an_action

from majlis.acts.action.move import MoveCommand, move
from majlis.acts.world import World
from majlis.kernel.errors import InputError


def test_the_day_before_stays_in_the_history(small_council: World) -> None:
    code = an_action(small_council)
    moved = move(MoveCommand(code=code, due=date(2025, 9, 1), reason="More time"), small_council)
    assert (moved.steps[-1].kind, moved.steps[-1].text) == ("moved", "More time")
    assert moved.steps[-1].facts == {"from": str(DUE), "to": "2025-09-01"}
    assert "from 2025-08-20, to 2025-09-01" in moved.text()
    with pytest.raises(InputError, match="already"):
        move(MoveCommand(code=code, due=date(2025, 9, 1), reason="x"), small_council)
