"""Evidence in the records, as it was known on a day: for figures."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from majlis.adapters.records import incidents
from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.telling import HAND
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.models import Source
from majlis.adapters.records.once import known_markings
from majlis.adapters.records.uploads import read_upload
from majlis.evidence.formats import SUFFIX, parse_json
from majlis.evidence.kev import Vulnerability, read_kev
from majlis.evidence.observation import Entry, Observation
from majlis.evidence.snapshot import snapshot_sha256
from majlis.kernel.times import Window, format_instant

_CHUNK = 10_000


def entries(records: Records, code: str, as_of: date | None = None) -> tuple[Entry, ...]:
    """Return the sources of a nation, by name, with that of the incidents by hand.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    as_of : date, optional
        As they stood before that day; a source that came later stands as its first file said. Default: as they are now.
    """
    rows = sources(records, code).select_related("upload", "marking")
    found = [entry_of(row) for row in standing(rows, as_of)]
    hand = incidents.told(records, code, as_of).entry
    return tuple(sorted([*found, *([hand] if hand else [])], key=lambda entry: entry.name))


def sources(records: Records, code: str) -> "QuerySet[Source]":
    """Return the rows of a nation's sources that the reader may see, those that gave way too; not that of ``hand``."""
    rows: QuerySet[Source] = Source.objects.visible_to(records.reader).filter(nation__code=code)
    return rows.exclude(format=HAND).order_by("name", "added_at", "pk")


def standing(rows: "QuerySet[Source]", as_of: date | None) -> Iterator[Source]:
    """Yield the row of each name that counts: now, or at the end of the day before ``as_of``."""
    if as_of is None:
        yield from rows.filter(superseded_at__isnull=True)
        return
    by_name: dict[str, list[Source]] = defaultdict(list)
    for row in rows:
        by_name[row.name].append(row)
    for versions in by_name.values():
        first = min(row.added_at.date() for row in versions)
        day = max(as_of, first + timedelta(days=1))  # before it was here, it stands as on its first day
        yield from (row for row in versions if row.added_at.date() < day and not _gone(row, day))


def _gone(row: Source, day: date) -> bool:
    return row.superseded_at is not None and row.superseded_at.date() < day


def entry_of(row: Source) -> Entry:
    """Return a source's row as an entry; ``upload`` and ``marking`` should be fetched with it."""
    return Entry(
        name=row.name,
        file=f"{row.name}{SUFFIX[row.format]}",
        format=row.format,
        window=Window(row.window_start, row.window_end or date.max),
        sectors=tuple(row.sectors),
        kinds=tuple(row.kinds),
        columns=dict(row.columns),
        sha256=row.upload.sha256 if row.upload else "",
        added=format_instant(row.added_at.replace(microsecond=0)),
        synthetic=row.synthetic,
        marking=row.marking.marking,
        sheet=row.sheet,
        dates=row.dates,
        values=dict(row.values),
    )


def observations(records: Records, code: str, as_of: date | None = None) -> tuple[Observation, ...]:
    """Return what the sources of a nation tell, and the incidents by hand; a linked report agrees with its incident.

    Parameters
    ----------
    records : Records
    code : str
    as_of : date, optional
        As it was known before that day. Default: all that is believed now.

    Returns
    -------
    tuple of Observation
        Without ``extra``, which no figure uses.
    """
    told = incidents.told(records, code, as_of)
    return tuple(told.merge(_reports(records, code, as_of)))


def believed(records: Records, as_of: date | None = None) -> "QuerySet[ObservationRow]":
    """Return the observations that the reader may see, as they are believed now or were known before a day."""
    rows: QuerySet[ObservationRow] = ObservationRow.objects.visible_to(records.reader)
    if as_of is None:
        return rows.filter(until__isnull=True)
    return rows.filter(
        Q(since__isnull=True) | Q(since__lt=as_of), Q(until__isnull=True) | Q(until__gte=as_of), known__lt=as_of
    )


def _reports(records: Records, code: str, as_of: date | None) -> Iterator[tuple[int, Observation]]:
    names = dict(sources(records, code).values_list("pk", "name"))
    markings = known_markings()
    rows = believed(records, as_of).filter(source__in=list(names))
    fields = ("id", "source_id", "key", "day", "known", "sector", "kind", "operator", "area", "synthetic", "marking_id")
    told = rows.order_by("source_id", "id").values_list(*fields)
    for row, source, key, day, known, sector, kind, operator, area, synthetic, marking in told.iterator(_CHUNK):
        yield (
            row,
            Observation(names[source], key, day, known, sector, kind, operator, area, synthetic, markings[marking]),
        )


def vulnerabilities(records: Records, code: str) -> tuple[Vulnerability, ...]:
    """Return the entries of a nation's KEV catalogues, each CVE once (of several catalogues: the last by name).

    Raises
    ------
    IntegrityError
        If the file that came is gone or damaged.
    """
    found: dict[str, Vulnerability] = {}
    for row in sources(records, code).filter(format="kev", superseded_at__isnull=True).select_related("upload"):
        found |= {one.cve: one for one in catalogue(records, row)}
    return tuple(found.values())


def catalogue(records: Records, row: Source) -> tuple[Vulnerability, ...]:
    """Return the entries of one KEV catalogue, from the file that came."""
    if row.upload is None:
        return ()
    data = read_upload(records.home, row.upload.sha256)
    return read_kev(parse_json(data, file=row.upload.file_name), file=row.upload.file_name)


def evidence_sha256(records: Records, code: str, as_of: date | None = None) -> str:
    """Return the hash of a nation's evidence: what it says, and not when or in which order it was added."""
    return snapshot_sha256(
        entries(records, code, as_of), observations(records, code, as_of), vulnerabilities(records, code)
    )
