"""Incidents by hand for people: pages of a list, the history of one, its reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.incidents import index
from majlis.adapters.records.incidents.index import Question
from majlis.adapters.records.incidents.known import WITH, known_of, links, of_nation, versions
from majlis.adapters.records.incidents.telling import Known
from majlis.adapters.records.models import IncidentVersion, Source
from majlis.adapters.records.models import Observation as ObservationRow
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.once import known_markings
from majlis.adapters.records.pages import day_cursor, read_day_cursor
from majlis.adapters.records.search import COUNT_MAX, words
from majlis.evidence.observation import Observation

_NEAR = 1_000
"""So many of the newest that the index names are looked at first for a page: with all others of their last day."""


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
        (row.pk, observation_of(row))
        for row in rows.select_related("source", "marking").defer("source__counts").order_by("day", "pk")
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
        Words that title and summary must all hold, in any order; upper and lower case are one; ``word*`` stands for all
        words that begin so.
    marking : str
        A marking as text, like ``TLP:AMBER``. Empty: any.
    source : str
        Words of who said it, or the name of a source of which a report is linked. Empty: any.
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
        if self.marking:
            same = [key for key, marking in known_markings().items() if str(marking) == self.marking]
            found &= Q(marking__in=same)
        return found

    def question(self) -> Question | None:
        """Return what to ask the index; None where it need not be asked."""
        facts = {name: getattr(self, name) for name in ("sector", "kind", "operator", "area")}
        if not (words(self.words) or any(facts.values()) or self.closed is not None):
            return None
        found = Question(self.words, closed=self.closed, now=self.as_of is None, **facts)
        return replace(found, start=self.since, end=self.until)


def page(records: Records, nation: str, wanted: Wanted) -> tuple[tuple[Known, ...], str]:
    """Return the incidents of a nation, newest day first, and the cursor of the next page; empty at the end.

    Raises
    ------
    InputError
        If the cursor is none that this function returned.
    """
    rows, question = _rows(records, nation, wanted), wanted.question()
    if wanted.after:
        day, key = read_day_cursor(wanted.after)
        rows = rows.filter(Q(day__lt=day) | Q(day=day, incident_id__lt=key))
        question = replace(question, end=day + timedelta(1)) if question else None
    rows = rows.select_related(*WITH).order_by("-day", "-incident_id")
    found = _first(rows, question, wanted.most + 1)
    more = len(found) > wanted.most
    shown = found[: wanted.most]
    return tuple(map(known_of, shown)), day_cursor(shown[-1].day, shown[-1].incident_id) if more and shown else ""


def _first(rows: "QuerySet[IncidentVersion]", question: Question | None, most: int) -> tuple[IncidentVersion, ...]:
    """Return the first rows. Of many that the index names, the newest are looked at first: mostly they are enough."""
    if question is None:
        return tuple(rows[:most])
    if near := index.reach(question, _NEAR):
        found = tuple(rows.filter(pk__in=index.ids(replace(question, start=near)))[:most])
        if len(found) == most:
            return found
    return tuple(rows.filter(pk__in=index.ids(question))[:most])


def total(records: Records, nation: str, wanted: Wanted) -> int:
    """Return how many incidents a list has in all its pages; ``COUNT_MAX + 1`` where they are more than that."""
    rows, question = _rows(records, nation, wanted).order_by(), wanted.question()
    if question is not None:
        rows = rows.filter(pk__in=index.ids(question))
    return rows[: COUNT_MAX + 1].count()


def _rows(records: Records, nation: str, wanted: Wanted) -> "QuerySet[IncidentVersion]":
    """Return what is wanted, but for what the index tells of all of it."""
    key = nation_row(records, nation).pk
    rows = of_nation(versions(records, wanted.as_of), key).filter(wanted.condition())
    if not words(wanted.source):
        return rows
    said = Q(pk__in=index.ids(Question(source=wanted.source, now=wanted.as_of is None)))
    names = list(Source.everything.filter(nation=key, name__iexact=wanted.source).values_list("pk", flat=True))
    if not names:
        return rows.filter(said)
    theirs = ObservationRow.everything.filter(pk=OuterRef("observation_id"), source__in=names)
    told = links(records, wanted.as_of).filter(Exists(theirs))  # one by one: links are few, observations a million
    return rows.filter(said | Q(incident__in=told.values("incident")))


def reports_of(records: Records, found: Iterable[Known], as_of: date | None = None) -> Mapping[str, int]:
    """Return how many reports that the reader may see are linked to each incident, by its code; none where none is."""
    codes = [one.code for one in found]
    rows = links(records, as_of).filter(incident__code__in=codes).values_list("incident__code")
    return dict(rows.annotate(Count("pk")).order_by("incident__code"))
