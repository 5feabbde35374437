"""Incidents by hand for people: pages of a list, the history of one, its reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import WITH, known_of, links, versions
from majlis.adapters.records.incidents.telling import Known
from majlis.adapters.records.models import IncidentVersion
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.pages import day_cursor, read_day_cursor
from majlis.evidence.observation import Observation


def history(records: Records, one: Known, as_of: date | None = None) -> tuple[Known, ...]:
    """Return the versions of an incident that the reader may see, first to last; with a day, what was known before."""
    rows = IncidentVersion.objects.visible_to(records.reader).filter(incident__code=one.code)
    if as_of is not None:
        rows = rows.filter(since__lt=as_of)
    return tuple(known_of(row) for row in rows.select_related(*WITH).order_by("number"))


def reports(records: Records, one: Known, as_of: date | None = None) -> tuple[tuple[int, Observation], ...]:
    """Return the reports that are linked to an incident and that the reader may see, each with its row number."""
    keys = links(records, as_of).filter(incident__code=one.code).values("observation_id")
    rows = ObservationRow.objects.visible_to(records.reader).filter(pk__in=keys)
    return tuple(
        (row.pk, observation_of(row)) for row in rows.select_related("source", "marking").order_by("day", "pk")
    )


def observation_of(row: ObservationRow) -> Observation:
    """Return a report as its source tells it, without what else it said."""
    return Observation(
        row.source.name,
        row.key,
        row.day,
        row.known,
        row.sector,
        row.kind,
        row.operator,
        row.area,
        row.synthetic,
        row.marking.marking,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents to list.

    Attributes
    ----------
    sector, kind, operator, area : str
        Empty: any.
    closed : bool or None
        None: open ones and closed ones.
    since, until : date or None
        First day, and first day after.
    words : str
        What title or summary must hold; upper and lower case are one.
    as_of : date or None
        What was known before that day.
    after : str
        Where the page before ended; empty: the first page.
    most : int
        Length of a page.
    """

    sector: str = ""
    kind: str = ""
    operator: str = ""
    area: str = ""
    closed: bool | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    as_of: date | None = None
    after: str = ""
    most: int = 50

    def condition(self) -> Q:
        """Return the condition on versions."""
        named = {name: getattr(self, name) for name in ("sector", "kind", "operator", "area")}
        found = Q(**{name: value for name, value in named.items() if value})
        if self.closed is not None:
            found &= Q(closed=self.closed)
        if self.since is not None:
            found &= Q(day__gte=self.since)
        if self.until is not None:
            found &= Q(day__lt=self.until)
        if self.words:
            found &= Q(title__icontains=self.words) | Q(summary__icontains=self.words)
        return found


def page(records: Records, nation: str, wanted: Wanted) -> tuple[tuple[Known, ...], str]:
    """Return the incidents of a nation, newest day first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none that this function returned.
    """
    rows = versions(records, wanted.as_of).filter(wanted.condition(), incident__nation__code=nation)
    if wanted.after:
        day, key = read_day_cursor(wanted.after)
        rows = rows.filter(Q(day__lt=day) | Q(day=day, incident_id__lt=key))
    found = tuple(rows.select_related(*WITH).order_by("-day", "-incident_id")[: wanted.most + 1])
    more = len(found) > wanted.most
    shown = found[: wanted.most]
    return tuple(map(known_of, shown)), day_cursor(shown[-1].day, shown[-1].incident_id) if more and shown else ""


def reports_of(records: Records, found: Iterable[Known], as_of: date | None = None) -> Mapping[str, int]:
    """Return how many reports that the reader may see are linked to each incident, by its code; none where none is."""
    codes = [one.code for one in found]
    rows = links(records, as_of).filter(incident__code__in=codes).values_list("incident__code")
    return dict(rows.annotate(Count("pk")).order_by("incident__code"))
