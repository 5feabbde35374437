"""The full form: a sheet for each table of the dossier, written and read back as exact inverses."""

import io
import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from majlis.infrastructure.dossier.cells import BASIS, BOOLEAN, NEED, number_text
from majlis.infrastructure.dossier.header import header_faults, header_table
from majlis.infrastructure.dossier.schema import FORMAT, TABLES, Column, Table
from majlis.infrastructure.dossier.tables import cell_faults, column_texts, columns_of, key_texts
from majlis.infrastructure.nation import Basis, Header, Nation, Need
from majlis.infrastructure.workbook.form import FULL_TITLE, NATION_SHEET
from majlis.infrastructure.workbook.opening import Sheet, letters
from majlis.infrastructure.workbook.style import Look, looks
from majlis.infrastructure.workbook.typed import Cell
from majlis.kernel.errors import Fault, InputError
from majlis.kernel.marking import SYNTHETIC_BAND, Marking

LONGEST_TEXT = 32_767
"""Characters that a cell of Excel holds."""
ROWS_MAX = 1_048_575
"""Rows that a sheet of Excel holds below its header."""
_NO_XML = re.compile("[\ufffe\uffff]")
_OWN = re.compile(r"_x(005F|FFFE|FFFF)_")
_OWN_ESCAPE = re.compile(r"_(?=x(?:005F|FFFE|FFFF)_)")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EXACT = 16
"""Significant digits that the library writes."""
_CHOICES = {
    id(NEED): [need.value for need in Need],
    id(BASIS): [basis.value for basis in Basis],
    id(BOOLEAN): ["true", "false"],
}
_HEADER_HELP = {
    "format": "Number of the dossier's format. Leave it.",
    "id": "Short word for the nation, in lower case.",
    "name": "Name, as it stands on briefings.",
    "synthetic": "true for an invented nation: everything made from it says so.",
    "notice": "A sentence for the reader; may be empty.",
    "time_zone": "IANA name, like Asia/Karachi.",
    "currency": "ISO 4217, like PKR.",
    "horizon_hours": "How long an outage is followed, hours.",
    "slot_minutes": "15 or 60.",
    "marking": "Who may see the nation as a whole: TLP 2.0, classification, compartments.",
}


def sheet_name(table: Table) -> str:
    """Return the name of a table's sheet: ``Assets`` for assets."""
    return table.name.capitalize()


def workbook_bytes(nation: Nation) -> bytes:
    """Return a nation as a workbook in the full form; reading it gives the same nation.

    Parameters
    ----------
    nation : Nation

    Returns
    -------
    bytes
        An .xlsx file.

    Raises
    ------
    InputError
        If a row is wrong, or if a text or a table is longer than a workbook can hold.
    """
    import openpyxl

    _refuse(nation)
    book = openpyxl.Workbook(write_only=True)
    book.properties.title = safe_text(nation.header.name)[:250]
    book.properties.creator = "Majlis"
    look = looks()
    _write_header(book.create_sheet(NATION_SHEET), nation.header, look)
    for table in TABLES:
        _write_table(book.create_sheet(sheet_name(table)), table, getattr(nation, table.name), look)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _refuse(nation: Nation) -> None:
    faults = [fault for table in TABLES for fault in cell_faults(table, getattr(nation, table.name))]
    faults += header_faults(header_table(nation.header), b"")
    for table in TABLES:
        rows = getattr(nation, table.name)
        if len(rows) > ROWS_MAX:
            what = f"{len(rows):,} rows are more than a sheet holds ({ROWS_MAX:,})"
            faults.append(Fault("workbook.rows", what, table.file, "", "export the dossier as a folder of CSV files"))
        for row in rows:
            for name in table.names:
                value = getattr(row, name)
                if isinstance(value, str) and len(value) > LONGEST_TEXT:
                    what = f"a text of {len(value):,} characters is longer than a cell holds ({LONGEST_TEXT:,})"
                    where = f"{table.file}, {'/'.join(getattr(row, part) for part in table.key)}, column {name}"
                    faults.append(Fault("workbook.long-text", what, where, "", "shorten it, or export a folder"))
    if faults:
        raise InputError(f"the nation does not fit in a workbook: {len(faults)}", code="workbook.write", faults=faults)


def safe_text(text: str) -> str:
    """Return a text as the XML of a workbook may hold it.

    What looks like an escape of the format is escaped (ECMA-376, ST_Xstring). Two characters that XML forbids and a
    dossier allows are not given back by readers: they have an escape of our own beneath it.
    """
    own = _OWN_ESCAPE.sub("_x005F_", text)
    own = _NO_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", own)
    return _ESCAPE.sub("_x005F_", own)


