"""Actions as their readers see them: no code of a decision or meeting that is hidden."""

import pytest
from tests.councils import council, login_of, world_as
from tests.followups import an_action, held

from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError


def test_codes_of_what_is_hidden_are_left_out(world: World) -> None:
    made, decision = held(world)
    records = world.records
    from majlis.adapters.records.council import actions
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Decision, Meeting
    from majlis.kernel.marking import Marking

    member = world_as(world, login_of("operators-1")).records
    (one,), _ = actions.page(member, actions.Wanted(nation="small"))
    assert (one.decision, one.meeting) == (decision, made.meeting)
    red = marking_key(Marking.parse("TLP:RED/SECRET"))
    Decision.everything.update(marking=red)
    Meeting.everything.update(marking=red)
    (one,), _ = actions.page(member, actions.Wanted(nation="small"))
    assert (one.decision, one.meeting) == ("", "")
    assert actions.one(records, one.code).decision == decision


def test_the_day_is_that_of_the_nation(world: World) -> None:
    council(world)
    code = an_action(world)
    from dataclasses import replace
    from datetime import UTC, datetime

    from majlis.adapters.records.council import actions

    late = replace(world.records, now=lambda: datetime(2025, 8, 20, 20, tzinfo=UTC))  # in Karachi it is the 21st
    assert actions.one(late, code).overdue == 1
    assert str(actions.today(late, "small")) == "2025-08-21"
    assert str(actions.today(late)) == "2025-08-20"
    with pytest.raises(NotFoundError, match="no file"):
        actions.evidence(late, code, 1)
