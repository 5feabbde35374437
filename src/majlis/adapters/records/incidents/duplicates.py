"""Find what probably tells of the same event, among incidents by hand and the reports of sources."""

from datetime import timedelta

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import WITH, known_of, of_nation, versions
from majlis.adapters.records.incidents.telling import Known
from majlis.adapters.records.models import IncidentLink
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.nations.named import nation_row
from majlis.evidence.duplicates import NEAR_DAYS, Likely, Telling, likely, pairs
from majlis.evidence.intake import extra_of
from majlis.evidence.synonyms import OTHER

_LOOKED_AT = 500
"""Incidents, and reports, that are compared with one, at most."""


def of_incident(records: Records, one: Known, most: int) -> tuple[Likely, ...]:
    """Return other incidents, and reports that no incident has, that probably tell of the same event.

    Parameters
    ----------
    records : Records
    one : Known
    most : int
        At most so many, the most probable first.
    """
    return likely(telling_of(one), [*_incidents(records, one), *_reports(records, one)])[:most]


def newest(records: Records, nation: str, most: int) -> tuple[tuple[Telling, Likely], ...]:
    """Return the pairs among a nation's newest incidents that probably tell of one event.

    Parameters
    ----------
    records : Records
    nation : str
        Code of the nation.
    most : int
        So many incidents are looked at.
    """
    rows = of_nation(versions(records), nation_row(records, nation).pk)
    found = rows.select_related(*WITH).order_by("-day", "-incident_id")[:most]
    return pairs(telling_of(known_of(row)) for row in found)


def telling_of(one: Known) -> Telling:
    """Return an incident as it is compared."""
    return Telling(one.code, one.day, one.sector, one.kind, one.operator, one.area, f"{one.title} {one.summary}")


def _incidents(records: Records, one: Known) -> list[Telling]:
    near = timedelta(days=NEAR_DAYS)
    rows = of_nation(versions(records), nation_row(records, one.nation).pk)
    rows = rows.filter(day__gte=one.day - near, day__lte=one.day + near)
    found = rows.exclude(incident__code=one.code).select_related(*WITH).order_by("-day", "-incident_id")
    return [telling_of(known_of(row)) for row in found[:_LOOKED_AT]]


def _reports(records: Records, one: Known) -> list[Telling]:
    near = timedelta(days=NEAR_DAYS)
    rows = ObservationRow.objects.visible_to(records.reader).filter(
        nation=nation_row(records, one.nation).pk,
        until__isnull=True,
        day__gte=one.day - near,
        day__lte=one.day + near,
        kind__in=(one.kind, OTHER),
    )
    if one.sector:
        rows = rows.filter(sector__in=(one.sector, ""))
    found = list(rows.select_related("source").defer("source__counts").order_by("-day", "pk")[:_LOOKED_AT])
    taken = IncidentLink.everything.filter(observation__in=[row.pk for row in found], unlinked_at__isnull=True)
    linked = set(taken.values_list("observation_id", flat=True))
    return [_telling(row) for row in found if row.pk not in linked]


def _telling(row: ObservationRow) -> Telling:
    said = " ".join(str(value) for value in extra_of(row.extra, row.source.names).values())
    name = f"{row.source.name}/{row.key}"
    return Telling(name, row.day, row.sector, row.kind, row.operator, row.area, said, int(row.pk))
