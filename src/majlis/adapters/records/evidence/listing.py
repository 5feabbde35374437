"""What the sources of a nation hold, for lists and for a person who asks about one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from majlis.adapters.records import incidents
from majlis.adapters.records.evidence import counting
from majlis.adapters.records.evidence.counting import seen
from majlis.adapters.records.evidence.ending import source_row, source_row_on
from majlis.adapters.records.evidence.figures import believed, catalogue, entry_of, sources, standing
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import versions
from majlis.adapters.records.models import MarkingRow, Quarantined, Source
from majlis.adapters.records.nations.named import nation_row
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
    """A source and what it tells, as far as the reader may see it; sector ``""`` is unknown.

    Where ``counted`` is false, the counts are empty and say nothing.
    """

    entry: Entry
    waiting: int
    by_year: dict[str, int]
    by_sector: dict[str, int]
    by_kind: dict[str, int]
    catalogue: tuple[Vulnerability, ...]
    counted: bool = True


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
    counts = _counted(records, code, _few(rows, most), as_of) if as_of is not None else {}
    found = [
        Listed(
            entry_of(row),
            row.accepted - row.outside if as_of is None else counts.get(row.name),
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


def _few(rows: Iterable[Source], most: int | None) -> list[Source]:
    """Return the sources that do not have too many rows to be counted."""
    return [row for row in rows if most is None or row.accepted <= most]


def _counted(records: Records, code: str, rows: Iterable[Source], as_of: date) -> dict[str, int]:
    """Count what each source told of the days of its window, by what was known before a day."""
    named = {row.name: entry_of(row).window for row in rows}
    if not named:
        return {}
    inside = Q()
    for name, window in named.items():
        inside |= Q(source__name=name, day__gte=window.start, day__lt=window.end)
    told = believed(records, as_of).filter(inside, source__nation=nation_row(records, code)).order_by()
    found = dict(told.values_list("source__name").annotate(number=Count("pk")))
    return {name: found.get(name, 0) for name in named}


def size(records: Records, code: str) -> int:
    """Return how many reports figures go through: observations of sources that count, and incidents by hand."""
    told = sources(records, code).filter(superseded_at__isnull=True).order_by().aggregate(number=Sum("accepted"))
    by_hand = versions(records).filter(incident__nation__code=code).order_by().count()
    return int(told["number"] or 0) + by_hand


def removed(records: Records, code: str) -> tuple[str, ...]:
    """Return the names of sources that were taken out, and that no other source has."""
    rows = sources(records, code).order_by("name")
    here = set(rows.filter(superseded_at__isnull=True).values_list("name", flat=True))
    gone = rows.filter(removed=True).values_list("name", flat=True)
    return tuple(sorted(set(gone) - here))


def one(records: Records, code: str, name: str, as_of: date | None = None, *, most: int | None = None) -> Shown:
    """Return one source, its rows counted.

    Parameters
    ----------
    records : Records
    code, name : str
    as_of : date, optional
        As it stood before that day, and what was known of its rows then. Default: as it is now.
    most : int, optional
        With a day, count no source that has more rows than this: a million of them take seconds.

    Raises
    ------
    NotFoundError
        If there is none, or was none before that day.
    """
    row = source_row(records, code, name) if as_of is None else source_row_on(records, code, name, as_of)
    cells = _cells(records, row, as_of, most)
    years, sectors, kinds = Counter[str](), Counter[str](), Counter[str]()
    for (_, year, sector, kind), number in (cells or {}).items():
        years[year] += number
        sectors[sector] += number
        kinds[kind] += number
    found = catalogue(records, row) if row.format == "kev" and as_of is None else ()
    waiting = _waiting(records, code).get(name, 0) if as_of is None else 0
    told = dict(sorted(years.items())), dict(sectors), dict(kinds)
    return Shown(entry_of(row), waiting, *told, found, counted=cells is not None)


def _cells(records: Records, row: Source, as_of: date | None, most: int | None) -> Counter[counting.Cell] | None:
    """Return how many observations the reader sees; None where they are too many to be counted."""
    if as_of is None:
        kept = counting.kept(row)
        return counting.counted(believed(records).filter(source=row)) if kept is None else seen(records, row, kept)
    if most is not None and row.accepted > most:
        return None
    told = believed(records, as_of).filter(source__nation=row.nation, source__name=row.name)
    return counting.counted(told)


def _waiting(records: Records, code: str) -> dict[str, int]:
    rows = Quarantined.objects.visible_to(records.reader).filter(
        source__nation__code=code, source__superseded_at__isnull=True, settled_at__isnull=True
    )
    return dict(rows.values_list("source__name").annotate(number=Count("pk")).order_by())
