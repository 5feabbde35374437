"""Rows that were set aside: list them, mend them, give them up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from majlis.adapters.records import audit, search
from majlis.adapters.records.evidence import counting, ending
from majlis.adapters.records.evidence.figures import entry_of, sources
from majlis.adapters.records.evidence.writing import outside, write_facts
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_key
from majlis.adapters.records.models import Nation, Observation, Quarantined, Source
from majlis.adapters.records.nations.named import nation_row
from majlis.evidence.addition import origin_of
from majlis.evidence.intake import Fact, take_table
from majlis.evidence.mending import Mended, table_of, titles
from majlis.evidence.reading import Origin
from majlis.kernel.errors import Fault, NotFoundError
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that was set aside.

    Attributes
    ----------
    source : str
    row : int
        Its number in the file, as a person counts.
    cells : mapping of str to str
        Its cells under the names of their columns.
    fault : Fault
    marking : Marking
    synthetic : bool
    """

    source: str
    row: int
    cells: Mapping[str, str]
    fault: Fault
    marking: Marking
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """What mending did: rows that became observations, rows that are still wrong, rows that were not in quarantine."""

    mended: int
    wrong: tuple[Fault, ...]
    unknown: tuple[str, ...]


def aside(records: Records, code: str, source: str = "") -> tuple[Aside, ...]:
    """Return the rows that wait, by source and row.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    source : str, optional
        Name of a source. Default: all.

    Raises
    ------
    NotFoundError
        If there is no such nation or source.
    """
    nation_row(records, code)
    rows = _waiting(records, code)
    if source:
        rows = rows.filter(source=ending.source_row(records, code, source))
    return tuple(
        Aside(
            row.source.name,
            row.row,
            _cells(row),
            Fault(row.code, row.what, f"{row.source.name}, row {row.row}", row.why, row.mend),
            row.marking.marking,
            row.source.synthetic,
        )
        for row in rows.select_related("source", "marking").defer("source__counts").order_by("source__name", "row")
    )


def _waiting(records: Records, code: str) -> "QuerySet[Quarantined]":
    rows: QuerySet[Quarantined] = Quarantined.objects.visible_to(records.reader)
    here = list(sources(records, code).filter(superseded_at__isnull=True).values_list("pk", flat=True))
    return rows.filter(source__in=here, settled_at__isnull=True)


def _cells(row: Quarantined) -> dict[str, str]:
    names = titles(row.source.header, len(row.raw))
    return dict(zip(names, [*row.raw, *[""] * (len(names) - len(row.raw))], strict=True))


def drop(records: Records, code: str, source: str, rows: Sequence[int]) -> tuple[int, datetime]:
    """Give rows up. They stay in the records, and can be put back; return how many there were, and the moment.

    Parameters
    ----------
    records : Records
    code, source : str
    rows : sequence of int
        Numbers of rows in the file; none: all that wait.

    Raises
    ------
    NotFoundError
        If there is no such source, or one of the rows does not wait; nothing was changed.
    """
    nation = nation_row(records, code)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)  # so that no row is given up and mended at once
        found = _waiting(records, code).filter(source=ending.source_row(records, code, source))
        if rows:
            found = found.filter(row__in=rows)
            absent = sorted(set(rows) - set(found.values_list("row", flat=True)))
            if absent:
                raise NotFoundError(
                    f"row {absent[0]} of {source} is not in quarantine",
                    mend=f"majlis evidence quarantine {code} {source} shows what is",
                    code="evidence.not-aside",
                )
        moment = records.now()
        number = found.update(settled_at=moment, settled="dropped")
        audit.note(records, "evidence drop", f"{code}/{source}", detail={"rows": number})
    return number, moment


def recall(records: Records, code: str, source: str, rows: Sequence[int], *, at: datetime | None = None) -> int:
    """Put rows back that were given up; return how many there were.

    Parameters
    ----------
    records : Records
    code, source : str
    rows : sequence of int
        Numbers of rows in the present file; none: all that were given up.
    at : datetime, optional
        Only what was given up at this moment.

    Raises
    ------
    NotFoundError
        If there is no such source, or one of the rows was not given up; nothing was changed.
    """
    nation = nation_row(records, code)
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)
        row = ending.source_row(records, code, source)
        kept = Quarantined.objects.visible_to(records.reader).filter(source=row, settled="dropped")
        found = kept.filter(settled_at__gte=row.added_at)  # what was given up of an earlier file is past
        found = found.filter(settled_at=at) if at else found
        if rows:
            found = found.filter(row__in=rows)
        absent = sorted(set(rows) - set(found.values_list("row", flat=True)))
        if absent or not found.exists():
            what = f"row {absent[0]} of {source} was not given up" if absent else f"no row of {source} was given up"
            raise NotFoundError(
                what, mend=f"majlis evidence quarantine {code} {source} shows what waits", code="evidence.not-dropped"
            )
        number = found.update(settled_at=None, settled="")
        audit.note(records, "evidence recall", f"{code}/{source}", detail={"rows": number})
    return number


