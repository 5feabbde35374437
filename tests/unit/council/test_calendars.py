"""What is written is read back by a library for calendars, whatever the texts hold."""

from datetime import UTC, datetime, timedelta

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.council.calendars import Entry, ics, uid_of

BEGINS = datetime(2026, 3, 9, 4, 0, 1, 500, tzinfo=UTC)
LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


def entry(
    title: str = "Spring", place: str = "", text: str = "", revision: int = 1, *, cancelled: bool = False
) -> Entry:
    return Entry("MTG-2026-0003", title, place, text, BEGINS, BEGINS + timedelta(hours=2), revision, BEGINS, cancelled)


@settings(max_examples=50)
@given(LINES, LINES, LINES, st.integers(1, 1000))
def test_read_back(title: str, place: str, text: str, revision: int) -> None:
    data = ics([entry(title, place, text, revision)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n")), "long lines are folded, as RFC 5545 says"
    event = icalendar.Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(event["UID"]) == uid_of("MTG-2026-0003") == "mtg-2026-0003@majlis"
    assert event["SEQUENCE"] == revision - 1
    assert str(event["SUMMARY"]).strip() == title.strip()
    assert event.decoded("DTSTART") == BEGINS.replace(microsecond=0)
    assert ("LOCATION" in event, "DESCRIPTION" in event) == (bool(place), bool(text))


def test_what_is_cancelled_is_taken_back() -> None:
    whole = icalendar.Calendar.from_ical(ics([entry(revision=2, cancelled=True)], cancels=True))
    assert (str(whole["METHOD"]), str(whole.walk("VEVENT")[0]["STATUS"])) == ("CANCEL", "CANCELLED")
