"""A version becomes an observation of the source ``hand``; unknown fields are left out of what else is said."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.hand import AMBER

from majlis.adapters.records.incidents.telling import HAND, Known, Told

KNOWN = Known(
    code="INC-2025-0001",
    nation="small",
    owner="cert",
    synthetic=False,
    version=1,
    title="Locked",
    summary="",
    day=date(2025, 3, 1),
    known=date(2025, 3, 3),
    sector="health",
    kind="ransomware",
    operator="North",
    area="",
    people=0,
    hours=None,
    closed=False,
    marking=AMBER,
    provenance={},
    since=date(2025, 3, 3),
    until=None,
    recorded_at=datetime(2025, 3, 3, tzinfo=UTC),
    recorded_by="tester",
)


def test_nobody_affected_is_said_and_unknown_is_not() -> None:
    one = KNOWN.observation()
    assert (one.source, one.key, one.operator, one.marking) == (HAND, "INC-2025-0001", "North", AMBER)
    assert dict(one.extra) == {"title": "Locked", "people": 0}


def test_a_linked_report_keeps_when_it_was_known_and_whose_it_is() -> None:
    incident = KNOWN.observation()
    report = replace(incident, source="cert", key="17", day=date(2025, 3, 2), known=date(2025, 3, 2), operator="N.")
    first, second = Told(None, (incident,), {5: incident}).merge([(5, report)])
    assert first == replace(report, day=incident.day, operator="North")
    assert second == incident
