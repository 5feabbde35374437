"""Read the rows of a table one after the other: fast, for a table may have a million of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from majlis.evidence.cells import Cell, plain, to_day
from majlis.evidence.columns import Header
from majlis.evidence.grid import Grid
from majlis.evidence.observation import Observation
from majlis.evidence.reading import Origin
from majlis.evidence.synonyms import OTHER, match_or
from majlis.kernel.errors import Fault, InputError

DAY_IS = "day is"
"""Name under which an observation says that its day stands in for another."""
REPORTED = "the day it was reported"
_TRUE = frozenset(("true", "yes", "1", "synthetic"))
_FALSE = frozenset(("", "false", "no", "0"))
_KEPT_MAX = 200_000
"""So many different cells of a column are remembered with what they mean."""


class Line(NamedTuple):
    """A row that was read: its index ``row`` in the grid, and its fields as in :class:`Observation`."""

    row: int
    key: str
    day: date
    known: date
    sector: str
    kind: str
    operator: str
    area: str
    synthetic: bool


@dataclass(slots=True)
class Rows:
    """Reads one row after the other and gathers what is wrong.

    Attributes
    ----------
    grid : Grid
    origin : Origin
    header : Header
    order : str
        How days in figures are meant.
    faults : list of (int, Fault)
        Index of the row, and what is wrong with it, in reading order.
    unmapped_sectors, unmapped_kinds : Counter
        Words that our lists do not know.
    texts : list of str
        Cells of the row that was read last, as texts.
    """

    grid: Grid
    origin: Origin
    header: Header
    order: str
    faults: list[tuple[int, Fault]] = field(default_factory=list)
    unmapped_sectors: Counter[str] = field(default_factory=Counter)
    unmapped_kinds: Counter[str] = field(default_factory=Counter)
    texts: list[str] = field(default_factory=list)
    _keys: dict[str, int] = field(default_factory=dict)
    _bad: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _days: dict[Cell, date | None] = field(default_factory=dict)
    _sectors: dict[str, str] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Order the cells without a value by row."""
        for (row, column), reason in self.grid.bad.items():
            self._bad.setdefault(row, []).append((column, reason))

    def read(self, index: int) -> Line | None:
        """Return a row as it was understood; None for a blank or a wrong one."""
        row = self.grid.rows[index]
        texts = self.texts = list(map(plain, row))
        if index not in self._bad and not any(texts):
            return None
        before = len(self.faults)
        self._shape(index, row)
        if len(self.faults) > before:
            return None
        day, known = self._both_days(index, row)
        synthetic = self._synthetic(index, texts)
        key = self._key(index, texts)
        if len(self.faults) > before or day is None or known is None:
            return None
        sector, kind = self._sector(self._text("sector", texts)), self._kind(self._text("kind", texts))
        operator, area = self._text("operator", texts), self._text("area", texts)
        return Line(index, key, day, known, sector, kind, operator, area, synthetic)

    def observation(self, line: Line) -> Observation:
        """Return a row as an observation, with every cell as the source has it in ``extra``."""
        return Observation(
            source=self.origin.source,
            key=line.key,
            day=line.day,
            known=line.known,
            sector=line.sector,
            kind=line.kind,
            operator=line.operator,
            area=line.area,
            synthetic=line.synthetic,
            marking=self.origin.marking,
            extra=self._extra(list(map(plain, self.grid.rows[line.row]))),
        )

    def rest(self) -> tuple[tuple[str, int], ...]:
        """Return name and index of the columns that are no field of a :class:`Line`, or not as the source has them."""
        place = self.header.place
        taken = {place[name] for name in ("key", "day", "known", "operator", "area", "synthetic") if name in place}
        names = enumerate(self.header.names)
        return tuple((name or f"column {index + 1}", index) for index, name in names if index not in taken)

    def stands_in(self, texts: Sequence[str]) -> bool:
        """Tell whether the day of the report stands in for the day of the incident, from the texts of a row."""
        return "day" not in self.header.place or not self._text("day", texts)

    def _fault(self, index: int, column: int | None, fault: Fault) -> None:
        where = self.grid.where(index, column)
        self.faults.append((index, Fault(fault.code, fault.what, where, fault.why, fault.mend)))

    def _shape(self, index: int, row: Sequence[Cell]) -> None:
        """Note cells without a value, and rows shorter or longer than the header."""
        if index in self._bad:
            self._without_value(index)
        width = len(self.header.names)
        if len(row) == width:
            return
        if self.grid.format == "csv" and len(row) < width:
            what = f"the line has {len(row)} cells, the header {width}"
            self._fault(index, None, Fault("evidence.short-row", what, mend="check whether the file is cut off here"))
        if any(plain(cell) for cell in row[width:]):
            what = f"the row has cells beyond the header's {width} columns"
            self._fault(index, None, Fault("evidence.long-row", what, mend="put a text with commas between quotes"))

    def _without_value(self, index: int) -> None:
        for column, reason in self._bad[index]:
            if column in self.header.place.values():
                mend = "type the value itself into the cell"
                self._fault(index, column, Fault("evidence.formula", reason, mend=mend))

    def _both_days(self, index: int, row: Sequence[Cell]) -> tuple[date | None, date | None]:
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
        cell = row[column]
        text = type(cell) is str  # 1, 1.0 and True are one key of a mapping, and not one cell
        if text and cell in self._days:
            return self._days[cell]
        try:
            day = to_day(cell, order=self.order, numbers=self.grid.format == "xlsx")
        except InputError as error:
            self._fault(index, column, error.fault)
            return None
        if text and len(self._days) < _KEPT_MAX:
            self._days[cell] = day
        return day

    def _synthetic(self, index: int, texts: Sequence[str]) -> bool:
        if "synthetic" not in self.header.place:
            return self.origin.synthetic
        text = self._text("synthetic", texts).casefold()
        if text not in _TRUE and text not in _FALSE:
            what = f"{text[:40]!r} does not say whether the row is synthetic"
            self._fault(
                index, self.header.place["synthetic"], Fault("evidence.synthetic", what, mend="write true or false")
            )
        return self.origin.synthetic or text in _TRUE

    def _key(self, index: int, texts: Sequence[str]) -> str:
        line = self.grid.lines[index]
        key = self._text("key", texts) or f"row {line}"
        first = self._keys.setdefault(key, line)
        if first != line:
            word = "line" if self.grid.format == "csv" else "row"
            what = f"the id {key[:40]!r} stands in {word} {first} already"
            mend = "give each incident its own id, or take the repeated row out"
            self._fault(index, self.header.place.get("key"), Fault("evidence.repeated-id", what, mend=mend))
        return key

    def _text(self, name: str, texts: Sequence[str]) -> str:
        column = self.header.place.get(name)
        return texts[column] if column is not None and column < len(texts) else ""

    def _sector(self, text: str) -> str:
        if not text:
            return self.origin.sectors[0] if len(self.origin.sectors) == 1 else ""
        sector = self._sectors.get(text)
        if sector is None:
            sector = match_or(self.origin.values, "sector", text)
            if len(self._sectors) < _KEPT_MAX:
                self._sectors[text] = sector
        if not sector:
            self.unmapped_sectors[text] += 1
        return sector

    def _kind(self, text: str) -> str:
        if not text:
            return self.origin.kinds[0] if len(self.origin.kinds) == 1 else OTHER
        kind = self._kinds.get(text)
        if kind is None:
            kind = match_or(self.origin.values, "kind", text)
            if len(self._kinds) < _KEPT_MAX:
                self._kinds[text] = kind
        if not kind:
            self.unmapped_kinds[text] += 1
        return kind or OTHER

    def _extra(self, texts: Sequence[str]) -> dict[str, object]:
        """Keep every cell as the source has it, under its own column name."""
        extra: dict[str, object] = {
            name or f"column {i + 1}": text
            for i, (name, text) in enumerate(zip(self.header.names, texts, strict=False))
            if text
        }
        if self.stands_in(texts):
            extra[DAY_IS] = REPORTED
        return extra
