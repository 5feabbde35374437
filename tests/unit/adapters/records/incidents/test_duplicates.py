"""Likely duplicates are looked for among incidents and reports, as far as the reader may see them."""

from datetime import date

import pytest
from tests.hand import Clock, clock_at, enter, report

from majlis.adapters.records.handle import Records


@pytest.fixture
def clock() -> Clock:
    return clock_at("2025-03-10")


def test_incidents_and_free_reports_of_the_same_days(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import duplicates, links

    one = enter(records, operator="Clinic A")
    two = enter(records, operator="Clinic A", day=date(2025, 3, 2))
    free = report(records, "cert", "17", "2025-03-01", operator="Clinic A")
    taken = report(records, "cert", "18", "2025-03-01", operator="Clinic A")
    report(records, "cert", "19", "2025-04-01", operator="Clinic A")
    links.link(records, two, [str(taken)])
    found = duplicates.of_incident(records, incidents.find(records, one), 10)
    assert {(judged.other.name, judged.other.row) for judged in found} == {(two, 0), ("cert/17", free)}
    ((newer, judged),) = duplicates.newest(records, "small", 10)
    assert (newer.name, judged.other.name) == (two, one)
    assert duplicates.newest(records, "small", 1) == ()
