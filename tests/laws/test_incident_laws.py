"""An incident by hand and the reports that are linked to it are one incident in figures, whoever told them."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from majlis.adapters.records.incidents.telling import HAND, Told
from majlis.evidence.incidents import collapse
from majlis.evidence.observation import Observation
from majlis.kernel.marking import Marking

FIRST = date(2025, 1, 1)
Facts = tuple[date, str, str, str, str]
"""Day, sector, kind, operator, area."""
Reports = list[tuple[str, Facts]]
"""Each with its source."""
Table = list[tuple[Facts, Reports]]
"""Incidents, each with what is linked to it."""
days = st.integers(0, 4).map(lambda number: FIRST + timedelta(number))
words = st.sampled_from(["", "a", "b"])
kinds = st.sampled_from(["ransomware", "ddos"])


def observation(source: str, key: str, facts: Facts) -> Observation:
    day, sector, kind, operator, area = facts
    return Observation(source, key, day, day, sector, kind, operator, area, synthetic=False, marking=Marking())


facts = st.tuples(days, st.sampled_from(["health", "banking"]), kinds, words, words)
reports = st.lists(st.tuples(st.sampled_from(["cert", "press", "zulu"]), facts), max_size=6)
tables = st.lists(st.tuples(facts, reports), max_size=4)


def build(
    table: Table,
) -> tuple[Told, list[tuple[int, Observation]]]:
    hand: list[Observation] = []
    linked: dict[int, Observation] = {}
    told: list[tuple[int, Observation]] = []
    for number, (mine, others) in enumerate(table):
        incident = observation(HAND, f"INC-2025-{number:04}", mine)
        hand.append(incident)
        for source, theirs in others:
            row = len(told)
            told.append((row, observation(source, f"{source}-{row}", theirs)))
            linked[row] = incident
    return Told(None, tuple(hand), linked), told


@given(facts, reports)
def test_an_incident_and_its_reports_are_one(mine: Facts, others: Reports) -> None:
    told, rows = build([(mine, others)])
    (only,) = collapse(told.merge(rows))
    assert (only.day, only.sector, only.kind, only.operator, only.area) == mine
    assert set(only.sources) == {HAND, *(source for source, _ in others)}


@given(tables)
def test_many_are_as_many_as_were_entered(
    table: Table,
) -> None:
    told, rows = build(table)
    assert len(collapse(told.merge(rows))) == len(table)


@given(tables)
def test_without_days_of_logging_linked_reports_of_one_event_still_count_once(
    table: Table,
) -> None:
    told, rows = build(table)
    silent = replace(told, observations=())
    assert len(collapse(silent.merge(rows))) <= len(table)


@given(tables, reports)
def test_what_is_not_linked_passes_unchanged(
    table: Table,
    strangers: Reports,
) -> None:
    told, rows = build(table)
    free = [(10_000 + n, observation(source, f"x{n}", theirs)) for n, (source, theirs) in enumerate(strangers)]
    merged = list(told.merge([*rows, *free]))
    assert [one for one in merged if one.key.startswith("x")] == [one for _, one in free]
