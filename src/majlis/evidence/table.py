"""Read a table of incidents, one row each, from CSV or a workbook."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from majlis.evidence.cells import Cell, day_order, plain, to_day
from majlis.evidence.columns import Header, find_header, missing_column
from majlis.evidence.observation import Observation
from majlis.evidence.reading import Origin, Reading, broken
from majlis.evidence.synonyms import OTHER, match_or
from majlis.kernel.errors import Fault, InputError

ROWS_MAX = 2_000_000
_TOTAL = re.compile(r"(?:(?:grand |sub-?)?totals?(?: (?:incidents|cases|attacks|events))?|sum)[^a-z]*", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9][0-9,. ]*%?")
_TRUE = frozenset(("true", "yes", "1", "synthetic"))
_FALSE = frozenset(("", "false", "no", "0"))


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table as they were found.

    Attributes
    ----------
    rows : sequence of rows
    lines : sequence of int
        Line (CSV) or row (workbook) of each row in its file, from 1.
    place : str
        The file, with the sheet where there are several: ``log.xlsx, sheet 2025``.
    format : str
        ``csv`` or ``xlsx``.
    bad : mapping of (row index, column index) to str
        Cells whose value cannot be had, with the reason.
    """

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int]
    place: str
    format: str
    bad: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def where(self, row: int, column: int | None = None) -> str:
        """Return the place of a row or a cell, as a person finds it in the file."""
        if self.format == "xlsx":
            return (
                f"{self.place}, cell {letters(column)}{self.lines[row]}"
                if column is not None
                else f"{self.place}, row {self.lines[row]}"
            )
        return f"{self.place}, line {self.lines[row]}" + (f", column {column + 1}" if column is not None else "")


