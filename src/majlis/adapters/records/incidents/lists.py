"""Incidents by hand for people: pages of a list, the history of one, its reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents.known import WITH, known_of, links, of_nation, versions
from majlis.adapters.records.incidents.telling import Known
from majlis.adapters.records.models import IncidentVersion
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.once import known_markings
from majlis.adapters.records.pages import day_cursor, read_day_cursor
from majlis.evidence.observation import Observation

COUNT_MAX = 10_000
"""Incidents are counted up to here; beyond, the answer is "more"."""


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
        Words that title or summary must all hold, in any order; upper and lower case are one.
    marking : str
        A marking as text, like ``TLP:AMBER``. Empty: any.
    source : str
        Who said it, or the name of a source of which a report is linked. Empty: any.
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
    marking: str = ""
    source: str = ""
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
        for word in self.words.split():
            found &= Q(title__icontains=word) | Q(summary__icontains=word)
        if self.marking:
            same = [key for key, marking in known_markings().items() if str(marking) == self.marking]
            found &= Q(marking__in=same)
        return found


def page(records: Records, nation: str, wanted: Wanted) -> tuple[tuple[Known, ...], str]:
    """Return the incidents of a nation, newest day first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none that this function returned.
    """
    rows = _wanted(records, nation, wanted)
    if wanted.after:
        day, key = read_day_cursor(wanted.after)
        rows = rows.filter(Q(day__lt=day) | Q(day=day, incident_id__lt=key))
    found = tuple(rows.select_related(*WITH).order_by("-day", "-incident_id")[: wanted.most + 1])
    more = len(found) > wanted.most
    shown = found[: wanted.most]
    return tuple(map(known_of, shown)), day_cursor(shown[-1].day, shown[-1].incident_id) if more and shown else ""


def total(records: Records, nation: str, wanted: Wanted) -> int:
    """Return how many incidents a list has in all its pages; ``COUNT_MAX + 1`` where they are more than that."""
    return _wanted(records, nation, wanted).order_by()[: COUNT_MAX + 1].count()


def _wanted(records: Records, nation: str, wanted: Wanted) -> "QuerySet[IncidentVersion]":
    key = nation_row(records, nation).pk
    rows = of_nation(versions(records, wanted.as_of), key).filter(wanted.condition())
    if not wanted.source:
        return rows
    told = links(records, wanted.as_of).filter(observation__source__name__iexact=wanted.source)
    said = Q(provenance__title__source__icontains=wanted.source)
    return rows.filter(said | Q(incident__in=told.values("incident")))


def reports_of(records: Records, found: Iterable[Known], as_of: date | None = None) -> Mapping[str, int]:
    """Return how many reports that the reader may see are linked to each incident, by its code; none where none is."""
    codes = [one.code for one in found]
    rows = links(records, as_of).filter(incident__code__in=codes).values_list("incident__code")
    return dict(rows.annotate(Count("pk")).order_by("incident__code"))
