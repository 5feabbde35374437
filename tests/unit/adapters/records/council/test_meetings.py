import pytest
from tests.councils import Council

from majlis.kernel.errors import ConflictError


def test_a_meeting_is_not_closed_while_a_vote_is_open(place: Council) -> None:
    from majlis.adapters.records.council import meetings
    from majlis.adapters.records.models import AgendaItem, Ballot, Meeting, Motion

    records = place.world.records
    item, meeting = AgendaItem.everything.get(code=place.item), Meeting.everything.get(code=place.meeting)
    keys = {"owner_id": item.owner_id, "marking_id": item.marking_id}
    facts = {"body_id": item.body_id, "year": 2025, "number": 1, "written_at": records.now()}
    motion = Motion.everything.create(item=item, code="MOT-2025-0001", title="A motion", state="put", **facts, **keys)
    ballot = Ballot.everything.create(
        motion=motion, number=1, meeting=meeting, form="open", facts={}, opened_at=records.now(), **keys
    )
    with pytest.raises(ConflictError, match="the vote on MOT-2025-0001 is open"):
        meetings.close(records, place.meeting)
    Ballot.everything.filter(pk=ballot.pk).update(state="counted")
    meetings.close(records, place.meeting)


def test_the_opening_is_never_changed(place: Council) -> None:
    from majlis.adapters.records.council import attendance, meetings

    records = place.world.records
    before = meetings.find(records, place.meeting).opening
    attendance.leave(records, place.meeting, "chair")
    attendance.come(records, place.meeting, "academia-2")
    assert meetings.find(records, place.meeting).opening == before
    assert meetings.quorum_now(records, place.meeting).told == "quorum 7 of 8, needed 5"


def test_a_stricter_rule_wants_longer_notice(place: Council) -> None:
    from majlis.adapters.records.council import bodies, meetings
    from majlis.adapters.records.council.gatherings import meeting_row
    from majlis.council import Rule

    records = place.world.records
    bodies.set_rule(records, "council", Rule("slow", notice_days=30), usual=True)
    assert meetings.days_wanted(records, meeting_row(records, place.meeting).body) == 30


def test_another_marking_holds_for_who_was_there(place: Council) -> None:
    from majlis.adapters.records.council import attendance, meetings
    from majlis.adapters.records.models import Attendance
    from majlis.kernel.marking import Marking, Tlp

    records = place.world.records
    code = meetings.plan(records, "council", meetings.New("Next", records.now(), records.now().replace(hour=14)))
    attendance.come(records, code, "chair")
    meetings.move(records, code, {}, Marking(Tlp.RED))
    assert {str(row.marking.marking) for row in Attendance.everything.filter(meeting__code=code)} == {"TLP:RED"}


@pytest.mark.usefixtures("place")
def test_a_zone_that_this_machine_does_not_know_is_utc() -> None:
    from majlis.adapters.records.council.meetings import zone_of
    from majlis.adapters.records.models import Body

    body = Body.everything.get()
    assert str(zone_of(body)) == "Asia/Karachi"
    body.nation.header["time_zone"] = "Mars/Olympus"
    assert str(zone_of(body)) == "UTC"
