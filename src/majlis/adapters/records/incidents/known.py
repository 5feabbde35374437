"""Incidents by hand as they were known on a day: for figures, for lists, for a person who asks about one."""

import difflib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.telling import HAND, Known, Told
from majlis.adapters.records.models import Incident, IncidentLink, IncidentVersion, Nation, Source
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.once import known_markings
from majlis.evidence.observation import Entry, Observation
from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import Marking
from majlis.kernel.times import Window, format_instant

WITH = ("incident__nation", "incident__owner", "marking")
"""What :func:`known_of` reads beside a version itself."""
_FACTS = ("incident_id", "incident__code", "day", "known", "sector", "kind", "operator", "area", "marking_id")
MERGED = "incident.merged"
"""Code of the fault of an incident that was merged into another."""
_UNKEPT = "row "
"""Keys that begin so are line numbers: in another file of the same source they name something else."""


def told(records: Records, code: str, as_of: date | None = None) -> Told:
    """Return incidents by hand as observations of the source ``hand``, and the facts of each linked report's incident.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    as_of : date, optional
        What was known before that day; by default everything.

    Returns
    -------
    Told
        Without an entry where no days are named in which incidents are logged by hand.
    """
    facts = _facts(records, code, as_of)
    observations = tuple(facts.values())
    return Told(entry(records, code, observations, as_of), observations, _linked(records, code, facts, as_of))


def _facts(records: Records, code: str, as_of: date | None) -> dict[int, Observation]:
    """Return what each incident tells, by its row id, in the order of their codes; without ``extra``."""
    rows = versions(records, as_of).filter(incident__nation__code=code)
    told = rows.order_by("incident__year", "incident__number").values_list(*_FACTS)
    markings = known_markings()
    nation = Nation.everything.filter(code=code).first()
    synthetic = nation is not None and bool(nation.header["synthetic"])
    return {
        row: Observation(HAND, key, day, known, sector, kind, operator, area, synthetic, markings[marking])
        for row, key, day, known, sector, kind, operator, area, marking in told
    }


def versions(records: Records, as_of: date | None = None) -> "QuerySet[IncidentVersion]":
    """Return the version of each incident that counted before a day, as far as the reader may see it."""
    rows: QuerySet[IncidentVersion] = IncidentVersion.objects.visible_to(records.reader)
    if as_of is None:
        return rows.filter(until__isnull=True)
    return rows.filter(Q(until__isnull=True) | Q(until__gte=as_of), since__lt=as_of, known__lt=as_of)


def of_nation(rows: "QuerySet[IncidentVersion]", nation: int) -> "QuerySet[IncidentVersion]":
    """Return only the versions of a nation's incidents, asked one by one: a page then reads no more than its own rows.

    As a join, SQLite would read every incident of the nation first.

    Parameters
    ----------
    rows : QuerySet
    nation : int
        Key of the nation.
    """
    return rows.filter(Exists(Incident.everything.filter(pk=OuterRef("incident_id"), nation=nation)))


def links(records: Records, as_of: date | None = None) -> "QuerySet[IncidentLink]":
    """Return the links that counted before a day, as far as the reader may see both them and their reports."""
    rows: QuerySet[IncidentLink] = IncidentLink.objects.visible_to(records.reader)
    if not records.reader.everything:
        seen = ObservationRow.objects.visible_to(records.reader).filter(pk=OuterRef("observation_id"))
        rows = rows.filter(Exists(seen))  # one by one: links are few, observations may be a million
    if as_of is None:
        return rows.filter(unlinked_at__isnull=True)
    kept = Q(unlinked_at__isnull=True) | Q(unlinked_at__date__gte=as_of)
    return rows.filter(kept, linked_at__date__lt=as_of)


def known_of(row: IncidentVersion) -> Known:
    """Return what a version says."""
    nation = row.incident.nation
    return Known(
        code=row.incident.code,
        nation=nation.code,
        owner=row.incident.owner.code,
        synthetic=bool(nation.header["synthetic"]),
        version=row.number,
        title=row.title,
        summary=row.summary,
        day=row.day,
        known=row.known,
        sector=row.sector,
        kind=row.kind,
        operator=row.operator,
        area=row.area,
        people=row.people,
        hours=row.hours,
        closed=row.closed,
        marking=row.marking.marking,
        provenance=row.provenance,
        since=row.since,
        until=row.until,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
    )


def window_row(records: Records, code: str) -> Source | None:
    """Return the row of the source ``hand``: the days in which incidents are logged by hand."""
    found: Source | None = (
        Source.objects.visible_to(records.reader)
        .filter(nation__code=code, format=HAND, superseded_at__isnull=True)
        .select_related("marking")
        .first()
    )
    return found


@dataclass(frozen=True, slots=True)
class Days:
    """In which days and sectors incidents are logged by hand.

    Attributes
    ----------
    start, end : date or None
        No start: nobody has said so. No end: it goes on.
    sectors : tuple of str
        Empty: all.
    marking : Marking
    synthetic : bool
        True where the nation is invented.
    """

    start: date | None
    end: date | None
    sectors: tuple[str, ...]
    marking: Marking
    synthetic: bool


def days(records: Records, code: str) -> Days:
    """Return in which days and sectors incidents of a nation are logged by hand.

    Raises
    ------
    NotFoundError
        If there is no such nation, or the reader may not see it.
    """
    nation = nation_row(records, code)
    synthetic, row = bool(nation.header["synthetic"]), window_row(records, code)
    if row is None:
        return Days(None, None, (), nation.marking.marking, synthetic)
    return Days(row.window_start, row.window_end, tuple(row.sectors), row.marking.marking, synthetic)


