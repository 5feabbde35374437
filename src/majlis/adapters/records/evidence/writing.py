"""Write facts as observations, and make them searchable."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter

from django.db.models import Max, Min

from majlis.adapters.records import bulk, search
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Observation, Source
from majlis.evidence.intake import Fact, Progress

_COLUMNS = (
    *("key", "day", "known", "sector", "kind", "operator", "area", "synthetic", "extra", "since"),
    *("recorded_at", "nation_id", "source_id", "owner_id", "marking_id"),
)
_STEP = 20_000
_PAGE = 200_000


def write_facts(
    records: Records, source: Source, facts: Sequence[Fact], markings: Sequence[int], progress: Progress
) -> None:
    """Write facts of a source; within a transaction and :func:`~majlis.adapters.records.search.in_bulk`.

    Parameters
    ----------
    records : Records
    source : Source
    facts : sequence of Fact
    markings : sequence of int
        Keys of the markings that facts point to.
    progress : Progress
    """
    if not facts:
        return
    first = int(Observation.everything.aggregate(last=Max("pk"))["last"] or 0) + 1
    since = since_of(source)  # asked before the rows flow: nothing else can be asked meanwhile
    rest = (
        *(since.isoformat() if since else None, bulk.instant(records.now())),
        *(source.nation_id, source.pk, source.owner_id),
    )
    with progress(f"Writing {source.name}", len(facts)) as advance:
        bulk.insert(Observation, _COLUMNS, _rows(facts, rest, markings, advance))
    with progress(f"Making {source.name} searchable", len(facts)) as advance:
        for start in range(first, first + len(facts), _PAGE):
            search.add_rows(start, start + _PAGE)
            advance(min(len(facts), start + _PAGE - first))
    if len(facts) >= _STEP:
        bulk.analyze(Observation)


def _rows(
    facts: Sequence[Fact], rest: Sequence[object], markings: Sequence[int], advance: Callable[[int], None]
) -> Iterator[tuple[object, ...]]:
    """Yield rows in the order of the index, newest day first, and tell how far it is."""
    for number, fact in enumerate(sorted(facts, key=itemgetter(1), reverse=True), 1):
        yield (*fact[:9], *rest, markings[fact[9]])
        if not number % _STEP:
            advance(number)


def since_of(source: Source) -> date | None:
    """Return from when the rows of a source's file count: None, always, for what came on the source's first day."""
    day = source.added_at.date()
    return None if first_day(source.nation_id, source.name) == day else day


def first_day(nation: int, name: str) -> date | None:
    """Return the day on which the first file of a source came; None where none has."""
    found = Source.everything.filter(nation=nation, name=name).aggregate(first=Min("added_at"))["first"]
    return found.date() if found else None


def outside(facts: Iterable[Fact], source: Source) -> int:
    """Return how many facts lie outside their source's window."""
    first = source.window_start.isoformat()
    last = source.window_end.isoformat() if source.window_end else "9999"
    return sum(not first <= fact[1] < last for fact in facts)
