from pathlib import Path

import icalendar
import pytest
from tests.councils import council, login_of

from majlis.acts.meeting.calendar import CalendarCommand, calendar
from majlis.acts.meeting.cancel import CancelCommand, cancel
from majlis.acts.meeting.plan import PlanCommand, plan
from majlis.acts.world import World
from majlis.kernel.errors import InputError, WaitsError


def test_an_entry_keeps_its_name(recorded: World, tmp_path: Path) -> None:
    place = council(recorded, opened=False)
    later = plan(PlanCommand(body="council", begins="2025-09-01T10:00", title="Later"), recorded).code
    out = tmp_path / "council.ics"
    found = calendar(CalendarCommand(which="council", out=out), recorded)
    assert found.text().endswith(f"council.ics · {later}, {place.meeting} · TLP:AMBER")
    events = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert {str(one["UID"]) for one in events} == {"mtg-2025-0001@majlis", "mtg-2025-0002@majlis"}
    assert all(str(one["SUMMARY"]).startswith("SYNTHETIC: Council of tests") for one in events)
    cancel(CancelCommand(meeting=later, reason="for a test"), recorded)
    calendar(CalendarCommand(which=later, out=out), recorded)
    whole = icalendar.Calendar.from_ical(out.read_bytes())
    event = whole.walk("VEVENT")[0]
    assert (str(whole["METHOD"]), str(event["STATUS"]), event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert str(event["UID"]) == "mtg-2025-0002@majlis"
    with pytest.raises(InputError, match="cannot be written"):
        calendar(CalendarCommand(which=later, out=tmp_path / "no" / "a.ics"), recorded)


def test_a_red_meeting_leaves_with_a_second_person(recorded: World) -> None:
    place = council(recorded, opened=False)
    code = plan(PlanCommand(body="council", begins="2025-09-01T10:00", title="Red", marking="TLP:RED"), recorded).code
    member = place.as_(login_of("chair"))
    assert member.desk is not None
    with pytest.raises(WaitsError, match="waits for a second person"):
        calendar(CalendarCommand(which=code, out=member.desk / "a.ics"), member)
