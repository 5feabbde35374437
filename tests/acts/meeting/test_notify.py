"""Notice in time, notice that is short, and what it says."""

from datetime import UTC, datetime

import icalendar
import pytest
from tests.councils import council, on

from majlis.acts.agenda.add import AddCommand, add
from majlis.acts.meeting.notify import NotifyCommand, notify
from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


def test_in_time(recorded: World) -> None:
    council(recorded, opened=False)
    code = plan(PlanCommand(body="council", begins="2025-08-08T09:00", title="Week after"), recorded).code
    add(AddCommand(body="council", title="Budget", kind="discussion", meeting=code), recorded)
    add(AddCommand(body="council", title="Falcon", meeting=code, marking="TLP:RED"), recorded)
    found = notify(NotifyCommand(meeting=code), recorded)
    assert (found.days, found.wanted, found.meeting.state) == (7, 7, "noticed")
    assert "1. Budget (ITM-2025-0002, for discussion)" in found.text()
    assert "2. ITM-2025-0003, marked TLP:RED" in found.notice
    assert "Falcon" not in found.notice + found.calendar, (
        "an item that is marked more strictly is told by its code alone"
    )
    assert "Friday, 08 August 2025, 09:00 to 11:00 (Asia/Karachi)" in found.notice
    assert found.persons[:2] == ("m-chair", "helper")
    assert len(found.persons) == 9
    event = icalendar.Calendar.from_ical(found.calendar).walk("VEVENT")[0]
    assert (str(event["UID"]), event["SEQUENCE"], event.decoded("DTSTART")) == (
        "mtg-2025-0002@majlis",
        0,
        datetime(2025, 8, 8, 4, tzinfo=UTC),
    )
    again = notify(NotifyCommand(meeting=code), on(recorded, datetime(2025, 8, 5, 12, tzinfo=UTC)))
    assert "SEQUENCE:1" in again.calendar
    assert again.meeting.noticed == found.meeting.noticed, "notice was given when it was given first"


def test_short_notice_needs_a_reason(recorded: World) -> None:
    place = council(recorded, opened=False)
    with pytest.raises(ConflictError, match="7 days shorter than the rule says"):
        notify(NotifyCommand(meeting=place.meeting), recorded)
    found = notify(NotifyCommand(meeting=place.meeting, short_notice="an attack goes on"), recorded)
    assert "This notice is shorter than the rule says: an attack goes on" in found.notice
