"""How many observations a source has, by marking, year, sector and kind: kept with it, so that nobody waits."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from majlis.adapters.records import bulk
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Observation, Source
from majlis.adapters.records.once import known_markings
from majlis.evidence.intake import Fact

Cell = tuple[int, str, str, str]
"""Key of a marking, year, sector, kind."""


def counted(rows: "QuerySet[Observation]") -> Counter[Cell]:
    """Return how many of some rows there are, as the database counts them: a million take seconds."""
    told: QuerySet[Any, Any] = rows.order_by().annotate(year=bulk.year_of("day"))
    found = told.values_list("marking_id", "year", "sector", "kind").annotate(number=Count("pk"))
    return Counter({(mark, str(year), sector, kind): number for mark, year, sector, kind, number in found})


def counted_facts(facts: Iterable[Fact], markings: Sequence[int]) -> Counter[Cell]:
    """Return how many facts there are.

    Parameters
    ----------
    facts : iterable of Fact
    markings : sequence of int
        Keys of the markings that facts point to.
    """
    return Counter((markings[fact[9]], fact[1][:4], fact[3], fact[4]) for fact in facts)


def keep(source: Source, found: Counter[Cell]) -> None:
    """Keep with a source how many observations it has; it is not saved."""
    source.counts = [[*cell, number] for cell, number in sorted(found.items()) if number]


def kept(source: Source) -> Counter[Cell] | None:
    """Return how many observations a source has, whoever may see them; None where that is not kept."""
    if source.counts is None:
        return None
    return Counter({(mark, year, sector, kind): number for mark, year, sector, kind, number in source.counts})


def seen(records: Records, source: Source, found: Counter[Cell]) -> Counter[Cell]:
    """Return those that the reader may see: observations belong to whom their source belongs to."""
    markings, owner = known_markings(), source.owner.code
    may = {mark for mark in {cell[0] for cell in found} if records.reader.may_read(markings[mark], owner)}
    return Counter({cell: number for cell, number in found.items() if cell[0] in may})


def install(apps: Any, schema_editor: object) -> None:  # noqa: ARG001, ANN401 - what Django hands a migration
    """Count the observations of each source that counts now, as a migration finds them."""
    rows = apps.get_model("majlis", "Observation").everything.filter(until__isnull=True)
    for source in apps.get_model("majlis", "Source").everything.exclude(format="hand").filter(superseded_at=None):
        keep(source, counted(rows.filter(source=source)))
        source.save(update_fields=["counts"])
