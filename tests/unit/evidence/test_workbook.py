"""A workbook is looked into before a library unpacks it: small files must not fill the memory."""

import io
import struct
import zipfile

import openpyxl
import pytest

from majlis.evidence import workbook
from majlis.evidence.workbook import refuse_bomb, without_value
from majlis.kernel.errors import InputError

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def archive(sheet: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", sheet)
    return out.getvalue()


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ('<row r="2"><c r="B2"><v>1</v></c></row>', 4),
        ('<row><c><v>1</v></c><c t="inlineStr"><is><t>a</t></is></c></row><row><c><f>1+1</f></c></row>', 4),
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>', 1),
    ],
    ids=["named", "counted", "formatted-only"],
)
def test_what_is_filled_is_what_counts(rows: str, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "CELLS_MAX", cells)
    refuse_bomb(archive(SHEET.format(rows)), "log.xlsx")
    monkeypatch.setattr(workbook, "CELLS_MAX", cells - 1)
    with pytest.raises(InputError, match="unpacks to more than") as caught:
        refuse_bomb(archive(SHEET.format(rows)), "log.xlsx")
    assert caught.value.fault.where == "log.xlsx, xl/worksheets/sheet1.xml"


def test_a_part_that_unpacks_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "UNPACKED_MAX", 2_000_000)
    with pytest.raises(InputError, match="unpacks to more than 2 MB"):
        refuse_bomb(archive(SHEET.format(" " * 2_000_000)), "log.xlsx")


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(archive(SHEET.format(" " * 100_000)))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    with pytest.raises(InputError, match="broken or locked"):
        refuse_bomb(bytes(data), "log.xlsx")


def test_a_locked_part_is_refused() -> None:
    data = bytearray(archive(SHEET.format("")))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1
    data[6] |= 1
    with pytest.raises(InputError, match="broken or locked"):
        refuse_bomb(bytes(data), "log.xlsx")


def test_formulas_without_a_value_are_found() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["day", "=TODAY()", 3])
    out = io.BytesIO()
    book.save(out)
    assert without_value(out.getvalue(), "Sheet", [["day", "", 3]]) == {
        (0, 1): "the formula =TODAY() has no value or an error"
    }
    assert without_value(out.getvalue(), "Sheet", [["day", "2025-01-01", 3]]) == {}
