"""Take a file in for the records: each row that can be read as a fact, the others set aside with their faults."""

import json
from collections.abc import Callable, Iterable, MutableSequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple, cast

from majlis.evidence.cells import plain
from majlis.evidence.formats import SIZE_MAX, read, sniff, too_large
from majlis.evidence.reading import Origin, Reading, broken
from majlis.evidence.rows import DAY_IS, REPORTED, Rows
from majlis.evidence.sheets import scan
from majlis.evidence.table import Scan, no_incident
from majlis.kernel.errors import Fault
from majlis.kernel.marking import Marking

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Opens a long work of a known size and gives what to report with."""
_STEP = 10_000
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class Fact(NamedTuple):
    """An observation as a row of texts.

    Fields are those of :class:`~majlis.evidence.observation.Observation`: days as ``2025-03-01``, ``extra`` as JSON (of
    a table: a list under the names of :attr:`Intake.names`; of STIX: an object), ``marking`` an index into
    :attr:`Intake.markings`.
    """

    key: str
    day: str
    known: str
    sector: str
    kind: str
    operator: str
    area: str
    synthetic: bool
    extra: str
    marking: int


class SetAside(NamedTuple):
    """A row that cannot be read: its number in the file, its cells as texts, and what is wrong."""

    row: int
    raw: tuple[str, ...]
    fault: Fault


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file holds.

    Attributes
    ----------
    format, columns, sheet, dates, unmapped_sectors, unmapped_kinds, notes
        As in :class:`~majlis.evidence.reading.Reading`.
    facts : list of Fact
        In file order. Empty for KEV.
    set_aside : tuple of SetAside
        In file order.
    markings : tuple of Marking
    header : tuple of str
        Of a table: its column names, for rows set aside.
    names : tuple of str
        Of a table: names for the elements of a fact's ``extra``.
    """

    format: str
    facts: list[Fact]
    set_aside: tuple[SetAside, ...] = ()
    markings: tuple[Marking, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    dates: str = ""
    unmapped_sectors: dict[str, int] = field(default_factory=dict)
    unmapped_kinds: dict[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def take_in(data: bytes, origin: Origin, *, format_: str, share: float, progress: Progress) -> Intake:
    """Read a file of evidence.

    Parameters
    ----------
    data : bytes
    origin : Origin
    format_ : str
        As in :func:`~majlis.evidence.formats.read`.
    share : float
        Share of a table's rows, 0 to 1, that may be set aside. A STIX bundle or a KEV catalogue is taken whole or not
        at all: what its objects say hangs together.
    progress : Progress

    Raises
    ------
    InputError
        If the file cannot be read, or more than ``share`` of its rows cannot.
    """
    if len(data) > SIZE_MAX:
        raise too_large(len(data), file=origin.file)
    if format_ == "auto":
        format_ = sniff(data, file=origin.file)
    if format_ in {"csv", "xlsx"}:
        sheet, table = scan(data, origin, format_)
        return take_table(table, origin, sheet=sheet, share=share, progress=progress)
    return _of_reading(read(data, origin, format_=format_))


def take_table(table: Scan, origin: Origin, *, sheet: str, share: float, progress: Progress) -> Intake:
    """Read the rows of a table whose header is understood. The table's cells are given up on the way.

    Parameters
    ----------
    table : Scan
    origin : Origin
    sheet : str
    share : float
    progress : Progress

    Raises
    ------
    InputError
        If it has no row, or more than ``share`` of its rows cannot be read.
    """
    facts, dayless = _facts(table, progress)
    bad = _set_aside(table.rows)
    if not facts and not bad:
        raise no_incident(table.grid.place)
    if len(bad) > share * (len(facts) + len(bad)):
        raise broken(
            origin.file,
            [one.fault for one in bad],
            read_as=f"{len(bad):,} of {len(facts) + len(bad):,} rows cannot be read; {table.header.told()}",
            or_mend="if a column is not the right one, say --column OURS='Theirs'; "
            "--bad-share 1 takes what can be read and sets the rest aside",
        )
    return Intake(
        format=table.grid.format,
        facts=facts,
        set_aside=bad,
        markings=(origin.marking,),
        columns=table.header.columns,
        sheet=sheet,
        dates=table.order,
        unmapped_sectors=dict(table.rows.unmapped_sectors),
        unmapped_kinds=dict(table.rows.unmapped_kinds),
        notes=(*table.notes(), *_dayless(table, dayless)),
        header=tuple(table.header.names),
        names=(*(name for name, _ in table.rows.rest()), DAY_IS),
    )


def _dayless(table: Scan, count: int) -> tuple[str, ...]:
    """Say how many rows have no day of their own, where the table has a column for it."""
    if not count or "day" not in table.header.place:
        return ()
    return (f"rows without a day of the incident: {count:,}; {REPORTED} stands in for it",)


def _facts(table: Scan, progress: Progress) -> tuple[list[Fact], int]:
    """Return what the rows say, and how many of them have no day of their own."""
    rest = [index for _, index in table.rows.rest()]
    cells = cast("MutableSequence[object]", table.grid.rows)
    texts: dict[date, str] = {}
    facts: list[Fact] = []
    stand_in = "known" in table.header.place
    dayless = 0
    with progress("Reading rows", len(table.body)) as advance:
        for line in table.lines():
            index, key, day, known, sector, kind, operator, area, synthetic = line
            row = table.rows.texts
            width = len(row)
            told = [row[i] if i < width else "" for i in rest]
            if stand_in and table.rows.stands_in(row):
                told.append(REPORTED)
                dayless += 1
            day_text = texts.get(day) or texts.setdefault(day, day.isoformat())
            known_text = texts.get(known) or texts.setdefault(known, known.isoformat())
            facts.append(Fact(key, day_text, known_text, sector, kind, operator, area, synthetic, _encode(told), 0))
            cells[index] = ()  # a million rows twice would be too much
            if not len(facts) % _STEP:
                advance(index - table.header.row)
        advance(len(table.body))
    return facts, dayless


def _set_aside(rows: Rows) -> tuple[SetAside, ...]:
    """Return the rows with faults, each with the first of them, and the others told in it."""
    found = []
    for index, group in groupby(rows.faults, key=lambda pair: pair[0]):
        first, *others = (fault for _, fault in group)
        what = "; ".join([first.what, *(fault.what for fault in others)])
        raw = tuple(plain(cell) for cell in rows.grid.rows[index])
        fault = Fault(first.code, what, first.where, first.why, first.mend)
        found.append(SetAside(rows.grid.lines[index], raw, fault))
    return tuple(found)


def _of_reading(reading: Reading) -> Intake:
    markings = tuple(sorted({one.marking for one in reading.observations}, key=str))
    number = {marking: index for index, marking in enumerate(markings)}
    facts = [
        Fact(
            *(one.key, str(one.day), str(one.known), one.sector, one.kind, one.operator, one.area),
            one.synthetic,
            _encode(dict(one.extra)),
            number[one.marking],
        )
        for one in reading.observations
    ]
    return Intake(
        format=reading.format,
        facts=facts,
        markings=markings,
        unmapped_sectors=dict(reading.unmapped_sectors),
        unmapped_kinds=dict(reading.unmapped_kinds),
        notes=reading.notes,
    )


def extra_of(text: str, names: Iterable[str]) -> dict[str, object]:
    """Return a fact's ``extra`` under its names, blanks left out."""
    told = json.loads(text) if text else {}
    pairs = told.items() if isinstance(told, dict) else zip(names, told, strict=False)
    return {name: value for name, value in pairs if value not in ("", None)}
