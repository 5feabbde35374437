"""Opening bytes that may come from anyone. The many ways to be wrong are in tests/bad_input/test_workbook.py."""

import io

import openpyxl
import pytest
from tests.workbooks import saved

from majlis.infrastructure.workbook.opening import LOOKED_ROWS, letters, open_sheets, sheet_key
from majlis.kernel.errors import InputError


def test_columns_have_letters() -> None:
    assert [letters(number) for number in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_names_are_compared_without_units_stars_and_odd_blanks() -> None:
    assert sheet_key("Backup\u00a0 (hours) *") == sheet_key("backup")


def test_values_places_and_what_values_do_not_tell() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "One"
    sheet["B2"], sheet["B3"], sheet["C3"] = 5, "=B2*2", "#N/A"
    sheet["C3"].data_type = "e"
    sheet.merge_cells("D2:D4")
    sheet["D2"] = "x"
    sheet.row_dimensions[3].hidden = True
    found = open_sheets(saved(book), "w.xlsx")["One"]
    assert found.rows[1][1] == 5
    assert found.place(1, 1) == "One!B2"
    assert found.broken == {
        (2, 1): "the formula =B2*2 has an error, or no value yet",
        (2, 2): "it shows the error #N/A",
    }
    assert found.merged == ((1, 3, "D2:D4"),)
    assert found.rows[2][3] == "x"
    assert found.hidden == {2}


def test_a_large_sheet_may_hold_no_formula() -> None:
    for value, right in ((1, True), ("=1+1", False)):
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Long")
        for _ in range(LOOKED_ROWS + 1):
            sheet.append([1, value])
        out = io.BytesIO()
        book.save(out)
        if right:
            assert len(open_sheets(out.getvalue(), "w.xlsx")["Long"].rows) == LOOKED_ROWS + 1
        else:
            with pytest.raises(InputError, match="paste them as values"):
                open_sheets(out.getvalue(), "w.xlsx")
