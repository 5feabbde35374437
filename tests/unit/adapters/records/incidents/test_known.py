"""Incidents by hand in figures: where days are named, as they were known, each event once."""

from datetime import date
from pathlib import Path

import pytest
from tests.hand import Clock, enter, make_nation, open_at, report

from majlis.adapters.records.handle import Records
from majlis.evidence.incidents import collapse
from majlis.evidence.observation import Observation
from majlis.kernel.access import Reader
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking, Tlp


def test_without_named_days_there_is_no_source(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links

    code = enter(records)
    told = incidents.told(records, "small")
    assert told.entry is None
    assert [one.key for one in told.observations] == [code]
    assert incidents.days(records, "small").start is None
    links.set_window(records, "small", date(2025, 1, 1), None, ("health",))
    entry = incidents.told(records, "small").entry
    assert entry is not None
    assert (str(entry.window), entry.sectors, entry.format) == ("2025-01-01..2025-03-03", ("health",), "hand")
    assert incidents.told(records, "small", date(2025, 1, 1)).entry is None
    links.set_window(records, "small", date(2025, 1, 1), date(2025, 2, 1))
    entry = incidents.told(records, "small").entry
    assert entry is not None
    assert str(entry.window) == "2025-01-01..2025-02-01"


def test_figures_as_of_a_day_see_what_was_known_before_it(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import writing

    code = enter(records)
    clock.set("2025-04-10")
    writing.amend(records, code, {"sector": "banking"}, "CERT")

    def sectors(as_of: str) -> list[str]:
        return [one.sector for one in incidents.told(records, "small", date.fromisoformat(as_of)).observations]

    assert sectors("2025-03-03") == []
    assert sectors("2025-03-04") == sectors("2025-04-10") == ["health"]
    assert sectors("2025-04-11") == ["banking"]


def test_linked_reports_count_once_and_only_from_the_day_of_the_link(records: Records, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links

    rows = [report(records, "cert", "17", "2025-03-02"), report(records, "press", "p1", "2025-02-28", sector="")]
    seen = _reports(records)
    code = enter(records)
    links.link(records, code, ["cert/17", str(rows[1])])
    told = incidents.told(records, "small")
    assert set(told.linked) == set(rows)
    assert len(collapse(told.merge(seen))) == 1
    assert len(collapse(incidents.told(records, "small", date(2025, 3, 3)).merge(seen))) == 2
    clock.set("2025-05-01")
    links.unlink(records, code, ["cert/17"])
    assert len(collapse(incidents.told(records, "small").merge(seen))) == 2
    assert len(collapse(incidents.told(records, "small", date(2025, 5, 1)).merge(seen))) == 1


def test_an_amended_row_of_a_linked_report_stays_linked(records: Records) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links

    code = enter(records)
    first = report(records, "cert", "stix--1", "2025-03-02")
    links.link(records, code, [str(first)])
    again = report(records, "cert", "stix--1", "2025-03-01", operator="North")
    other = report(records, "press", "stix--1", "2025-03-01")
    assert set(incidents.told(records, "small").linked) == {first, again}
    assert other not in incidents.told(records, "small").linked


def test_a_reader_counts_what_may_be_seen(records: Records, tmp_path: Path, database: str, clock: Clock) -> None:
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import links, writing

    shown, hidden = enter(records), enter(records)
    links.set_window(records, "small", date(2025, 1, 1), None)
    row = report(records, "cert", "1", "2025-03-01")
    links.link(records, hidden, [str(row)])
    writing.mark(records, hidden, Marking(Tlp.RED), "CERT")
    reader = open_at(tmp_path / "home", database, clock, Reader("a", frozenset(), Marking(Tlp.AMBER), Tlp.AMBER))
    told = incidents.told(reader, "small")
    assert [one.key for one in told.observations] == [shown]
    assert not told.linked
    assert told.entry is not None
    assert told.entry.marking == Marking(Tlp.AMBER)
    everything = incidents.told(records, "small").entry
    assert everything is not None
    assert everything.marking == Marking(Tlp.RED)
    assert everything.sha256 != told.entry.sha256
    with pytest.raises(NotFoundError, match="no incident"):
        incidents.find(reader, hidden)


def _reports(records: Records) -> list[tuple[int, Observation]]:
    from majlis.adapters.records.incidents.lists import observation_of
    from majlis.adapters.records.models import Observation as ObservationRow

    rows = ObservationRow.objects.visible_to(records.reader).select_related("source", "marking")
    return [(row.pk, observation_of(row)) for row in rows]


def test_counted_by_the_database_as_figures_count(records: Records) -> None:
    from majlis.adapters.records.incidents import known, links

    enter(records)
    enter(records, sector="banking", day=date(2025, 2, 1))
    assert known.counted(records, "small") == (2, 0)
    links.set_window(records, "small", date(2025, 1, 1), None, ["health"])
    assert known.counted(records, "small") == (2, 1)
    links.set_window(records, "small", date(2025, 1, 1), None)
    assert known.counted(records, "small") == (2, 2)


def test_versions_of_a_nation_and_of_no_other(records: Records) -> None:
    from majlis.adapters.records.incidents import known
    from majlis.adapters.records.models import Nation

    code = enter(records)
    make_nation(records, "other")
    enter(records, "other")
    key = Nation.everything.get(code="small").pk
    assert [row.incident.code for row in known.of_nation(known.versions(records), key)] == [code]
