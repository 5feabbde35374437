"""Rows that were set aside, as a CSV file that a person mends and gives back."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from majlis.evidence.cells import Cell, day_order, plain
from majlis.evidence.columns import Header
from majlis.evidence.grid import Grid
from majlis.evidence.reading import Origin
from majlis.evidence.rows import Rows
from majlis.evidence.sheets import csv_grid
from majlis.evidence.table import Scan
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.marking import SYNTHETIC_BAND

SOURCE, ROW, FAULT, MEND = "majlis source", "majlis row", "majlis fault", "majlis mend"
"""Columns of ours that stand before those of the source."""

_SIGNS = frozenset("=+-@")
"""What begins so is a formula to a spreadsheet."""
_BEFORE = "' \t\r\n"
_NUMBER = re.compile(r"[+-][0-9][0-9 .,]*")


class Mended(NamedTuple):
    """A row given back: its source, its number in the source's file, its cells by the names of :func:`titles`."""

    source: str
    row: int
    cells: dict[str, str]


class Waiting(NamedTuple):
    """A row that was set aside, as it is given out."""

    source: str
    row: int
    cells: dict[str, str]
    fault: Fault


def titles(header: Sequence[str], width: int) -> tuple[str, ...]:
    """Return a name for each of ``width`` columns: that of the header; ``column 3`` where it has none or a second one.

    Parameters
    ----------
    header : sequence of str
    width : int
        Cells of the row, which may be more than the header has.
    """
    names: list[str] = []
    for number in range(1, max(width, len(header)) + 1):
        name = header[number - 1] if number <= len(header) else ""
        names.append(name if name and name not in names else f"column {number}")
    return tuple(names)


def write_csv(rows: Sequence[Waiting], *, synthetic: bool) -> bytes:
    """Return a CSV file of rows that wait, their fault beside them.

    Parameters
    ----------
    rows : sequence of Waiting
    synthetic : bool
        Whether the first line must say that they are invented.
    """
    names = list(dict.fromkeys(name for row in rows for name in row.cells))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if synthetic:
        text.write(f"# {SYNTHETIC_BAND}\n")
    writer.writerow([SOURCE, ROW, FAULT, MEND, *map(_inert, names)])
    for row in rows:
        fault = (row.fault.what, row.fault.mend)
        cells = (row.cells.get(name, "") for name in names)
        writer.writerow([row.source, row.row, *map(_inert, (*fault, *cells))])
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: the rows are a stranger's, and a person will open them."""
    bare = cell.lstrip(_BEFORE)
    return f"'{cell}" if bare[:1] in _SIGNS and (cell != bare or not _NUMBER.fullmatch(cell)) else cell


def _as_it_was(cell: str) -> str:
    """Take back what :func:`_inert` has put before a cell."""
    return cell[1:].strip() if cell[:1] == "'" and cell.lstrip(_BEFORE)[:1] in _SIGNS else cell


def read_csv(data: bytes, file: str) -> tuple[Mended, ...]:
    """Read a CSV file of :func:`write_csv` that a person has mended. Rows may be missing; columns may be moved.

    Raises
    ------
    InputError
        If it is no such file.
    """
    grid = csv_grid(data, Origin("", file))
    names = [_as_it_was(plain(cell)) for cell in grid.rows[0]] if grid.rows else []
    if SOURCE not in names or ROW not in names:
        raise InputError(
            f"the file has no columns {SOURCE!r} and {ROW!r}",
            where=file,
            why="by them a row finds its place",
            mend="get the file with majlis evidence quarantine --out, mend it, and keep these columns",
            code="evidence.no-quarantine-file",
        )
    found = []
    for index, row in enumerate(grid.rows[1:], 1):
        cells = dict(zip(names, (_as_it_was(plain(cell)) for cell in row), strict=False))
        number = cells.get(ROW, "")
        if not number.isdecimal():
            raise InputError(
                f"{number[:40]!r} is no number of a row",
                where=grid.where(index),
                mend=f"leave the column {ROW!r} as it was",
                code="evidence.quarantine-row",
            )
        ours = {SOURCE, ROW, FAULT, MEND}
        found.append(Mended(cells[SOURCE], int(number), {k: v for k, v in cells.items() if k not in ours}))
    return tuple(found)


def table_of(header: Sequence[str], rows: Iterable[Mended], origin: Origin) -> Scan:
    """Return mended rows as the table they came from, ready to be read as its other rows were.

    Parameters
    ----------
    header : sequence of str
        Columns of the source's file.
    rows : iterable of Mended
        Of one source.
    origin : Origin
        With ``columns`` and ``dates`` as they were settled when the file was added.

    Raises
    ------
    InputError
        If a day may be read in two ways.
    """
    mended = list(rows)
    cells: list[Sequence[Cell]] = [list(header)]
    for one in mended:
        beyond = [name for name, value in one.cells.items() if value and name not in titles(header, len(header))]
        width = len(header) + len(beyond)
        cells.append([one.cells.get(name, "") for name in titles(header, width)][: max(len(header), width)])
    place = {ours: list(header).index(theirs) for ours, theirs in origin.columns.items() if theirs in header}
    grid = Grid(cells, [0, *(one.row for one in mended)], origin.file, "csv")
    found = Header(0, tuple(header), place)
    days = [place[name] for name in ("day", "known") if name in place]
    order = origin.dates or _order(row[column] for row in cells[1:] for column in days)
    return Scan(grid, found, order, range(1, len(cells)), Rows(grid, origin, found, order))


def _order(cells: Iterable[Cell]) -> str:
    try:
        return day_order(cells)
    except InputError as error:
        fault = error.fault
        raise InputError(fault.what, why=fault.why, mend="write days as 2025-03-01", code=fault.code) from None
