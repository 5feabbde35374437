"""Minutes in the records: a note is as strict as its item, and the approved file goes to who may see all of it."""

from tests import pdfs
from tests.councils import login_of, world_as
from tests.followups import held, next_meeting

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.world import World
from majlis.kernel.marking import Marking


def test_the_approved_file_is_whole_or_not_given(world: World) -> None:
    made, _ = held(world)
    records = world.records
    from majlis.adapters.records.council import minutes
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Motion

    minutes.draft(records, made.meeting)
    assert minutes.approved_file(records, made.meeting) is None
    close(CloseCommand(meeting=made.meeting), world)
    minutes.propose(records, made.meeting)
    minutes.approve(records, made.meeting, next_meeting(made), ("m.pdf", pdfs.plain("whole")))
    member = world_as(world, login_of("operators-1")).records
    found = minutes.approved_file(member, made.meeting)
    assert found is not None
    assert str(found[0]) == "TLP:AMBER"
    Motion.everything.update(marking=marking_key(Marking.parse("TLP:AMBER/SECRET")))
    assert minutes.approved_file(member, made.meeting) is None
    assert minutes.approved_file(records, made.meeting) is not None


def test_open_minutes_enter_the_register_by_their_hash_and_others_by_a_commitment(world: World) -> None:
    made, _ = held(world)
    records = world.records
    from majlis.adapters.records.council import minutes
    from majlis.adapters.records.keys import marking_key
    from majlis.adapters.records.models import Minutes, RegisterEntry
    from majlis.kernel.canonical import sha256_hex

    data = pdfs.plain("signed")
    minutes.draft(records, made.meeting)
    close(CloseCommand(meeting=made.meeting), world)
    minutes.propose(records, made.meeting)
    Minutes.everything.update(marking=marking_key(Marking.parse("TLP:CLEAR")))
    index = minutes.approve(records, made.meeting, later := next_meeting(made), ("m.pdf", data))
    assert sha256_hex(data).encode() in bytes(RegisterEntry.everything.get(index=index).leaf)
    minutes.draft(records, later)
    close(CloseCommand(meeting=later), world)
    minutes.propose(records, later)
    from dataclasses import replace
    from datetime import timedelta

    week = replace(made, world=replace(world, now=lambda: world.now() + timedelta(days=7)))
    index = minutes.approve(records, later, next_meeting(week), ("m.pdf", data))
    leaf = bytes(RegisterEntry.everything.get(index=index).leaf)
    assert sha256_hex(data).encode() not in leaf
    assert b"commitment" in leaf
