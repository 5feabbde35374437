"""Look into a workbook before a library unpacks it: how large it is, and which cells have no value."""

import io
import re
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from majlis.evidence.cells import Cell, plain
from majlis.kernel.errors import InputError

UNPACKED_MAX = 1_000_000_000
"""A workbook that unpacks to more bytes is refused."""
CELLS_MAX = 20_000_000
"""A sheet whose filled cells span more cells, from A1 on, is refused: readers hold every one of them in memory."""
_PIECE = 1 << 20
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FILLS = frozenset(("v", "f", "is"))


def refuse_bomb(data: bytes, file: str) -> None:
    """Refuse a workbook that is broken, locked, or far larger than it looks.

    Everything is unpacked once, piece by piece, so that neither a false size in the archive's list nor two cells
    at the far ends of a sheet can fill the memory.

    Raises
    ------
    InputError
        If it is so.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            left = UNPACKED_MAX
            for info in archive.infolist():
                left = _survey(archive, info, left, file)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, RuntimeError, NotImplementedError) as error:
        raise InputError(
            f"the workbook is broken or locked: {error}",
            where=file,
            why="an .xlsx file is a ZIP archive of XML; a part of it is missing, damaged or under a password",
            mend="fetch or save the file again, without a password",
            code="evidence.workbook",
        ) from None


def _survey(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, file: str) -> int:
    """Unpack one part, and return how many bytes the others may still have."""
    extent = _Extent() if info.filename.lower().endswith(".xml") else None
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            left -= len(piece)
            if extent is not None:
                extent.parser.Parse(piece)
            if left < 0 or (extent is not None and extent.cells > CELLS_MAX):
                raise InputError(
                    f"the workbook unpacks to more than {UNPACKED_MAX // 10**6} MB or {CELLS_MAX:,} cells",
                    where=f"{file}, {info.filename}",
                    why="a small file can be made to fill the memory",
                    mend="copy the incident table alone into a new workbook",
                    code="evidence.workbook-size",
                )
    return left


class _Extent:
    """Follows the XML of a sheet and knows the last row and column that hold anything."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.rows = self.columns = 0
        self._row = self._column = 0

    @property
    def cells(self) -> int:
        """Cells from A1 to the last filled row and column."""
        return self.rows * self.columns

    def _start(self, name: str, attributes: dict[str, Any]) -> None:
        local = name.rpartition(" ")[2]
        if local == "row":
            given = attributes.get("r", "")
            self._row, self._column = int(given) if given.isdecimal() else self._row + 1, 0
        elif local == "c":
            found = _PLACE.fullmatch(attributes.get("r", ""))
            self._column = _number(found[1]) if found else self._column + 1
            self._row = int(found[2]) if found else self._row
        elif local in _FILLS:
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


def _number(letters: str) -> int:
    """Return the number of a column, from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def without_value(data: bytes, name: str, rows: list[list[Cell]]) -> dict[tuple[int, int], str]:
    """Return the cells of a sheet that hold a formula without a stored value, or an error, with the reason.

    Parameters
    ----------
    data : bytes
        The workbook.
    name : str
        Name of the sheet.
    rows : list of list
        The values of its cells from A1 on, as another library has read them.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (archive.read(part) for part in archive.namelist() if part.startswith("xl/worksheets/"))
        if not any(b"<f" in part or b't="e"' in part for part in parts):
            return {}
    import openpyxl

    bad: dict[tuple[int, int], str] = {}
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    try:
        for i, row in enumerate(book[name].iter_rows()):
            for cell in row:
                formula = cell.data_type in {"f", "e"}
                j = cell.column - 1 if formula and cell.column else 0
                if formula and i < len(rows) and j < len(rows[i]) and not plain(rows[i][j]):
                    bad[i, j] = f"the formula {str(cell.value)[:40]} has no value or an error"
    finally:
        book.close()
    return bad
