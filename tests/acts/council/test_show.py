"""The cockpit: what is overdue since the last meeting, what the next one lacks, and what waits for whom."""

from datetime import date, timedelta

import pytest
from tests.councils import council, login_of, on, person, world_as
from tests.motions import carried, clerk, moved, opened, says

from majlis.acts.action.add import AddCommand, add
from majlis.acts.council.plan import PlanCommand, plan
from majlis.acts.council.show import ShowCommand, show
from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.minutes.draft import DraftCommand, draft
from majlis.acts.minutes.propose import ProposeCommand, propose
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError, PermissionDeniedError

DOER = login_of("operators-1")


def test_a_nation_without_a_body(world: World) -> None:
    from tests.hand import make_nation

    make_nation(world.records, "small")
    assert "There is no body yet." in show(ShowCommand(nation="small"), world).text()
    assert "Nothing is planned." in plan(PlanCommand(nation="small"), world).text()


def test_from_meeting_to_meeting(recorded: World) -> None:
    made = council(recorded)
    records = recorded.records
    from majlis.adapters.records.council import agenda, meetings

    first = show(ShowCommand(nation="small"), recorded)
    (desk,) = first.desks
    assert desk.next is not None
    assert (desk.next.meeting.code, desk.next.notice, desk.last) == (made.meeting, "passed", "")
    assert desk.next.items[0].lacks == ("paper", "motion", "recommendation", "strength", "urdu")
    carried(made)
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Later", "due": date(2025, 9, 1)}))
    agenda.add(records, made.body, agenda.New({"kind": "discussion", "title": "Some day"}))
    for due in (date(2025, 8, 1), date(2025, 8, 5)):
        add(AddCommand(what=f"Due {due}", doer=DOER, due=due, meeting=made.meeting), recorded)
    close(CloseCommand(meeting=made.meeting), recorded)
    later = on(recorded, recorded.now() + timedelta(days=10))
    begins = later.now() + timedelta(days=5)
    coming = meetings.plan(later.records, made.body, meetings.New("Next", begins, begins + timedelta(hours=1)))
    found = show(ShowCommand(nation="small"), later)
    (desk,) = found.desks
    assert [(one.action.what, one.since_last) for one in desk.overdue] == [
        ("Due 2025-08-01", True),
        ("Due 2025-08-05", True),
    ]
    assert desk.next is not None
    assert (desk.next.meeting.code, desk.next.notice, str(desk.next.notice_due)) == (coming, "late", "2025-08-09")
    assert (desk.last, [one.waits_for for one in desk.minutes]) == (made.meeting, ["to be begun"])
    assert [one.title for one in desk.forward] == ["Later", "Some day"]
    assert [(one.published, one.code) for one in found.decisions] == [(False, "DEC-2025-0001")]
    told = found.text()
    for words in ("Overdue since the last meeting", "notice late, by 2025-08-09", "wait to be begun", "Forward: ITM"):
        assert words in told
    draft(DraftCommand(meeting=made.meeting), later)
    assert show(ShowCommand(nation="small"), later).desks[0].minutes[0].waits_for == "to be proposed"
    propose(ProposeCommand(meeting=made.meeting), later)
    assert show(ShowCommand(nation="small"), later).desks[0].minutes[0].waits_for == "to be approved"
    ahead = plan(PlanCommand(nation="small", body="council"), later)
    assert [one.code for one in ahead.meetings] == [coming]
    assert [one.title for one in ahead.items] == ["Later", "Some day"]
    assert coming in ahead.text()
    with pytest.raises(NotFoundError):
        plan(PlanCommand(nation="small", body="nothing"), later)


def test_a_member_sees_the_own_part(world: World) -> None:
    made = council(world)
    motion = moved(made)
    opened(made, motion)
    add(AddCommand(what="Mine", doer=DOER, due=date(2025, 9, 1), body="council"), world)
    add(
        AddCommand(what="Closed", doer=login_of("chair"), due=date(2025, 9, 1), body="council", marking="TLP:RED"),
        world,
    )
    member = made.as_(DOER)
    found = show(ShowCommand(nation="small"), member)
    assert [(one.motion, one.mine) for one in found.ballots] == [(motion, True)]
    assert [one.what for one in found.own] == ["Mine"]
    assert found.desks[0].seat == "operators-1"
    assert "you vote" in found.text()
    says(made, motion, {"operators-1": "yes"})
    assert [one.mine for one in show(ShowCommand(nation="small"), member).ballots] == [False]
    writer = show(ShowCommand(nation="small"), clerk(made))
    assert [one.mine for one in writer.ballots] == [False]
    assert writer.own == ()
    outsider = world_as(world, person(world, "omar", "operator", organisation="mill"))
    with pytest.raises(PermissionDeniedError):
        show(ShowCommand(nation="small"), outsider)
