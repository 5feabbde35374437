"""The incident of record: what several sources tell of one event, counted once."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from majlis.evidence.observation import Observation


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, whoever told it.

    Attributes
    ----------
    day : date
        Day on which it happened.
    known : date
        First day on which any source knew.
    sector, kind, operator, area : str
        As in :class:`~majlis.evidence.observation.Observation`.
    sources : tuple of str
        Names of the sources that tell it, sorted.
    """

    day: date
    known: date
    sector: str
    kind: str
    operator: str
    area: str
    sources: tuple[str, ...]


@dataclass(slots=True)
class _Record:
    known: date
    operator: str
    area: str
    sources: set[str]


def collapse(observations: Iterable[Observation]) -> tuple[Incident, ...]:
    """Count each event once, though several sources tell it.

    Two observations are one event when they come from **different** sources, on the same day, in the same
    sector, of the same kind, and neither operator nor area contradicts (where both sources name one, the names
    are equal). One observation of a source stands for at most one of another source, so two equal rows of one
    source stay two events. Sources are taken in the order of their names: the order of files does not matter.

    Returns
    -------
    tuple of Incident
        Sorted by day, sector, kind, operator, area.
    """
    groups: dict[tuple[date, str, str], list[Observation]] = defaultdict(list)
    for one in observations:
        groups[one.day, one.sector, one.kind].append(one)
    found = [
        Incident(day, record.known, sector, kind, record.operator, record.area, tuple(sorted(record.sources)))
        for (day, sector, kind), group in groups.items()
        for record in _merge(group)
    ]
    return tuple(sorted(found, key=lambda i: (i.day, i.sector, i.kind, i.operator, i.area, i.known, i.sources)))


def _merge(group: list[Observation]) -> list[_Record]:
    """Match the observations of one day, sector and kind, source by source."""
    by_source: dict[str, list[Observation]] = defaultdict(list)
    for one in group:
        by_source[one.source].append(one)
    records: list[_Record] = []
    for source in sorted(by_source):
        rows = sorted(by_source[source], key=lambda o: (o.operator, o.area, o.known, o.key))
        left, free = _join_equal(rows, records)
        for one in left:
            place = next((i for i, record in enumerate(free) if _agree(one, record)), None)
            if place is None:
                records.append(_Record(one.known, one.operator, one.area, {source}))
            else:
                _join(free.pop(place), one)
    return records


def _join_equal(rows: list[Observation], records: list[_Record]) -> tuple[list[Observation], list[_Record]]:
    """Join rows to records of the same operator and area, one to one; return the rows and the records left over."""
    waiting: dict[tuple[str, str], deque[_Record]] = defaultdict(deque)
    for record in records:
        waiting[record.operator, record.area].append(record)
    left, taken = [], set()
    for one in rows:
        if same := waiting.get((one.operator, one.area)):
            taken.add(id(same[0]))
            _join(same.popleft(), one)
        else:
            left.append(one)
    return left, [record for record in records if id(record) not in taken]


def _join(record: _Record, one: Observation) -> None:
    record.known = min(record.known, one.known)
    record.operator = record.operator or one.operator
    record.area = record.area or one.area
    record.sources.add(one.source)


def _agree(one: Observation, record: _Record) -> bool:
    """Tell whether neither operator nor area contradicts."""
    pairs = ((one.operator, record.operator), (one.area, record.area))
    return all(not mine or not theirs or mine.casefold() == theirs.casefold() for mine, theirs in pairs)