def letters(column: int) -> str:
    """Return a workbook's name of a column: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def read_grid(grid: Grid, origin: Origin, *, header: Header | None = None) -> Reading:
    """Read the incidents of a table.

    Parameters
    ----------
    grid : Grid
    origin : Origin
        Its ``columns`` correct the guessed map.
    header : Header, optional
        The header where it was found already.

    Returns
    -------
    Reading

    Raises
    ------
    InputError
        If no day column is found, a day may be read in two ways, or any row is wrong (all faults at once).
    """
    header = header or find_header(grid.rows, origin.columns, where=grid.place)
    if header is None or any(name and key not in header.place for key, name in origin.columns.items()):
        names = header.names if header else _widest(grid.rows)
        raise missing_column(names, origin.columns, where=grid.place)
    body = range(header.row + 1, totals_from(grid, header))
    order = origin.dates or _order(grid, header, body)
    reader = _Rows(grid, origin, header, order)
    found = [one for index in body if (one := reader.read(index)) is not None]
    if reader.faults:
        mend = "if a column is not the right one, say --column OURS='Theirs'"
        raise broken(origin.file, reader.faults, read_as=header.told(), or_mend=mend)
    if not found:
        raise InputError(
            "the table has a header and no incident", where=grid.place, mend="check the file", code="evidence.empty"
        )
    return Reading(
        format=grid.format,
        observations=tuple(found),
        columns=header.columns,
        dates=order,
        unmapped_sectors=dict(reader.unmapped_sectors),
        unmapped_kinds=dict(reader.unmapped_kinds),
        notes=tuple(_notes(header, grid, body)),
    )


def _widest(rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    filled = [[plain(cell) for cell in row if plain(cell)] for row in rows[:10]]
    widest: list[str] = max(filled, key=len, default=[])
    return tuple(widest)


def _order(grid: Grid, header: Header, body: range) -> str:
    """Settle how days in figures are meant, from all day cells of the table together."""
    places = [header.place[name] for name in ("day", "known") if name in header.place]
    try:
        return day_order(grid.rows[i][c] for i in body for c in places if c < len(grid.rows[i]))
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


@dataclass(slots=True)
class _Rows:
    """Reads one row after the other and gathers what is wrong."""

    grid: Grid
    origin: Origin
    header: Header
    order: str
    faults: list[Fault] = field(default_factory=list)
    unmapped_sectors: Counter[str] = field(default_factory=Counter)
    unmapped_kinds: Counter[str] = field(default_factory=Counter)
    keys: dict[str, int] = field(default_factory=dict)
    bad: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (row, column), reason in self.grid.bad.items():
            self.bad.setdefault(row, []).append((column, reason))

    def read(self, index: int) -> Observation | None:
        """Return the observation of a row; None for a blank or a wrong one."""
        row = self.grid.rows[index]
        if not any(plain(cell) for cell in row) and index not in self.bad:
            return None
        before = len(self.faults)
        self._shape(index, row)
        if len(self.faults) > before:
            return None
        day, known = self._days(index, row)
        synthetic = self._synthetic(index, row)
        key = self._key(index, row)
        if len(self.faults) > before or day is None or known is None:
            return None
        return Observation(
            source=self.origin.source,
            key=key,
            day=day,
            known=known,
            sector=self._sector(self._text("sector", row)),
            kind=self._kind(self._text("kind", row)),
            operator=self._text("operator", row),
            area=self._text("area", row),
            synthetic=synthetic,
            marking=self.origin.marking,
            extra=self._extra(row),
        )

    def _fault(self, index: int, column: int | None, fault: Fault) -> None:
        self.faults.append(Fault(fault.code, fault.what, self.grid.where(index, column), fault.why, fault.mend))

    def _shape(self, index: int, row: Sequence[Cell]) -> None:
        """Note cells without a value, and rows shorter or longer than the header."""
        for column, reason in self.bad.get(index, ()):
            if column in self.header.place.values():
                mend = "type the value itself into the cell"
                self._fault(index, column, Fault("evidence.formula", reason, mend=mend))
        width = len(self.header.names)
        if self.grid.format == "csv" and len(row) < width:
            what = f"the line has {len(row)} cells, the header {width}"
            self._fault(index, None, Fault("evidence.short-row", what, mend="check whether the file is cut off here"))
        if any(plain(cell) for cell in row[width:]):
            what = f"the row has cells beyond the header's {width} columns"
            self._fault(index, None, Fault("evidence.long-row", what, mend="put a text with commas between quotes"))

    def _days(self, index: int, row: Sequence[Cell]) -> tuple[date | None, date | None]:
        before = len(self.faults)
        day, known = self._day("day", index, row), self._day("known", index, row)
        if day is None and known is None:
            if len(self.faults) == before:
                column = self.header.place.get("day", self.header.place.get("known"))
                mend = "give the day, or take the row out if it is no incident"
                self._fault(index, column, Fault("evidence.no-day", "the row has no day", mend=mend))
            return None, None
        day, known = day or known, known or day
        if day is not None and known is not None and known < day:
            what = f"it was reported on {known}, before it happened on {day}"
            self._fault(index, None, Fault("evidence.order", what, mend="correct one of the two days"))
        return day, known

    def _day(self, name: str, index: int, row: Sequence[Cell]) -> date | None:
        column = self.header.place.get(name)
        if column is None or column >= len(row):
            return None
        try:
            return to_day(row[column], order=self.order, numbers=self.grid.format == "xlsx")
        except InputError as error:
            self._fault(index, column, error.fault)
            return None

    def _synthetic(self, index: int, row: Sequence[Cell]) -> bool:
        text = self._text("synthetic", row).casefold()
        if text not in _TRUE | _FALSE:
            what = f"{text[:40]!r} does not say whether the row is synthetic"
            self._fault(
                index, self.header.place["synthetic"], Fault("evidence.synthetic", what, mend="write true or false")
            )
        return self.origin.synthetic or text in _TRUE

    def _key(self, index: int, row: Sequence[Cell]) -> str:
        line = self.grid.lines[index]
        key = self._text("key", row) or f"row {line}"
        if key in self.keys:
            word = "line" if self.grid.format == "csv" else "row"
            what = f"the id {key[:40]!r} stands in {word} {self.keys[key]} already"
            mend = "give each incident its own id, or take the repeated row out"
            self._fault(index, self.header.place.get("key"), Fault("evidence.repeated-id", what, mend=mend))
        self.keys.setdefault(key, line)
        return key

    def _text(self, name: str, row: Sequence[Cell]) -> str:
        column = self.header.place.get(name)
        return plain(row[column]) if column is not None and column < len(row) else ""

    def _sector(self, text: str) -> str:
        if not text:
            return self.origin.sectors[0] if len(self.origin.sectors) == 1 else ""
        sector = match_or(self.origin.values, "sector", text)
        if not sector:
            self.unmapped_sectors[text] += 1
        return sector

    def _kind(self, text: str) -> str:
        if not text:
            return self.origin.kinds[0] if len(self.origin.kinds) == 1 else OTHER
        kind = match_or(self.origin.values, "kind", text)
        if not kind:
            self.unmapped_kinds[text] += 1
        return kind or OTHER

    def _extra(self, row: Sequence[Cell]) -> dict[str, object]:
        """Keep every cell as the source has it, under its own column name."""
        extra: dict[str, object] = {
            name or f"column {i + 1}": plain(row[i])
            for i, name in enumerate(self.header.names)
            if i < len(row) and plain(row[i])
        }
        if "day" not in self.header.place or not self._text("day", row):
            extra["day is"] = "the day it was reported"
        return extra
