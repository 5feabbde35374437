"""What is written down at the opening is who is there, and a quorum in the words of the rule."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.councils import SEATS, VACANT, council, on

from majlis.acts.meeting.notify import NotifyCommand, notify
from majlis.acts.meeting.open import OpenCommand, open_
from majlis.acts.world import World
from majlis.council import At, Quorum, QuorumOf, Room, Rule, Seat
from majlis.council.words import quorum
from majlis.kernel.errors import ConflictError, NotFoundError

SHORT = "for a test"


def test_who_is_there_is_written_down(recorded: World) -> None:
    place = council(recorded, Rule("charter", quorum=Quorum(Fraction(1, 2), QuorumOf.SEATS)), opened=False)
    from majlis.adapters.records.council import attendance, events, meetings

    attendance.come(recorded.records, place.meeting, "chair")
    there = ("operators-1", "operators-2", "regulators-1,academia-1")
    found = open_(OpenCommand(meeting=place.meeting, present=there, short_notice=SHORT), recorded)
    assert "5 of 9 seats are there" in found.text()
    assert "quorum 5 of 9, needed 5: enough are there" in found.text()
    assert found.present == ("academia-1", "chair", "operators-1", "operators-2", "regulators-1")
    last = events.listed(recorded.records, place.meeting)[-1]
    assert (last.kind, last.facts["present"], last.facts["quorate"]) == ("opened", list(found.present), True)
    one = meetings.find(recorded.records, place.meeting)
    assert (one.chaired_by, one.short_notice, one.opening["seats"]) == ("chair", SHORT, 9)
    with pytest.raises(ConflictError, match="is open"):
        open_(OpenCommand(meeting=place.meeting), recorded)


def test_too_few_are_told(recorded: World) -> None:
    place = council(recorded, opened=False)
    found = open_(OpenCommand(meeting=place.meeting, present=("chair",), short_notice=SHORT), recorded)
    assert not found.quorate
    assert "TOO FEW ARE THERE" in found.text()


def test_what_does_not_fit_is_refused(recorded: World) -> None:
    place = council(recorded, opened=False)
    with pytest.raises(ConflictError, match="7 days shorter"):
        open_(OpenCommand(meeting=place.meeting), recorded)
    with pytest.raises(ConflictError, match="nobody holds academia-3"):
        open_(OpenCommand(meeting=place.meeting, present=(VACANT,), short_notice=SHORT), recorded)
    with pytest.raises(NotFoundError, match="no seat 'throne'"):
        open_(OpenCommand(meeting=place.meeting, present=("throne",), short_notice=SHORT), recorded)
    early = on(recorded, datetime(2025, 7, 1, tzinfo=UTC))
    with pytest.raises(ConflictError, match="planned for 01 August 2025"):
        open_(OpenCommand(meeting=place.meeting), early)
    from majlis.adapters.records.models import Attendance

    assert not Attendance.everything.exists(), "what was refused left nothing"
    notify(NotifyCommand(meeting=place.meeting), early)
    assert open_(OpenCommand(meeting=place.meeting), recorded).meeting.short_notice == "", "notice was in time"


CODES = tuple(code for code, _ in SEATS)
SEATED = tuple(Seat(code) for code in CODES)


@settings(max_examples=60)
@given(st.frozensets(st.sampled_from(CODES)), st.sampled_from(["1/2", "2/3", "1/1"]), st.sampled_from(list(At)))
def test_a_quorum_is_a_count_of_who_is_there(there: frozenset[str], share: str, at: At) -> None:
    """Law: as many are told as are there, and enough are as many as the exact share says."""
    least = Fraction(share)
    rule = Rule("charter", quorum=Quorum(least, at=at, strict=least != 1))
    room = Room(len(CODES), SEATED, there, there)
    found = quorum(rule, room)
    assert found.told.startswith(f"quorum {len(there)} of {len(CODES)}, needed ")
    enough = len(there) == len(CODES) if least == 1 else len(there) > least * len(CODES)
    assert found.met == enough
    recused = replace(room, recused=there)
    assert quorum(replace(rule, recused_present=True), recused).met == enough
