"""Cells, checks and pages."""

import openpyxl

from majlis.infrastructure.workbook.form import SERVICES
from majlis.infrastructure.workbook.paint import check, protect, put, put_asked, redden, set_page
from majlis.infrastructure.workbook.style import looks

BY_KEY = {question.key: question for question in SERVICES}


def test_texts_are_texts_and_figures_stand_at_the_right() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    put(sheet, "A1", "=1+1", looks(), "text")
    put_asked(sheet, "A2", 5, (looks(), "input", BY_KEY["people"]))
    assert (sheet["A1"].value, sheet["A1"].data_type) == ("=1+1", "s")
    assert sheet["A2"].alignment.horizontal == "right"
    assert sheet["A2"].number_format == "#,##0"


def test_a_check_has_bounds_and_a_vendor_may_be_typed_freely() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    check(sheet, BY_KEY["people"], "A1:A9", "")
    check(sheet, BY_KEY["vendor"], "B1:B9", "Vendors")
    check(sheet, BY_KEY["name"], "C1:C9", "")
    people, vendor, name = sheet.data_validations.dataValidation
    assert (people.type, people.formula1, people.formula2) == ("whole", "0", "10000000000")
    assert (vendor.type, vendor.errorStyle) == ("list", "information")
    assert (name.type, name.showErrorMessage) == (None, False)


def test_a_page_fits_its_width_and_a_sheet_is_guarded_without_password() -> None:
    sheet = openpyxl.Workbook().worksheets[0]
    redden(sheet, "A1:A9", "LEN(A1)=0")
    protect(sheet)
    set_page(sheet)
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["A1:A9"]
    assert sheet.protection.sheet
    assert not sheet.protection.insertRows
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
