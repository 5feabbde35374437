"""One table of a dossier, from bytes to rows and back, with every fault named by line and column."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice, pairwise
from operator import attrgetter
from typing import Any

from majlis.infrastructure.dossier.schema import Column, Table
from majlis.kernel.errors import Fault
from majlis.kernel.spelling import nearest

_SAMPLE = 60
_PIECE = 1024
_PLAIN = frozenset((str, int, float))
_LINE_END = re.compile(r"\r\n|\r|\n")


def key_texts(table: Table, columns: Sequence[Sequence[Any]]) -> list[str]:
    """Return the key of each row as one text: its key columns, joined by ``/``."""
    parts = [columns[table.names.index(name)] for name in table.key]
    return list(parts[0]) if len(parts) == 1 else ["/".join(part) for part in zip(*parts, strict=True)]


class TableReader:
    """Reads one table and collects every fault on the way.

    Attributes
    ----------
    rows : list
        The rows, in file order; empty where there are faults.
    lines : dict of str to int
        Line of each row by its key.
    faults : list of Fault
    """

    def __init__(self, table: Table, data: bytes) -> None:
        self.table = table
        self.rows: list[Any] = []
        self.lines: dict[str, int] = {}
        self.faults: list[Fault] = []
        columns, lines = self._split(data)
        if columns is not None:
            self._read(columns, lines)

    def _fault(self, code: str, what: str, *, line: int, mend: str, why: str = "", column: str = "") -> None:  # noqa: PLR0913 - the parts of a fault
        where = f"{self.table.file}, line {line}" + (f", column {column}" if column else "")
        self.faults.append(Fault(f"nation.{code}", what, where, why, mend))

    def _split(self, data: bytes) -> tuple[list[list[str]] | None, list[int]]:
        """Return our columns of texts and the line of each row, or no columns after naming what is wrong."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self._fault("encoding", "the text is not UTF-8", line=line, mend='save the file as "CSV UTF-8"')
            return None, []
        try:
            return self._columns(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            mend = "put the whole cell in quotation marks and double those inside it"
            what = f"the line cannot be split into cells ({error})"
            self._fault("csv", what, line=_broken_line(text), mend=mend)
            return None, []

    def _columns(self, reader: Any) -> tuple[list[list[str]] | None, list[int]]:  # noqa: ANN401 - csv names no type
        header: list[str] = next(filter(None, reader), [])
        order = self._order(header, max(reader.line_num, 1))
        if order is None:
            return None, []
        columns: list[list[str]] = [[] for _ in header]
        lines: list[int] = []
        before = reader.line_num
        # In pieces: a million short lists that live at once are walked by the garbage collector over and over.
        while records := list(islice(reader, _PIECE)):
            self._take(records, _line_numbers(records, before, reader.line_num), columns, lines)
            before = reader.line_num
        return [columns[place] for place in order], lines

    def _order(self, header: list[str], line: int) -> list[int] | None:
        """Return where each of our columns stands in the file, or None after naming what is wrong."""
        names = [name.strip() for name in header]
        wanted = self.table.names
        all_of_them = f"the columns are {','.join(wanted)}"
        before = len(self.faults)
        for name in dict.fromkeys(names):
            if name not in wanted:
                mend = nearest(name, [w for w in wanted if w not in names], f"take it out; {all_of_them}")
                self._fault("column-unknown", f"the column {name[:_SAMPLE]!r} is unknown", line=line, mend=mend)
            elif names.count(name) > 1:
                self._fault("column-twice", f"the column {name} occurs twice", line=line, mend="take one of them out")
        for name in wanted:
            if name not in names:
                self._fault("column-missing", f"the column {name} is missing", line=line, mend=f"add it; {all_of_them}")
        return None if len(self.faults) > before else [names.index(name) for name in wanted]

    def _take(
        self, records: list[list[str]], numbers: Sequence[int], columns: list[list[str]], lines: list[int]
    ) -> None:
        """Add records to the columns; those of a wrong number of cells are named, empty lines are passed over."""
        width = len(columns)
        if any(len(record) != width for record in records):
            mend = "put texts that hold a comma in quotation marks, and give every cell its comma"
            for record, line in zip(records, numbers, strict=True):
                if record and len(record) != width:
                    self._fault("row-width", f"the row has {len(record)} cells, not {width}", line=line, mend=mend)
            numbers = [line for record, line in zip(records, numbers, strict=True) if len(record) == width]
            records = [record for record in records if len(record) == width]
        for column, cells in zip(columns, zip(*records, strict=True), strict=False):
            column.extend(cells)
        lines.extend(numbers)

    def _read(self, columns: list[list[str]], lines: list[int]) -> None:
        values = [self._column(column, cells, lines) for column, cells in zip(self.table.columns, columns, strict=True)]
        keys = key_texts(self.table, columns)
        self.lines = dict(zip(reversed(keys), reversed(lines), strict=True))
        if len(self.lines) < len(keys):
            self._twins(keys, lines)
        if not self.faults:
            self.rows = list(map(self.table.row, *values))

    def _column(self, column: Column, cells: Sequence[str], lines: list[int]) -> list[Any]:
        """Read each distinct text once: most columns repeat few of them."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for text in set(cells):
            try:
                values[text] = column.parse(text)
            except ValueError as error:
                wrong[text] = str(error)
        if wrong:
            self._wrong(column, wrong, cells, lines)
            return []
        return [values[text] for text in cells]

    def _wrong(self, column: Column, wrong: dict[str, str], cells: Sequence[str], lines: list[int]) -> None:
        for text, line in zip(cells, lines, strict=True):
            if text in wrong:
                what = f"{text[:_SAMPLE]!r}: {wrong[text]}"
                self._fault("cell", what, line=line, column=column.name, mend=column.wanted)

    def _twins(self, keys: list[str], lines: list[int]) -> None:
        for key, line in zip(keys, lines, strict=True):
            if self.lines[key] != line:
                what = f"{key} occurs again; it stands already in line {self.lines[key]}"
                self._fault("duplicate", what, line=line, mend="keep one of the two rows")


def _line_numbers(records: list[list[str]], before: int, last: int) -> Sequence[int]:
    """Return the line on which each record begins; a quoted cell may run over several lines."""
    if last - before == len(records):
        return range(before + 1, last + 1)
    spans = [1 + sum(len(_LINE_END.findall(cell)) for cell in record) for record in records]
    return list(accumulate(spans[:-1], initial=before + 1))


def _broken_line(text: str) -> int:
    """Return the line on which the first record begins that cannot be split."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for _ in reader:
            before = reader.line_num
    except csv.Error:
        pass
    return before + 1


def columns_of(table: Table, rows: Iterable[Any]) -> list[list[Any]]:
    """Return the columns of the rows, in the order of their keys."""
    rows = sorted(rows, key=attrgetter(*table.key))
    return [[getattr(row, name) for row in rows] for name in table.names]


def column_texts(column: Column, values: Sequence[Any]) -> list[str]:
    """Return the text of each value; each distinct one is written once."""
    handles = _handles(values)
    texts = {handle: column.cell.text(value) for handle, value in dict(zip(handles, values, strict=True)).items()}
    return [texts[handle] for handle in handles]


def table_bytes(table: Table, rows: Iterable[Any]) -> bytes:
    """Return the canonical file of the rows: header, then rows in order of their keys; UTF-8, LF.

    Parameters
    ----------
    table : Table
    rows : iterable
        Rows of the table's dataclass; :func:`cell_faults` has found nothing wrong with them.
    """
    columns = columns_of(table, rows)
    texts = [column_texts(column, values) for column, values in zip(table.columns, columns, strict=True)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue().encode("utf-8")


def cell_faults(table: Table, rows: Sequence[Any]) -> list[Fault]:
    """Return what is wrong with the values of rows made in memory: what a file could not hold, and duplicates.

    A value is right when the text that stands for it reads back as the same value.
    """
    columns = columns_of(table, rows)
    keys = key_texts(table, columns)
    faults: list[Fault] = []
    for column, values in zip(table.columns, columns, strict=True):
        handles = _handles(values)
        distinct = dict(zip(handles, values, strict=True))
        wrong = {handle: why for handle, value in distinct.items() if (why := _complaint(column, value))}
        for handle, value, key in zip(handles, values, keys, strict=True) if wrong else ():
            if handle in wrong:
                what = f"{str(value)[:_SAMPLE]!r}: {wrong[handle]}"
                where = f"{table.file}, {key}, column {column.name}"
                faults.append(Fault("nation.cell", what, where, "", column.wanted))
    if len(set(keys)) < len(keys):
        twins = sorted({key for key, other in pairwise(keys) if key == other})
        faults += [Fault("nation.duplicate", f"{k} occurs twice", table.file, "", "keep one of them") for k in twins]
    return faults


def _handles(values: Sequence[Any]) -> Sequence[Any]:
    """Return what stands for each value: itself where all are of one plain type, else its address.

    Values that share one are alike; 1, 1.0 and True are equal, and not alike.
    """
    types = set(map(type, values)) - {type(None)}
    return values if len(types) == 1 and types <= _PLAIN else [id(value) for value in values]


def _complaint(column: Column, value: object) -> str:
    try:
        text = column.cell.text(value)
        back = column.parse(text)
    except (ValueError, TypeError, AttributeError) as error:
        return str(error)
    return "" if back == value else f"written as {text[:_SAMPLE]!r} it would read back as something else"
