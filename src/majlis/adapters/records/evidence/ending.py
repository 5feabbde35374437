"""End observations, and bring them back: nothing is deleted, so that what was known on a day can still be told."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from majlis.adapters.records import audit, bulk, search
from majlis.adapters.records.evidence.figures import sources, standing
from majlis.adapters.records.evidence.writing import first_day
from majlis.adapters.records.handle import Records
from majlis.adapters.records.models import Nation, Observation, Source
from majlis.adapters.records.nations.named import nation_row
from majlis.kernel.errors import ConflictError, NotFoundError

_TABLE = "majlis_ended"
_CHUNK = 10_000
_FACTS = ("key", "day", "known", "sector", "kind", "operator", "area", "synthetic", "extra")


def keep_entry(row: Source, now: datetime) -> None:
    """Keep how an entry stands as a row of its own, superseded now."""
    kept = Source.everything.get(pk=row.pk)
    kept.pk = None
    kept._state.adding = True  # noqa: SLF001 - Django's documented way to copy a row
    kept.superseded_at, kept.counts = now, None
    kept.save()


def present_rows(source: int) -> Iterator[tuple[Any, ...]]:
    """Yield id, facts (days as texts) and marking of the rows of a source that are believed now."""
    rows = Observation.everything.filter(source=source, until__isnull=True).values_list("pk", *_FACTS, "marking_id")
    for row, key, day, known, *rest in rows.iterator(chunk_size=_CHUNK):
        yield row, key, day.isoformat(), known.isoformat(), *rest


def end_rows(source: Source, rows: Sequence[int], moment: datetime) -> None:
    """End rows of a source today; within a transaction and :func:`~majlis.adapters.records.search.in_bulk`.

    Parameters
    ----------
    source : Source
        What ends on its first day here counts on no day.
    rows : sequence of int
        Ids.
    moment : datetime
        Now.
    """
    if not rows:
        return
    today = moment.date()
    bulk.keep_ids(_TABLE, rows)
    search.drop_named(_TABLE)
    ended = bulk.instant(moment)
    if first_day(source.nation_id, source.name) == today:
        bulk.update_named(Observation, _TABLE, "until = known, ended_at = %s", (ended,))
    else:
        bulk.update_named(Observation, _TABLE, "until = %s, ended_at = %s", (today.isoformat(), ended))


def remove(records: Records, code: str, name: str) -> int:
    """Take a source out: from today on nothing of it counts. Return how many rows ended.

    Raises
    ------
    NotFoundError
        If there is no such source.
    """
    nation = nation_row(records, code)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)
        row = source_row(records, code, name)
        rows = Observation.everything.filter(source=row)
        ids = list(rows.filter(until__isnull=True).values_list("pk", flat=True))
        moment, last = records.now(), rows.aggregate(last=Max("ended_at"))["last"]
        if last is not None and last >= moment:  # by its moment a removal is undone: it must be its own
            moment = last + timedelta(microseconds=1)
        with search.in_bulk():
            end_rows(row, ids, moment)
        row.superseded_at, row.removed = moment, True
        row.save()
        audit.note(records, "evidence remove", f"{code}/{row.name}", detail={"rows": len(ids)})
    return len(ids)


def restore(records: Records, code: str, name: str) -> int:
    """Bring a source back as if it had never been taken out. Return how many rows came back.

    Raises
    ------
    NotFoundError
        If none of that name was taken out.
    ConflictError
        If another one has the name now.
    """
    nation = nation_row(records, code)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)
        row = sources(records, code).filter(name=name, removed=True).order_by("-superseded_at").first()
        if row is None:
            raise NotFoundError(
                f"no evidence named {name!r} was taken out",
                mend=f"majlis evidence list {code} shows what is there",
                code="evidence.not-removed",
            )
        if Source.everything.filter(nation=nation, name__iexact=name, superseded_at__isnull=True).exists():
            raise ConflictError(
                f"there is evidence named {name!r} again",
                mend=f"take it out first: majlis evidence remove {code} {name}",
                code="evidence.taken",
            )
        ended = Observation.everything.filter(source=row, ended_at=row.superseded_at)
        ids = list(ended.values_list("pk", flat=True))
        with search.in_bulk():
            bulk.keep_ids(_TABLE, ids)
            bulk.update_named(Observation, _TABLE, "until = NULL, ended_at = NULL")
            search.add_named(_TABLE)
        row.superseded_at, row.removed = None, False
        row.save()
        audit.note(records, "evidence restore", f"{code}/{row.name}", detail={"rows": len(ids)})
    return len(ids)


def source_row_on(records: Records, code: str, name: str, as_of: date) -> Source:
    """Return the row of a source as it stood before a day.

    Raises
    ------
    NotFoundError
        If it did not count then, or the reader may not see it.
    """
    nation_row(records, code)
    here = sources(records, code).filter(name=name).select_related("upload", "marking", "owner")
    found = next(standing(here, as_of), None)
    if found is None:
        raise NotFoundError(
            f"there was no evidence named {name[:80]!r} before {as_of}",
            mend=f"give a later day, or see majlis evidence list {code}",
            code="evidence.no-source",
        )
    return found


def source_row(records: Records, code: str, name: str) -> Source:
    """Return the row of a source that counts now, with its upload and marking.

    Raises
    ------
    NotFoundError
        If there is none, or the reader may not see it.
    """
    here = sources(records, code).filter(superseded_at__isnull=True)
    found = here.filter(name=name).select_related("upload", "marking", "owner").first()
    if found is None:
        known = ", ".join(here.values_list("name", flat=True)) or "none yet"
        raise NotFoundError(
            f"there is no evidence named {name!r}",
            why=f"there is: {known}",
            mend=f"see majlis evidence list {code}",
            code="evidence.no-source",
        )
    return found
