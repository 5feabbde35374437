"""The incident of record: what several sources tell of one event, counted once."""

from collections import defaultdict
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
        open_records = list(records)
        left = _match(rows, open_records, exact=True)
        left = _match(left, open_records, exact=False)
        records.extend(_Record(one.known, one.operator, one.area, {source}) for one in left)
    return records


def _match(rows: list[Observation], open_records: list[_Record], *, exact: bool) -> list[Observation]:
    """Join rows to records that no row of this source has taken yet; return the rows left over."""
    left = []
    for one in rows:
        record = next((r for r in open_records if _same(one, r, exact=exact)), None)
        if record is None:
            left.append(one)
            continue
        open_records[:] = [r for r in open_records if r is not record]
        record.known = min(record.known, one.known)
        record.operator = record.operator or one.operator
        record.area = record.area or one.area
        record.sources.add(one.source)
    return left


def _same(one: Observation, record: _Record, *, exact: bool) -> bool:
    pairs = ((one.operator, record.operator), (one.area, record.area))
    if exact:
        return all(mine == theirs for mine, theirs in pairs)
    return all(not mine or not theirs or mine.casefold() == theirs.casefold() for mine, theirs in pairs)
