"""Find observations by words, sector, kind, days and source, newest first, as far as a reader may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from majlis.adapters.records import search
from majlis.adapters.records.evidence.earlier import places
from majlis.adapters.records.evidence.ending import source_row, source_row_on
from majlis.adapters.records.evidence.figures import sources
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Observation, Source
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.once import known_markings
from majlis.adapters.records.pages import day_cursor, read_day_cursor
from majlis.evidence.intake import extra_of
from majlis.kernel.access import Reader
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for; an empty field asks for nothing.

    Attributes
    ----------
    text : str
        Words that must all occur; ``word*`` for all words that begin so.
    sector, kind, source : str
        Ids, and the name of a source. Sector ``unknown`` is that of incidents without one.
    since, until : date or None
        First day, and first day not asked for.
    as_of : date or None
        What was known before that day; None: what is believed now.
    after : str
        Cursor of the page before.
    """

    text: str = ""
    sector: str = ""
    kind: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One observation that was found.

    Attributes
    ----------
    row : int
        Id of the row, by which an incident is linked to it.
    source, key, sector, kind, operator, area : str
    day, known : date
    synthetic : bool
    marking : Marking
    extra : mapping
        All else the source said.
    """

    row: int
    source: str
    key: str
    day: date
    known: date
    sector: str
    kind: str
    operator: str
    area: str
    synthetic: bool
    marking: Marking
    extra: dict[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of what was found.

    Attributes
    ----------
    found : tuple of Found
        Newest day first.
    total : int
        How many there are in all; one more than ``search.COUNT_MAX`` where they are more than that.
    cursor : str
        For the next page; empty on the last one.
    """

    found: tuple[Found, ...]
    total: int
    cursor: str


def find(records: Records, code: str, asked: Asked, most: int) -> Page:
    """Return a page of the observations that are believed now, or were known before a day.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    asked : Asked
    most : int
        Rows of a page.

    Raises
    ------
    InputError
        If the cursor is none.
    NotFoundError
        If there is no such nation or source.
    """
    nation = nation_row(records, code)
    if asked.as_of is not None:
        return _before(records, code, asked, most)
    names = dict(sources(records, code).filter(superseded_at__isnull=True).values_list("pk", "name"))
    parts: list[search.Condition] = [*search.words(asked.text), *_facts(asked)]
    if asked.source:
        parts.append(search.Term(str(source_row(records, code, asked.source).pk), fact="o"))
    seen = None if records.reader.everything else _seen(records.reader, nation.pk)
    if seen is not None and len(names) < Source.everything.filter(nation=nation, superseded_at__isnull=True).count():
        parts.append(search.Any_([search.Term(str(key), fact="o") for key in names]))
    place = read_day_cursor(asked.after) if asked.after else None
    question = search.Question(nation.pk, search.All(parts), seen, asked.since, asked.until, place)
    return _page(records, search.hits(question, most + 1), most)


def _before(records: Records, code: str, asked: Asked, most: int) -> Page:
    """Return a page of the observations that were known before a day, of sources that were taken out since, too."""
    rows, as_of = sources(records, code), asked.as_of or date.max
    parts: list[search.Condition] = [*search.words(asked.text), *_facts(asked)]
    if asked.source:
        source_row_on(records, code, asked.source, as_of)
        rows = rows.filter(name=asked.source)
    names = list(rows.values_list("pk", flat=True))
    if asked.source:
        parts.append(search.Any_([search.Term(str(key), fact="o") for key in names]))
    place = read_day_cursor(asked.after) if asked.after else None
    question = search.Question(nation_row(records, code).pk, search.All(parts), None, asked.since, asked.until, place)
    return _page(records, places(records, (question, as_of), names, most + 1), most)


def _page(records: Records, hits: tuple[int, list[int]], most: int) -> Page:
    total, ids = hits
    rows = (
        Observation.objects.visible_to(records.reader)
        .filter(pk__in=ids)
        .select_related("source", "marking")
        .defer("source__counts")
    )
    found = tuple(_found(row) for row in sorted(rows, key=lambda row: (-row.day.toordinal(), row.pk)))
    more = len(ids) > most
    shown = found[:most]
    cursor = day_cursor(shown[-1].day, shown[-1].row) if more and shown else ""
    return Page(shown, total, cursor)


def rows(records: Records, code: str, numbers: Sequence[int]) -> tuple[Found, ...]:
    """Return the observations with these numbers that are believed now and that the reader may see, newest first.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    numbers : sequence of int
        Ids of rows.
    """
    found = Observation.objects.visible_to(records.reader).filter(
        nation=nation_row(records, code).pk, pk__in=numbers, until__isnull=True, source__superseded_at__isnull=True
    )
    return tuple(map(_found, found.select_related("source", "marking").defer("source__counts").order_by("-day", "pk")))


def _facts(asked: Asked) -> list[search.Condition]:
    facts = []
    if asked.sector:
        facts.append(search.Term("" if asked.sector == "unknown" else asked.sector, fact="s"))
    if asked.kind:
        facts.append(search.Term(asked.kind, fact="k"))
    return [*facts]


def _seen(reader: Reader, nation: int) -> search.Condition | None:
    """Return the views that a reader has: :meth:`Reader.may_read`, asked once for each marking and owner there is.

    None where that is all of them: then the index need not be asked for them. What is found is guarded once more.
    """
    owners = Source.everything.filter(nation=nation).order_by().values_list("owner_id", "owner__code").distinct()
    views = [
        (key, owner, reader.may_read(marking, code))
        for owner, code in owners
        for key, marking in known_markings().items()
    ]
    if all(may for _, _, may in views):
        return None
    return search.Any_([search.view(nation, key, owner) for key, owner, may in views if may])


def _found(row: Observation) -> Found:
    return Found(
        row=row.pk,
        source=row.source.name,
        key=row.key,
        day=row.day,
        known=row.known,
        sector=row.sector,
        kind=row.kind,
        operator=row.operator,
        area=row.area,
        synthetic=row.synthetic,
        marking=row.marking.marking,
        extra=extra_of(row.extra, row.source.names),
    )
