"""What the sources of a nation hold, for lists and for a person who asks about one."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear

from majlis.adapters.records.evidence.ending import source_row
from majlis.adapters.records.evidence.figures import catalogue, entry_of, sources
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Observation, Quarantined, Source
from majlis.evidence.kev import Vulnerability
from majlis.evidence.observation import Entry


@dataclass(frozen=True, slots=True)
class Listed:
    """A source: its entry, its incidents in the window (all, whoever reads), and its rows in quarantine."""

    entry: Entry
    incidents: int
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


def listed(records: Records, code: str) -> tuple[Listed, ...]:
    """Return the sources that count now, by name. No row of theirs is read."""
    rows = sources(records, code).filter(superseded_at__isnull=True).select_related("upload", "marking")
    waiting = _waiting(records, code)
    return tuple(Listed(entry_of(row), row.accepted - row.outside, waiting.get(row.name, 0)) for row in rows)


def removed(records: Records, code: str) -> tuple[str, ...]:
    """Return the names of sources that were taken out, and that no other source has."""
    rows = sources(records, code).order_by("name")
    here = set(rows.filter(superseded_at__isnull=True).values_list("name", flat=True))
    gone = rows.filter(removed=True).values_list("name", flat=True)
    return tuple(sorted(set(gone) - here))


def one(records: Records, code: str, name: str) -> Shown:
    """Return one source, its rows counted.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    row = source_row(records, code, name)
    years, sectors, kinds = _counts(records, row)
    found = catalogue(records, row) if row.format == "kev" else ()
    waiting = _waiting(records, code).get(name, 0)
    return Shown(entry_of(row), waiting, dict(sorted(years.items())), dict(sectors), dict(kinds), found)


def _counts(records: Records, source: Source) -> tuple[Counter[str], Counter[str], Counter[str]]:
    rows = Observation.objects.visible_to(records.reader).filter(source=source, until__isnull=True)
    told: QuerySet[Any, Any] = rows.annotate(year=ExtractYear("day")).values_list("year", "sector", "kind")
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
