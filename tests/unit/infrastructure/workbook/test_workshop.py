"""Reading the workshop form as a whole."""

import pytest
from tests.workbooks import practice_book, saved

from majlis.infrastructure.workbook import read_workbook
from majlis.infrastructure.workbook.form import LINKS_SHEET, PROVINCES_SHEET, SERVICES_SHEET
from majlis.kernel.errors import InputError


def test_a_fault_in_one_sheet_does_not_make_faults_in_others() -> None:
    book = practice_book()
    book[PROVINCES_SHEET]["B4"] = "Inhabitants"
    with pytest.raises(InputError) as caught:
        read_workbook(saved(book), "w.xlsx")
    assert [fault.what for fault in caught.value.faults] == ["the column People who live there is missing"]


def test_a_service_with_a_fault_is_still_known_to_the_links() -> None:
    book = practice_book()
    book[SERVICES_SHEET]["B8"] = None
    with pytest.raises(InputError) as caught:
        read_workbook(saved(book), "w.xlsx")
    assert [fault.where for fault in caught.value.faults] == ["Services!B8"]


def test_the_same_link_twice_is_named() -> None:
    book = practice_book()
    for column, value in zip("ABC", ("National Grid", "Dam One", "one of them"), strict=True):
        book[LINKS_SHEET][f"{column}60"] = value
    with pytest.raises(InputError) as caught:
        read_workbook(saved(book), "w.xlsx")
    assert caught.value.fault.code == "workbook.read"
    assert caught.value.faults[0].what == f"National Grid needs Dam One twice; it stands already in {LINKS_SHEET}!B8"


def test_people_of_a_sector_that_serves_none_are_told() -> None:
    book = practice_book()
    book[SERVICES_SHEET]["G19"] = 1000
    findings = read_workbook(saved(book), "w.xlsx").findings
    odd = next(finding for finding in findings if finding.fault.code == "workbook.people")
    assert odd.fault.where == "Services!G19"
    assert "people do not use Data centres directly" in odd.fault.what


def test_a_province_of_the_name_of_the_whole_is_refused() -> None:
    book = practice_book()
    book[PROVINCES_SHEET]["A12"], book[PROVINCES_SHEET]["B12"] = "Whole country", 5
    with pytest.raises(InputError, match="Whole country is not a province"):
        read_workbook(saved(book), "w.xlsx")