def entry(
    records: Records, code: str, observations: Sequence[Observation] = (), as_of: date | None = None
) -> Entry | None:
    """Return the source ``hand``. It reaches to yesterday: today is not over, and days to come are not observed.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    observations : sequence of Observation
        What it tells: its hash and its marking cover them.
    as_of : date, optional

    Returns
    -------
    Entry or None
        None where no days are named in which incidents are logged by hand, or none is over.
    """
    row = window_row(records, code)
    if row is None:
        return None
    ends = (records.now().date(), as_of or date.max, row.window_end or date.max)
    end = min(ends)
    if end <= row.window_start:
        return None
    markings: set[Marking] = {one.marking for one in observations}
    return Entry(
        name=HAND,
        file="",
        format=HAND,
        window=Window(row.window_start, end),
        sectors=tuple(row.sectors),
        kinds=tuple(row.kinds),
        columns={},
        sha256=_hash(observations, markings),
        added=format_instant(row.added_at),
        synthetic=row.synthetic,
        marking=reduce(Marking.join, markings, row.marking.marking),
    )


def find(records: Records, code: str, as_of: date | None = None) -> Known:
    """Return what is known of an incident, or what was known before a day.

    Raises
    ------
    NotFoundError
        If there is no such incident, or the reader may not see it, or it was not known then.
    """
    return known_of(current(records, code, as_of))


def current(records: Records, code: str, as_of: date | None = None) -> IncidentVersion:
    """Return the version of an incident that counts, or that counted before a day.

    Raises
    ------
    NotFoundError
        If there is no such incident, or the reader may not see it, or it was not known then.
    """
    rows = versions(records, as_of).select_related(*WITH)
    row = rows.filter(incident__code=code).first()
    if row is None:
        if into := merged_into(records, code):
            raise NotFoundError(
                f"{code} was merged into {into}",
                why="both tell of one event, which counts once",
                mend=f"majlis incident show {into}, or take them apart: majlis incident unmerge {code}",
                code=MERGED,
            )
        near = difflib.get_close_matches(code, rows.values_list("incident__code", flat=True)[:1000], n=1, cutoff=0.8)
        raise NotFoundError(
            f"there is no incident {code[:40]!r}" + (f" that was known before {as_of}" if as_of else ""),
            mend=f"did you mean {near[0]}? Otherwise `majlis incident list NATION` shows them"
            if near
            else "`majlis incident list NATION` shows them",
            code="incident.none",
        )
    return row


def counted(records: Records, code: str) -> tuple[int, int]:
    """Return how many incidents of a nation the reader may see, and how many of them figures count today.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    """
    source = entry(records, code)
    rows = versions(records).filter(incident__nation__code=code).order_by()
    inside = Q(day__gte=source.window.start, day__lt=source.window.end) if source else Q(pk__isnull=True)
    told = rows.values_list("sector", "kind").annotate(every=Count("pk"), inside=Count("pk", filter=inside))
    found = list(told)
    covered = sum(number for sector, kind, _, number in found if source and source.covers(sector, kind))
    return sum(every for _, _, every, _ in found), covered


def merged_into(records: Records, code: str) -> str:
    """Return the code of the incident into which another one was merged; empty where it was not.

    Parameters
    ----------
    records : Records
    code : str
        Code of the one that was merged.
    """
    rows = IncidentVersion.objects.visible_to(records.reader).filter(incident__code=code)
    last = rows.order_by("-number").first()
    if last is None or last.until is None:
        return ""
    into = str(last.provenance.get("merged", {}).get("value", ""))
    seen = IncidentVersion.objects.visible_to(records.reader).filter(incident__code=into).exists()
    return into if seen else ""


def _hash(observations: Iterable[Observation], markings: Iterable[Marking]) -> str:
    """Return a hash of what figures use: another one where anything of it is another."""
    texts = {marking: str(marking) for marking in markings}
    rows = [
        (one.key, f"{one.day} {one.known}", one.sector, one.kind, one.operator, one.area, texts[one.marking])
        for one in observations
    ]
    return sha256_hex(json.dumps(rows, separators=(",", ":")).encode())


def _linked(
    records: Records, code: str, facts: Mapping[int, Observation], as_of: date | None
) -> Mapping[int, Observation]:
    """Return the incident's facts for each linked report, and for what took its place when its source was renewed."""
    asked = links(records, as_of).filter(incident__nation__code=code)
    told_by: dict[tuple[str, str], Observation] = {}
    found: dict[int, Observation] = {}
    names = asked.values_list("incident_id", "observation_id", "observation__source__name", "observation__key")
    for incident, row, source, key in names:
        if incident not in facts:
            continue
        found[row] = facts[incident]
        if not key.startswith(_UNKEPT):
            told_by[source, key] = facts[incident]
    if told_by:
        by_source: dict[str, set[str]] = defaultdict(set)
        for source, key in told_by:
            by_source[source].add(key)
        same = reduce(Q.__or__, (Q(source__name=source, key__in=keys) for source, keys in by_source.items()))
        renewed = ObservationRow.objects.visible_to(records.reader).filter(same, nation__code=code)
        for row, source, key in renewed.values_list("id", "source__name", "key"):
            found.setdefault(row, told_by[source, key])
    return found