def plain_text(text: str) -> str:
    """Return the text that :func:`safe_text` was given, after the reader has undone the escape of the format."""
    return _OWN.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _write_header(sheet: Any, header: Header, look: Look) -> None:  # noqa: ANN401 - openpyxl is imported late
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 46
    sheet.column_dimensions["C"].width = 76
    sheet.append([look.text(sheet, FULL_TITLE, "title")])
    sheet.append([look.text(sheet, SYNTHETIC_BAND if header.synthetic else "", "band")])
    sheet.append([look.text(sheet, text, "head") for text in ("key", "value", "what it says")])
    for key, value in header_table(header).items():
        cell = value if isinstance(value, int) and not isinstance(value, bool) else safe_text(_header_text(value))
        shown = look.text(sheet, cell, "input") if isinstance(cell, str) else look.number(sheet, cell)
        sheet.append([look.text(sheet, key, "label"), shown, look.text(sheet, _HEADER_HELP[key], "hint")])


def _header_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write_table(sheet: Any, table: Table, rows: Sequence[Any], look: Look) -> None:  # noqa: ANN401 - the same
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "B2" if len(table.key) == 1 else "D2"
    for index, column in enumerate(table.columns):
        sheet.column_dimensions[letters(index)].width = max(14, min(44, len(column.name) + 6))
        head = DataValidation(type=None, allow_blank=True, showInputMessage=True)
        head.promptTitle, head.prompt = column.name[:32], _prompt(column)
        head.add(f"{letters(index)}1")
        sheet.data_validations.append(head)
        if rule := _validation(column):
            rule.add(f"{letters(index)}2:{letters(index)}{len(rows) + 500}")
            sheet.data_validations.append(rule)
    sheet.auto_filter.ref = f"A1:{letters(len(table.columns) - 1)}{len(rows) + 1}"
    sheet.append([look.text(sheet, name, "head") for name in table.names])
    columns = columns_of(table, rows)
    cells = [_column_cells(sheet, column, values, look) for column, values in zip(table.columns, columns, strict=True)]
    for row in zip(*cells, strict=True):
        sheet.append(row)


def _column_cells(sheet: Any, column: Column, values: Sequence[Any], look: Look) -> list[Any]:  # noqa: ANN401 - the same
    """Return a column as cells: numbers as numbers where the file keeps them exact, all else as text."""
    if column.cell.type in {"number", "integer"}:
        return [_number_cell(sheet, value, look) for value in values]
    texts = column_texts(column, values)
    known = {text: _text_cell(sheet, text, look) for text in set(texts)}
    return [known[text] for text in texts]


def _number_cell(sheet: Any, value: float | None, look: Look) -> Any:  # noqa: ANN401 - cell or value
    if value is None or float(f"{value:.{_EXACT}g}") == value:
        return value
    return look.text(sheet, number_text(value), "")


def _text_cell(sheet: Any, text: str, look: Look) -> Any:  # noqa: ANN401 - cell or value
    safe = safe_text(text)
    return look.text(sheet, safe, "") if safe.startswith(("=", "#")) else safe or None


def _prompt(column: Column) -> str:
    unit = f" Unit: {column.unit}." if column.unit and column.unit != "1" else ""
    return f"{column.about}{unit} {column.wanted[:1].upper()}{column.wanted[1:]}."[:255]


def _validation(column: Column) -> Any:  # noqa: ANN401 - openpyxl is imported late
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any] = {}
    if choices := _CHOICES.get(id(column.cell)):
        rule = {"type": "list", "formula1": f'"{",".join(choices)}"'}
    elif column.cell.type in {"number", "integer"}:
        kind = "whole" if column.cell.type == "integer" else "decimal"
        rule = {"type": kind, "operator": "between", "formula1": f"{column.low:g}", "formula2": f"{column.high:.0f}"}
    if not rule:
        return None
    made = DataValidation(**rule, allow_blank=True, showErrorMessage=True)
    made.errorTitle, made.error = column.name[:32], _prompt(column)
    return made


def read_full(sheets: dict[str, Sheet], file: str) -> Nation:
    """Return the nation of a workbook in the full form.

    Raises
    ------
    InputError
        With every fault of every sheet, each named by sheet and cell.
    """
    faults: list[Fault] = []
    header = _read_header(sheets[NATION_SHEET], faults)
    rows: dict[str, tuple[Any, ...]] = {}
    for table in TABLES:
        sheet = sheets.get(sheet_name(table))
        if sheet is None:
            mend = f"add the sheet {sheet_name(table)}, at least with its header: {', '.join(table.names)}"
            faults.append(Fault("workbook.sheet", f"there is no sheet {sheet_name(table)}", file, "", mend))
        else:
            rows[table.name] = _read_table(sheet, table, faults)
    if faults or header is None:
        count = f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}"
        raise InputError(f"{file} cannot be taken in: {count}", code="workbook.read", faults=faults)
    return Nation(header=header, **rows, lines={})


