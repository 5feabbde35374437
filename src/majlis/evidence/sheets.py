"""Turn the bytes of a CSV file or a workbook into a grid of cells."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from majlis.evidence.cells import Cell, plain
from majlis.evidence.columns import find_header, missing_column
from majlis.evidence.grid import Grid
from majlis.evidence.reading import Origin, Reading
from majlis.evidence.table import ROWS_MAX, Scan, read_grid, scan_grid
from majlis.evidence.workbook import refuse_bomb, without_value
from majlis.kernel.errors import InputError

_DELIMITERS = ",;\t|"


def read_csv(data: bytes, origin: Origin) -> Reading:
    """Read a CSV table of incidents.

    Raises
    ------
    InputError
        If the text or a row is wrong, naming line and column.
    """
    return read_grid(csv_grid(data, origin), origin)


def scan(data: bytes, origin: Origin, format_: str) -> tuple[str, Scan]:
    """Return sheet (empty for CSV) and table of a file, understood and ready to be read row by row.

    Parameters
    ----------
    data : bytes
    origin : Origin
    format_ : {"csv", "xlsx"}

    Raises
    ------
    InputError
        If the file or its header cannot be read.
    """
    sheet, grid = xlsx_grid(data, origin) if format_ == "xlsx" else ("", csv_grid(data, origin))
    return sheet, scan_grid(grid, origin)


def csv_grid(data: bytes, origin: Origin) -> Grid:
    """Return the cells of a CSV file in UTF-8, commas, semicolons, tabs or bars; ``#`` lines at the top are skipped.

    Raises
    ------
    InputError
        If the text is wrong, naming the line.
    """
    text = _decode(data, origin.file)
    delimiter = _delimiter(text)
    rows: list[Sequence[Cell]] = []
    lines: list[int] = []
    del text  # a large file need not lie in memory twice
    opened = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    reader = csv.reader(opened, delimiter=delimiter, strict=True)
    last = 0
    try:
        for row in reader:
            if row and not (row[0].startswith("#") and len(rows) == 0):
                rows.append(row)
                lines.append(last + 1)
            if len(rows) > ROWS_MAX:
                raise InputError(
                    f"the table has more than {ROWS_MAX:,} rows",
                    where=origin.file,
                    mend="split the file by year, as parts of one source: SOURCE.PART",
                    code="evidence.rows",
                )
            last = reader.line_num
    except csv.Error as error:
        raise InputError(
            f"the line cannot be read as CSV: {error}",
            where=f"{origin.file}, line {last + 1}",
            why="a quote is not closed, or stands inside a cell that is not quoted",
            mend="close the quote; a quote inside a quoted cell is written twice",
            code="evidence.csv",
        ) from None
    return Grid(rows, lines, origin.file, "csv")


def _decode(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem, place = "the file is in UTF-16", file
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            problem, place = f"byte {error.start + 1} is not UTF-8", f"{file}, line {line}"
        else:
            if "\0" not in text:
                return text
            line = text[: text.index("\0")].count("\n") + 1
            problem, place = "the line has a zero byte, which no text has", f"{file}, line {line}"
    raise InputError(
        problem,
        where=place,
        why="names in other encodings would be garbled without anyone noticing",
        mend="save it as CSV UTF-8 (Excel: Save As, CSV UTF-8)",
        code="evidence.encoding",
    )


def _delimiter(text: str) -> str:
    """Return the delimiter that stands most often in the first lines that have one, comma in doubt."""
    lines = [line for line in text.splitlines()[:30] if line and not line.startswith("#")]
    return max(_DELIMITERS, key=lambda d: (sum(line.count(d) for line in lines), -_DELIMITERS.index(d)))


def read_xlsx(data: bytes, origin: Origin) -> Reading:
    """Read the incident table of a workbook.

    Raises
    ------
    InputError
        If the workbook cannot be read, the sheet is not clear, or a row is wrong, naming the cell.
    """
    sheet, grid = xlsx_grid(data, origin)
    return replace(read_grid(grid, origin), sheet=sheet)


def xlsx_grid(data: bytes, origin: Origin) -> tuple[str, Grid]:
    """Return name and cells of a workbook's table: the one sheet whose header names a day, or ``origin.sheet``.

    Merged cells give their value to every cell they cover. A formula without a stored value, or with an error,
    is a fault where it stands in a column that is used.

    Raises
    ------
    InputError
        If the workbook cannot be read, or the sheet is not clear.
    """
    import python_calamine

    refuse_bomb(data, origin.file)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [origin.sheet] if origin.sheet else book.sheet_names
        if origin.sheet and origin.sheet not in book.sheet_names:
            raise InputError(
                f"there is no sheet {origin.sheet!r}",
                where=origin.file,
                why=f"the sheets are: {', '.join(book.sheet_names)}",
                mend="give one of them with --sheet",
                code="evidence.no-sheet",
            )
        grids = {name: _filled(book.get_sheet_by_name(name)) for name in names}
    except (python_calamine.CalamineError, OSError) as error:
        raise InputError(
            f"the workbook cannot be read: {error}",
            where=origin.file,
            mend="open it in Excel or LibreOffice and save it again as .xlsx, without a password",
            code="evidence.workbook",
        ) from None
    name = _choose(grids, origin)
    place = f"{origin.file}, sheet {name}" if len(book.sheet_names) > 1 else origin.file
    rows = grids[name]
    return name, Grid(rows, range(1, len(rows) + 1), place, "xlsx", without_value(data, name, rows))


def _choose(grids: dict[str, list[list[Cell]]], origin: Origin) -> str:
    """Return the name of the one sheet that has a header."""
    usable = [name for name, rows in grids.items() if find_header(rows, origin.columns, where=origin.file)]
    if len(usable) == 1:
        return usable[0]
    if not usable:
        rows = max(grids.values(), key=len, default=[])
        filled = [[plain(cell) for cell in row if plain(cell)] for row in rows[:10]]
        raise missing_column(max(filled, key=len, default=[]), origin.columns, where=origin.file)
    raise InputError(
        f"{len(usable)} sheets look like incident tables: {', '.join(usable)}",
        where=origin.file,
        mend="say which one with --sheet NAME",
        code="evidence.sheets",
    )


def _filled(sheet: object) -> list[list[Cell]]:
    """Return the cells of a sheet from A1 on, merged ranges filled."""
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]  # type: ignore[attr-defined]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():  # type: ignore[attr-defined]
        # a merged range may reach far beyond the filled cells
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [value] * len(row[left : right + 1])
    return rows
