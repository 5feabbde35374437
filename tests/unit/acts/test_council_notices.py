from dataclasses import replace
from datetime import UTC, datetime

from tests.councils import council
from tests.sites import Site

from majlis.acts.council_notices import calendar_of, notice_of


def test_what_was_withdrawn_is_not_announced_and_the_synthetic_says_so(site: Site) -> None:
    place = council(site, opened=False)
    records = place.world.records
    from majlis.adapters.records.council import agenda, meetings

    assert "1. Share indicators" in notice_of(records, place.meeting)
    agenda.withdraw(records, place.item)
    text = notice_of(records, place.meeting)
    assert text.startswith("SYNTHETIC")
    assert "No items yet." in text
    data = calendar_of(records, [meetings.find(records, place.meeting)])
    assert b"SUMMARY:SYNTHETIC: Council of tests: Meeting of tests" in data


def test_the_same_meeting_is_the_same_file_whenever_it_is_asked_for(site: Site) -> None:
    place = council(site, opened=False)
    records = place.world.records
    from majlis.adapters.records.council import meetings

    one = meetings.find(records, place.meeting)
    later = replace(records, now=lambda: datetime(2099, 1, 1, tzinfo=UTC))
    assert calendar_of(later, [one]) == calendar_of(records, [one])
