"""What is done with actions is written down step by step, without a gap, and by whom it may be."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from tests.councils import ASSISTANT, council, login_of, world_as
from tests.followups import DOER, an_action

from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError, PermissionDeniedError
from majlis.kernel.marking import Marking

DUE = date(2025, 8, 20)


def test_an_event_of_a_strict_action_is_as_strict(world: World) -> None:
    made = council(world)
    records = world.records
    from majlis.adapters.records.council import acting, events

    strict = acting.New("x", login_of("chair"), DUE, meeting=made.meeting, marking=Marking.parse("TLP:RED"))
    code = acting.add(records, strict)
    assert events.listed(records, made.meeting)[-1].facts == {"action": code}
    member = world_as(world, ASSISTANT).records
    assert "action" not in {event.kind for event in events.listed(member, made.meeting)}


def test_decision_meeting_and_body_must_belong_together(world: World) -> None:
    made = council(world)
    records = world.records
    from majlis.adapters.records.council import acting, founding
    from majlis.council import Rule

    founding.create(records, "small", founding.New("other", "Other", Rule("simple-majority")))
    with pytest.raises(InputError, match="do not belong together"):
        acting.add(records, acting.New("x", DOER, DUE, meeting=made.meeting, body="other"))


def test_escalation_writes_each_level_once(world: World) -> None:
    council(world)
    code = an_action(world)
    records = world.records
    from dataclasses import replace
    from datetime import timedelta

    from majlis.adapters.records.council import acting, actions

    later = replace(records, now=lambda: records.now() + timedelta(days=30))
    assert acting.escalate(later, "small") == ((code, 2),)
    assert acting.escalate(later, "small") == ()
    assert [step.kind for step in actions.one(later, code).steps] == ["set", "escalated"]


def test_two_reports_at_once_leave_no_gap(world: World) -> None:
    council(world)
    code = an_action(world)
    records = world.records
    from django.db import connection

    from majlis.adapters.records.council import acting, actions

    def report(number: int) -> None:
        try:
            acting.report(records, code, f"Part {number}", None, behalf=True)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(report, range(4)))
    assert [step.number for step in actions.one(records, code).steps] == [1, 2, 3, 4, 5]


def test_who_neither_owes_nor_keeps_it_does_nothing(world: World) -> None:
    council(world)
    code = an_action(world)
    other = world_as(world, login_of("regulators-1"))
    from majlis.adapters.records.council import acting

    with pytest.raises(PermissionDeniedError, match="owed by"):
        acting.report(other.records, code, "x", None)
    with pytest.raises(ConflictError, match="is open"):
        acting.accept(world.records, code, "")
