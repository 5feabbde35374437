"""What the sources of a nation hold, for lists and for a person who asks about one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from majlis.adapters.records import bulk, incidents
from majlis.adapters.records.evidence.ending import source_row
from majlis.adapters.records.evidence.figures import believed, catalogue, entry_of, sources, standing
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import versions
from majlis.adapters.records.models import MarkingRow, Quarantined, Source
from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry
from majlis.kernel.marking import join_all


@dataclass(frozen=True, slots=True)
class Listed:
    """A source: its entry, its incidents in the window (all, whoever reads), and its rows in quarantine.

    ``incidents`` is None where they were not counted.
    """

    entry: Entry
    incidents: int | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A source and what it tells now, as far as the reader may see it; sector ``""`` is unknown."""

    entry: Entry
    waiting: int
    by_year: dict[str, int]
    by_sector: dict[str, int]
    by_kind: dict[str, int]
    catalogue: tuple[Vulnerability, ...]


def listed(records: Records, code: str, as_of: date | None = None, *, most: int | None = None) -> tuple[Listed, ...]:
    """Return the sources that count, by name, with that of the incidents by hand.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    as_of : date, optional
        As they stood before that day; then their rows are counted, as far as the reader may see them. Default: as they
        are now, and no row of theirs is read.
    most : int, optional
        With a day, count no source that has more rows than this: a million of them take a second.
    """
    rows = list(standing(sources(records, code).select_related("upload", "marking"), as_of))
    waiting = _waiting(records, code) if as_of is None else {}
    found = [
        Listed(
            entry_of(row),
            row.accepted - row.outside if as_of is None else _counted(records, row, as_of, most),
            waiting.get(row.name, 0),
        )
        for row in rows
    ]
    return tuple(sorted([*found, *_by_hand(records, code, as_of)], key=lambda listed: listed.entry.name))


def _by_hand(records: Records, code: str, as_of: date | None) -> Iterator[Listed]:
    """Yield the source ``hand``, where days are named; counted by the database, for there may be many incidents."""
    entry = incidents.entry(records, code, as_of=as_of)
    if entry is None:
        return
    inside = Count("pk", filter=Q(day__gte=entry.window.start, day__lt=entry.window.end))
    rows: QuerySet[Any, Any] = versions(records, as_of).filter(incident__nation__code=code)
    counts = dict(rows.order_by().values_list("marking_id").annotate(inside=inside))
    markings = [row.marking for row in MarkingRow.objects.filter(pk__in=counts)]
    yield Listed(replace(entry, marking=join_all([entry.marking, *markings])), sum(counts.values()), 0)


def _counted(records: Records, row: Source, as_of: date, most: int | None) -> int | None:
    """Count what a source told of the days of its window, by what was known before a day; None beyond ``most`` rows."""
    if most is not None and row.accepted > most:
        return None
    window = entry_of(row).window
    rows = believed(records, as_of).filter(source__nation=row.nation, source__name=row.name)
    return rows.filter(day__gte=window.start, day__lt=window.end).count()


def removed(records: Records, code: str) -> tuple[str, ...]:
    """Return the names of sources that were taken out, and that no other source has."""
    rows = sources(records, code).order_by("name")
    here = set(rows.filter(superseded_at__isnull=True).values_list("name", flat=True))
    gone = rows.filter(removed=True).values_list("name", flat=True)
    return tuple(sorted(set(gone) - here))


def one(records: Records, code: str, name: str, *, counts: bool = True) -> Shown:
    """Return one source, its rows counted.

    Parameters
    ----------
    records : Records
    code, name : str
    counts : bool, optional
        False: count no row, as a million of them take seconds.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    row = source_row(records, code, name)
    years, sectors, kinds = _counts(records, row) if counts else (Counter[str](), Counter[str](), Counter[str]())
    found = catalogue(records, row) if row.format == "kev" else ()
    waiting = _waiting(records, code).get(name, 0)
    return Shown(entry_of(row), waiting, dict(sorted(years.items())), dict(sectors), dict(kinds), found)


def _counts(records: Records, source: Source) -> tuple[Counter[str], Counter[str], Counter[str]]:
    rows = believed(records).filter(source=source)
    told: QuerySet[Any, Any] = rows.annotate(year=bulk.year_of("day")).values_list("year", "sector", "kind")
    years, sectors, kinds = Counter[str](), Counter[str](), Counter[str]()
    for year, sector, kind, number in told.annotate(number=Count("pk")).order_by():
        years[str(year)] += number
        sectors[sector] += number
        kinds[kind] += number
    return years, sectors, kinds


def _waiting(records: Records, code: str) -> dict[str, int]:
    rows = Quarantined.objects.visible_to(records.reader).filter(
        source__nation__code=code, source__superseded_at__isnull=True, settled_at__isnull=True
    )
    return dict(rows.values_list("source__name").annotate(number=Count("pk")).order_by())