def mend(records: Records, code: str, mended: Iterable[Mended]) -> Settled:
    """Read rows again that were mended: those that can be read become observations of their source.

    They count from when the file counts that they came in. Rows that are still wrong stay in quarantine, with what
    is wrong now.

    Parameters
    ----------
    records : Records
    code : str
        Code of the nation.
    mended : iterable of Mended

    Raises
    ------
    NotFoundError
        If there is no such nation or source.
    """
    by_source: dict[str, list[Mended]] = defaultdict(list)
    for one in mended:
        by_source[one.source].append(one)
    nation = nation_row(records, code)
    done, wrong, unknown = 0, list[Fault](), list[str]()
    with transaction.atomic():
        Nation.everything.select_for_update().get(pk=nation.pk)
        for name, rows in sorted(by_source.items()):
            settled = _mend_source(records, ending.source_row(records, code, name), rows)
            done += settled.mended
            wrong += settled.wrong
            unknown += settled.unknown
        audit.note(records, "evidence mend", code, detail={"mended": done, "wrong": len(wrong)})
    return Settled(done, tuple(wrong), tuple(unknown))


def _mend_source(records: Records, source: Source, rows: Sequence[Mended]) -> Settled:
    kept = Quarantined.objects.visible_to(records.reader).filter(source=source)
    waiting = {row.row: row for row in kept.exclude(settled__in=("mended", "replaced"))}
    unknown = tuple(f"{source.name}, row {one.row}" for one in rows if one.row not in waiting)
    known = [one for one in rows if one.row in waiting and any(one.cells.values())]
    origin = origin_of(entry_of(source), f"{source.name}, quarantine")
    good, wrong = _read(source, known, origin)
    for row, fault in wrong.items():
        kept_row = waiting[row]
        kept_row.code, kept_row.what, kept_row.why, kept_row.mend = fault.code, fault.what, fault.why, fault.mend
        kept_row.save()
    keys = [marking_key(origin.marking)]
    with search.in_bulk():
        write_facts(records, source, list(good.values()), keys, silent)
    for row in good:
        waiting[row].settled_at, waiting[row].settled = records.now(), "mended"
        waiting[row].save()
    source.accepted += len(good)
    source.outside += outside(good.values(), source)
    if (counts := counting.kept(source)) is not None:
        counting.keep(source, counts + counting.counted_facts(good.values(), keys))
    source.save()
    return Settled(len(good), tuple(wrong.values()), unknown)


def _read(source: Source, rows: Sequence[Mended], origin: Origin) -> tuple[dict[int, Fact], dict[int, Fault]]:
    """Return the facts and the faults of mended rows, by number of row."""
    if not rows:
        return {}, {}
    intake = take_table(table_of(source.header, rows, origin), origin, sheet="", share=1.0, progress=silent)
    wrong = {one.row: one.fault for one in intake.set_aside}
    good = dict(zip((one.row for one in rows if one.row not in wrong), intake.facts, strict=True))
    keys = [fact.key for fact in good.values()]
    here = Observation.everything.filter(source=source, until__isnull=True, key__in=keys)
    for key in set(here.values_list("key", flat=True)):
        row = next(row for row, fact in good.items() if fact.key == key)
        del good[row]
        what = f"the id {key[:40]!r} stands in {source.name} already"
        mend = "give each incident its own id, or drop the row"
        wrong[row] = Fault("evidence.repeated-id", what, f"{source.name}, row {row}", mend=mend)
    return good, wrong


@contextmanager
def silent(label: str, total: int) -> Iterator[Callable[[int], None]]:  # noqa: ARG001 - the shape of Progress
    """Tell no progress: rows that people mend are few."""
    yield lambda done: None  # noqa: ARG005
