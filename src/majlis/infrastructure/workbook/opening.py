"""Open the bytes of a workbook, which may come from anyone: what is no workbook is refused, cells become a grid."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from majlis.evidence.workbook import refuse_bomb
from majlis.infrastructure.workbook.typed import Cell, typed_text
from majlis.kernel.errors import Fault, InputError

LOOKED_ROWS, LOOKED_CELLS, LOOKED_BYTES = 5000, 200_000, 30_000_000
"""Only smaller sheets are searched for formulas, merged cells and hidden rows, which takes much memory; larger ones
come from programs, and may hold no formula at all."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_FIRST_NAME = slice(30, 38)
"""Where a ZIP archive names its first part; OpenDocument begins with a part that says its type."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CALCULATED = re.compile(rb'<f[ >/]|<c [^<>]*\bt="e"')


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read.

    Attributes
    ----------
    name : str
    rows : sequence of sequence
        Values from A1 on.
    broken : mapping of (int, int) to str
        Cells without a usable value (row and column from 0), each with the reason.
    merged : tuple of (int, int, str)
        Row and column of the first cell of each merged range, and the range as Excel writes it.
    hidden : frozenset of int
        Rows that are hidden, from 0.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    broken: Mapping[tuple[int, int], str]
    merged: tuple[tuple[int, int, str], ...]
    hidden: frozenset[int]

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, like ``Services!D7``; row and column count from 0."""
        return f"{self.name}!{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """Return the letters of a column, from 0: A, B, ..., Z, AA."""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def sheet_key(name: str) -> str:
    """Return a sheet's or column's name as names are compared: lower case, single blanks, nothing in brackets."""
    return re.sub(r"\([^)]*\)|[*:]", " ", typed_text(name).casefold()).strip().replace("  ", " ")


def open_sheets(data: bytes, file: str) -> dict[str, Sheet]:
    """Return the sheets of a workbook by name, in order.

    Raises
    ------
    InputError
        If the bytes are no workbook, or one under a password, broken, or far larger than it looks.
    """
    import python_calamine

    _refuse_others(data, file)
    try:
        refuse_bomb(data, file)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = list(book.sheet_names)
        grids: dict[str, list[list[Cell]]] = {
            name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)] for name in names
        }
    except InputError as error:
        raise _unreadable(error.fault, file) from None
    except (python_calamine.CalamineError, OSError) as error:
        raise _unreadable(Fault("", str(error)), file) from None
    small = _sheet_bytes(data) <= LOOKED_BYTES and all(
        len(rows) <= LOOKED_ROWS and sum(map(len, rows)) <= LOOKED_CELLS for rows in grids.values()
    )
    looks = _looks(data, file, grids) if small else {}
    if not small and _has_calculated(data):
        raise InputError(
            f"a sheet has more than {LOOKED_ROWS:,} rows or {LOOKED_CELLS:,} cells, and formulas",
            where=file,
            why="a value that a formula has not computed yet would be lost without anyone noticing",
            mend="select all cells of each sheet, copy, and paste them as values",
            code="workbook.formulas",
        )
    plain_look = Sheet("", (), {}, (), frozenset())
    found = {}
    for name, rows in grids.items():
        look = looks.get(name, plain_look)
        found[name] = Sheet(name, rows, look.broken, look.merged, look.hidden)
    return found


def _refuse_others(data: bytes, file: str) -> None:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise InputError(
                "the workbook is under a password",
                where=file,
                why="nobody but its owner can open it",
                mend="open it, take the password off (File, Info, Protect Workbook), and save it",
                code="workbook.locked",
            )
        raise InputError(
            "the file is a workbook of Excel 97-2003 (.xls), whatever its name says",
            where=file,
            mend="open it and save it as Excel Workbook (.xlsx)",
            code="workbook.xls",
        )
    if not data.startswith(_ZIP):
        raise InputError(
            "the file is not a workbook, whatever its name says",
            where=file,
            why="an .xlsx file begins with PK; this one looks like plain text, such as CSV"
            if data and b"\0" not in data[:1000]
            else "an .xlsx file begins with PK",
            mend="fill in the workbook that `majlis nation template` writes, and save it as .xlsx",
            code="workbook.not-a-workbook",
        )
    if data[_FIRST_NAME].startswith(b"mimetype"):
        raise InputError(
            "the file is an OpenDocument sheet (.ods), whatever its name says",
            where=file,
            mend="open it in LibreOffice and save it as Excel 2007-365 (.xlsx)",
            code="workbook.ods",
        )


def _unreadable(fault: Fault, file: str) -> InputError:
    return InputError(
        fault.what or "the workbook cannot be read",
        where=fault.where or file,
        why=fault.why or "a part of the file is missing or damaged",
        mend="open it in Excel or LibreOffice and save it again as .xlsx, without a password",
        code="workbook.size" if fault.code == "evidence.workbook-size" else "workbook.broken",
    )


def _has_calculated(data: bytes) -> bool:
    return any(_CALCULATED.search(part) for part in _sheet_parts(data))


def _sheet_bytes(data: bytes) -> int:
    """Return how many bytes the sheets unpack to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(info.file_size for info in archive.infolist() if _is_sheet(info.filename))


def _is_sheet(name: str) -> bool:
    return name.lower().startswith("xl/worksheets/")


def _sheet_parts(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _is_sheet(name):
                yield archive.read(name)


def _looks(data: bytes, file: str, grids: Mapping[str, list[list[Cell]]]) -> dict[str, Sheet]:
    """Return what values alone do not tell: broken cells, merged ranges, hidden rows."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():  # it warns of what it would not write back; nothing is written back
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:
        raise _unreadable(Fault("", f"the workbook cannot be read: {type(error).__name__}"), file) from error
    found = {}
    for name, rows in grids.items():
        if name not in book.sheetnames:
            continue
        sheet = book[name]
        if not hasattr(sheet, "iter_rows"):
            continue
        broken = {}
        for line in sheet.iter_rows():
            for cell in line:
                row, column = int(cell.row or 1) - 1, int(cell.column or 1) - 1
                if cell.data_type in {"f", "e"} and not _value_at(rows, row, column):
                    broken[row, column] = _reason(cell.data_type, str(cell.value))
        areas = sorted(sheet.merged_cells.ranges, key=lambda area: area.coord)
        merged = tuple((int(area.min_row or 1) - 1, int(area.min_col or 1) - 1, area.coord) for area in areas)
        for area in areas:
            _fill(rows, area)
        hidden = frozenset(number - 1 for number, row in sheet.row_dimensions.items() if row.hidden)
        found[name] = Sheet(name, rows, broken, merged, hidden)
    return found


def _fill(rows: Sequence[list[Cell]], area: Any) -> None:  # noqa: ANN401 - openpyxl is imported late
    """Give the first value of a merged range to all of its cells: it is named once, not as many empty cells."""
    top, left = int(area.min_row) - 1, int(area.min_col) - 1
    value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    for row in rows[top : int(area.max_row)]:
        row[left : int(area.max_col)] = [value] * len(row[left : int(area.max_col)])


def _value_at(rows: Sequence[Sequence[Cell]], row: int, column: int) -> str:
    return typed_text(rows[row][column]) if row < len(rows) and column < len(rows[row]) else ""


def _reason(kind: str, value: str) -> str:
    if kind == "e":
        return f"it shows the error {value[:20]}"
    return f"the formula {value[:40]} has an error, or no value yet"