def _read_header(sheet: Sheet, faults: list[Fault]) -> Header | None:
    found: dict[str, Any] = {}
    places: dict[str, str] = {}
    for number, row in enumerate(sheet.rows):
        key = str(row[0]).strip() if row else ""
        if key == "format" or key in {field.name for field in fields(Header)}:
            places[key] = sheet.place(number, 1)
            found[key] = _header_value(key, row[1] if len(row) > 1 else "")
    if isinstance(found.get("format"), int) and found["format"] > FORMAT:
        raise newer(found["format"], places["format"])
    for fault in header_faults(found, b""):
        named = re.search(r"key (\w+) is missing|of (\w+) does not fit", fault.what)
        key = (named[1] or named[2]) if named else ""
        faults.append(Fault("workbook.nation", fault.what, places.get(key, sheet.name), "", fault.mend))
    if faults:
        return None
    del found["format"]
    return Header(**{**found, "marking": Marking.parse(found["marking"])})


def _header_value(key: str, value: Cell) -> object:
    """Return a value of the header: a whole number, a truth or a text."""
    if key in {"format", "horizon_hours", "slot_minutes"}:
        text = cell_text(value)
        return int(text) if re.fullmatch(r"\d{1,9}", text) else text
    if key == "synthetic":
        return {"true": True, "false": False}.get(cell_text(value).lower(), value)
    return cell_text(value)


def newer(found: int, where: str) -> InputError:
    """Make the error for a workbook of a newer format."""
    return InputError(
        f"the workbook has format {found}; this version of Majlis reads up to format {FORMAT}",
        where=where,
        why="a newer workbook may hold what this version would misread or lose",
        mend="install a newer version of Majlis, or fill in a template of this one",
        code="workbook.format",
    )


def cell_text(value: Cell) -> str:
    """Return the canonical text of a cell, as the dossier's files hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(value)
    return plain_text(str(value))


def _read_table(sheet: Sheet, table: Table, faults: list[Fault]) -> tuple[Any, ...]:
    before = len(faults)
    header = [cell_text(cell).strip() for cell in sheet.rows[0]] if sheet.rows else []
    faults += [
        Fault("workbook.column-missing", f"the column {name} is missing", f"{sheet.name}!1", "", "add it to row 1")
        for name in table.names
        if name not in header
    ]
    faults += [
        Fault("workbook.column-twice", f"the column {name} occurs twice", f"{sheet.name}!1", "", "take one out")
        for name in table.names
        if header.count(name) > 1
    ]
    for (row, column), why in sheet.broken.items():
        mend = "type the value itself"
        faults.append(Fault("workbook.formula", why, sheet.place(row, column), "", mend))
    if len(faults) > before:
        return ()
    kept = [number for number, row in enumerate(sheet.rows) if number and any(cell not in ("", None) for cell in row)]
    texts, values = [], []
    for asked in table.columns:
        place = header.index(asked.name)
        cells = [cell_text(sheet.rows[number][place]) for number in kept]
        texts.append(cells)
        values.append(_read_column(sheet, asked, (place, kept, cells), faults))
    faults += _twins(sheet, key_texts(table, texts), kept)
    return () if len(faults) > before else tuple(map(table.row, *values))


def _read_column(
    sheet: Sheet, column: Column, cells: tuple[int, list[int], list[str]], faults: list[Fault]
) -> list[Any]:
    """Read each distinct text of a column once: most repeat few of them."""
    place, kept, texts = cells
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for text in set(texts):
        try:
            values[text] = column.parse(text)
        except ValueError as error:
            wrong[text] = str(error)
    if wrong:
        for number, text in zip(kept, texts, strict=True):
            if text in wrong:
                where = sheet.place(number, place)
                faults.append(Fault("workbook.cell", f"{text[:60]!r}: {wrong[text]}", where, "", column.wanted))
        return []
    return [values[text] for text in texts]


def _twins(sheet: Sheet, keys: Sequence[str], kept: Sequence[int]) -> list[Fault]:
    first: dict[str, int] = {}
    faults = []
    for key, number in zip(keys, kept, strict=True):
        if first.setdefault(key, number) != number:
            what = f"{key} occurs again; it stands already in row {first[key] + 1}"
            faults.append(Fault("workbook.duplicate", what, sheet.place(number, 0), "", "keep one of the two rows"))
    return faults
