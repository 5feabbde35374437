"""Read the beginning of a file of evidence, to show what each column and row would be read as before it is added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from majlis.evidence.cells import Cell, plain
from majlis.evidence.columns import find_header
from majlis.evidence.formats import read, sniff
from majlis.evidence.grid import Grid
from majlis.evidence.reading import Origin
from majlis.evidence.rows import Line
from majlis.evidence.sheets import csv_grid, xlsx_grid
from majlis.evidence.table import Scan, scan_grid
from majlis.kernel.errors import Fault, InputError

HEAD = 1_000_000
"""Bytes of a CSV file that are looked at."""
_ROWS = 20_000
"""Rows of a table that are looked at."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file, and as it would be read.

    Attributes
    ----------
    number : int
        Its line or row in the file.
    cells : tuple of str
    line : Line or None
        What it would be read as; None where it is wrong.
    fault : Fault or None
        What is wrong with it.
    """

    number: int
    cells: tuple[str, ...]
    line: Line | None
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would be read as.

    Attributes
    ----------
    format : str
        ``kev``, ``stix``, ``csv`` or ``xlsx``.
    names : tuple of str
        Columns of the table, as its header names them.
    columns : mapping of str to str
        Our field to their column.
    rows : tuple of Row
        The first ones.
    read, wrong : int
        How many rows of those looked at can be read, and how many cannot; of a bundle all that it tells.
    whole : bool
        Whether all of the file was looked at.
    first, last : str
        First and last day of the incidents that can be read; empty for none.
    unmapped_sectors, unmapped_kinds : mapping of str to int
        Words that our lists do not know.
    notes : tuple of str
    fault : Fault or None
        Why the table as such cannot be read.
    """

    format: str
    names: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    read: int = 0
    wrong: int = 0
    whole: bool = True
    first: str = ""
    last: str = ""
    unmapped_sectors: Mapping[str, int] = field(default_factory=dict)
    unmapped_kinds: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    fault: Fault | None = None


def preview(data: bytes, origin: Origin, *, format_: str = "auto", most: int = 8) -> Preview:
    """Return what a file would be read as. Nothing is kept.

    Parameters
    ----------
    data : bytes
    origin : Origin
        What a person said of the file.
    format_ : str, optional
        As in :func:`~majlis.evidence.formats.read`.
    most : int, optional
        Rows to show.

    Raises
    ------
    InputError
        If it is no file of evidence at all. A table whose columns are not understood raises nothing: it has a fault.
    """
    if format_ == "auto":
        format_ = sniff(data, file=origin.file)
    if format_ in {"kev", "stix"}:
        return _of_objects(data, origin, format_)
    if format_ == "csv":
        head, whole = _head(data)
        grid = csv_grid(head, origin)
    else:
        _, grid = xlsx_grid(data, origin)
        whole = len(grid.rows) <= _ROWS
    return _of_table(grid, origin, whole=whole, most=most)


def _head(data: bytes) -> tuple[bytes, bool]:
    if len(data) <= HEAD:
        return data, True
    return data[: data.rfind(b"\n", 0, HEAD) + 1] or data, False


def _of_objects(data: bytes, origin: Origin, format_: str) -> Preview:
    reading = read(data, origin, format_=format_)
    days = sorted(str(one.day) for one in reading.observations)
    return Preview(
        format_,
        read=len(reading.observations),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        unmapped_sectors=reading.unmapped_sectors,
        unmapped_kinds=reading.unmapped_kinds,
        notes=reading.notes,
    )


def _of_table(grid: Grid, origin: Origin, *, whole: bool, most: int) -> Preview:
    try:
        scan = scan_grid(grid, origin)
    except InputError as error:
        return _not_understood(grid, origin, error.fault, most)
    rows, days, good, wrong = _rows(scan, most)
    return Preview(
        format=grid.format,
        names=tuple(scan.header.names),
        columns=scan.header.columns,
        rows=tuple(rows),
        read=good,
        wrong=wrong,
        whole=whole,
        first=min(days, default=""),
        last=max(days, default=""),
        unmapped_sectors=dict(scan.rows.unmapped_sectors),
        unmapped_kinds=dict(scan.rows.unmapped_kinds),
        notes=scan.notes(),
    )


def _rows(scan: Scan, most: int) -> tuple[list[Row], set[str], int, int]:
    """Return the first rows, the days of all that were looked at, and how many can be read and cannot."""
    shown, days, good, wrong = list[Row](), set[str](), 0, 0
    for index in scan.body[:_ROWS]:
        before = len(scan.rows.faults)
        line = scan.rows.read(index)
        fault = scan.rows.faults[before][1] if len(scan.rows.faults) > before else None
        if line is None and fault is None:
            continue
        good, wrong = good + (line is not None), wrong + (line is None)
        if line is not None:
            days.add(line.day.isoformat())
        if len(shown) < most or (fault is not None and wrong <= most):
            shown.append(Row(scan.grid.lines[index], _texts(scan.grid.rows[index]), line, fault))
    return shown, days, good, wrong


def _not_understood(grid: Grid, origin: Origin, fault: Fault, most: int) -> Preview:
    """Return the beginning of a table whose columns are not understood, so that a person can say which is which."""
    header = find_header(grid.rows, {}, where=origin.file)
    widest = max(range(min(len(grid.rows), 10)), key=lambda index: _filled(grid.rows[index]), default=0)
    place = header.row if header else widest
    names = _texts(grid.rows[place]) if grid.rows else ()
    body = range(place + 1, min(len(grid.rows), place + 1 + most))
    rows = tuple(Row(grid.lines[index], _texts(grid.rows[index]), None, None) for index in body)
    return Preview(grid.format, names, header.columns if header else {}, rows, fault=fault)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(plain(cell) for cell in row)


def _filled(row: Sequence[Cell]) -> int:
    return sum(bool(plain(cell)) for cell in row)
