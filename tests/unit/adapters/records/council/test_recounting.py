"""What minutes are written from: the text that was put, items that went back, who sat there."""

from tests.councils import council, login_of
from tests.followups import held
from tests.motions import SIX, counted, moved, opened, says

from majlis.acts.meeting.close import CloseCommand, close
from majlis.acts.motion.amend import AmendCommand, amend
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.world import World


def test_a_motion_stands_with_the_text_that_was_put(world: World) -> None:
    made = council(world)
    motion = moved(made, text="One day.\nEnd.")
    change = amend(AmendCommand(motion=motion, title="Two", text="Two days.\nEnd."), world).motion.code
    put(PutCommand(motion=change), world)
    for code in (change, motion):
        opened(made, code)
        says(made, code, dict.fromkeys(SIX, "yes"))
        counted(made, code)
    records = world.records
    from majlis.adapters.records.council import minutes, recounting

    minutes.draft(records, made.meeting)
    found = recounting.material(records, minutes.minutes_row(records, made.meeting))
    assert found.motions[motion].text == "One day.\nEnd."
    assert found.motions[change].amends == motion
    assert found.decisions[0].text == "Two days.\nEnd."
    assert found.ballots[motion, 1].count["yes"] == len(SIX)
    assert found.ballots[motion, 1].names == ()


def test_an_item_that_went_back_is_still_told(world: World) -> None:
    made = council(world)
    from majlis.acts.agenda.take import TakeCommand, take

    take(TakeCommand(item=made.item), world)
    close(CloseCommand(meeting=made.meeting), world)
    records = world.records
    from majlis.adapters.records.council import minutes, recounting

    minutes.draft(records, made.meeting)
    found = recounting.material(records, minutes.minutes_row(records, made.meeting))
    assert [matter.code for matter in found.matters] == [made.item]
    assert {stay.name for stay in found.stays} >= {login_of("chair").capitalize()}
    assert found.before == ("", "", "")
    assert found.checkpoint == ""


def test_the_meeting_before_is_named(world: World) -> None:
    made, _ = held(world)
    close(CloseCommand(meeting=made.meeting), world)
    from tests.followups import next_meeting

    later = next_meeting(made)
    records = world.records
    from majlis.adapters.records.council import minutes, recounting

    minutes.draft(records, later)
    found = recounting.material(records, minutes.minutes_row(records, later))
    assert found.before == (made.meeting, "not written yet", "")
    assert found.checkpoint.count("\n") >= 3
