"""Read a table of incidents, one row each, from CSV or a workbook."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from majlis.evidence.cells import Cell, day_order, plain
from majlis.evidence.columns import Header, find_header, missing_column
from majlis.evidence.grid import Grid
from majlis.evidence.reading import Origin, Reading, broken
from majlis.evidence.rows import Line, Rows
from majlis.kernel.errors import InputError

ROWS_MAX = 2_000_000
_TOTAL = re.compile(r"(?:(?:grand |sub-?)?totals?(?: (?:incidents|cases|attacks|events))?|sum)[^a-z]*", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9][0-9,. ]*%?")


@dataclass(frozen=True, slots=True)
class Scan:
    """A table whose header is understood, ready to be read row by row.

    Attributes
    ----------
    grid : Grid
    header : Header
    order : str
        ``dmy``, ``mdy``, or empty.
    body : range
        Indices of the rows between header and totals.
    rows : Rows
        Reads a row, and gathers what is wrong.
    """

    grid: Grid
    header: Header
    order: str
    body: range
    rows: Rows

    def lines(self) -> Iterator[Line]:
        """Yield the rows that can be read. Faults of the others, and unknown words, are in ``rows`` afterwards."""
        read = self.rows.read
        return (line for index in self.body if (line := read(index)) is not None)

    def notes(self) -> tuple[str, ...]:
        """Return what a person should know of how the table was understood."""
        return (*_notes(self.header, self.grid, self.body), *_ORDERS.get(self.order, ()))


def scan_grid(grid: Grid, origin: Origin, *, header: Header | None = None) -> Scan:
    """Find the header of a table, its end, and how days are meant.

    Parameters
    ----------
    grid : Grid
    origin : Origin
        Its ``columns`` correct the guessed map.
    header : Header, optional
        The header where it was found already.

    Raises
    ------
    InputError
        If no day column is found, or a day may be read in two ways.
    """
    header = header or find_header(grid.rows, origin.columns, where=grid.place)
    if header is None or any(name and key not in header.place for key, name in origin.columns.items()):
        names = header.names if header else _widest(grid.rows)
        raise missing_column(names, origin.columns, where=grid.place)
    body = range(header.row + 1, totals_from(grid, header))
    order = origin.dates or _order(grid, header, body)
    return Scan(grid, header, order, body, Rows(grid, origin, header, order))


def read_grid(grid: Grid, origin: Origin, *, header: Header | None = None) -> Reading:
    """Read the incidents of a table, all of them or none.

    Parameters
    ----------
    grid, origin, header
        As in :func:`scan_grid`.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If no day column is found, a day may be read in two ways, or any row is wrong (all faults at once).
    """
    scan = scan_grid(grid, origin, header=header)
    found = tuple(scan.rows.observation(line) for line in scan.lines())
    if scan.rows.faults:
        mend = "if a column is not the right one, say --column OURS='Theirs'"
        faults = [fault for _, fault in scan.rows.faults]
        raise broken(origin.file, faults, read_as=scan.header.told(), or_mend=mend)
    if not found:
        raise no_incident(grid.place)
    return Reading(
        format=grid.format,
        observations=found,
        columns=scan.header.columns,
        dates=scan.order,
        unmapped_sectors=dict(scan.rows.unmapped_sectors),
        unmapped_kinds=dict(scan.rows.unmapped_kinds),
        notes=scan.notes(),
    )


def no_incident(place: str) -> InputError:
    """Make the error for a table without a row."""
    return InputError(
        "the table has a header and no incident", where=place, mend="check the file", code="evidence.empty"
    )


def _widest(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    filled = [[plain(cell) for cell in row if plain(cell)] for row in rows[:10]]
    widest: list[str] = max(filled, key=len, default=[])
    return tuple(widest)


def _order(grid: Grid, header: Header, body: range) -> str:
    """Settle how days in figures are meant, from all day cells of the table together."""
    places = [header.place[name] for name in ("day", "known") if name in header.place]
    cells = (grid.rows[i][c] for i in body for c in places if c < len(grid.rows[i]))
    try:
        return day_order(dict.fromkeys(cell for cell in cells if isinstance(cell, str)))
    except InputError as error:
        fault = error.fault
        raise InputError(
            fault.what,
            where=f"{grid.place}, column {header.names[places[0]]!r}",
            why="; ".join(filter(None, (fault.why, header.told()))),
            mend=fault.mend,
            code=fault.code,
        ) from None


def totals_from(grid: Grid, header: Header) -> int:
    """Return the index of the first row of the totals at the end of a table, or its length where it has none.

    A row of a total has numbers and a word like "Total" and nothing else; or one number alone, which is no day.
    Blank rows between and after belong to them.
    """
    end = len(grid.rows)
    bad = {row for row, _ in grid.bad}
    for index in range(len(grid.rows) - 1, header.row, -1):
        row = grid.rows[index]
        blank = not any(plain(cell) for cell in row) and index not in bad
        whole = grid.format == "xlsx" or len(row) >= len(header.names)
        if not blank and not _is_total(row, header, whole=whole):
            break
        end = end if blank else index
    return end


def _is_total(row: Sequence[Cell], header: Header, *, whole: bool) -> bool:
    """Tell whether a row is a total; a line that is cut off (not ``whole``) must say so in words."""
    filled = {index: plain(cell) for index, cell in enumerate(row) if plain(cell)}
    words = [text for text in filled.values() if _TOTAL.fullmatch(text)]
    if not filled or not all(_TOTAL.fullmatch(text) or _NUMBER.fullmatch(text) for text in filled.values()):
        return False
    days = {header.place.get("day"), header.place.get("known")}
    return bool(words) or (whole and len(filled) == 1 and not days & set(filled))


_ORDERS = {
    "dmy": ("days in figures, like 3/4/2025, are read day first; --dates mdy reads them month first",),
    "mdy": ("days in figures, like 3/4/2025, are read month first; --dates dmy reads them day first",),
}
"""What a person should know of how days in figures are meant."""


def _notes(header: Header, grid: Grid, body: range) -> list[str]:
    notes = []
    if body.stop < len(grid.rows):
        shown = " ".join(plain(cell) for cell in grid.rows[body.stop] if plain(cell))
        notes.append(f"{grid.where(body.stop)}: skipped from here on, a total and no incident: {shown[:40]!r}")
    if header.unused:
        notes.append(f"columns not used: {', '.join(map(repr, header.unused))}")
    if header.row:
        notes.append(f"the header stands in row {grid.lines[header.row]}; what is above it was skipped")
    if "day" not in header.place:
        notes.append(
            f"no day of the incident is given: {header.columns['known']!r}, the day it was reported, stands in for it"
        )
    if "sector" not in header.place:
        notes.append("no column names a sector")
    if "kind" not in header.place:
        notes.append('no column names a kind of incident: all are "other" or the one kind the source covers')
    return notes
