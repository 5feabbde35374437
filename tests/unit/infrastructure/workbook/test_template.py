"""The empty workbook: guidance, pick lists, checks, protection, and nothing that would be read as data."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from majlis.infrastructure.workbook import ProvincePlan, TemplatePlan, read_workbook, template_bytes
from majlis.infrastructure.workbook.form import HEADER_ROW, LINKS_SHEET, PROVINCES_SHEET, ROWS, SERVICES_SHEET, SHEETS
from majlis.infrastructure.workbook.template import FIRST_ROW
from majlis.kernel.errors import InputError

PLAN = TemplatePlan(
    name="=Cmd",
    id="n",
    synthetic=True,
    time_zone="UTC",
    currency="USD",
    provinces=(ProvincePlan("North", 1000, 35.0, 1.5, 2.5), ProvincePlan("#N/A")),
    sectors=("power", "water"),
)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(template_bytes(PLAN)))


def test_the_sheets_are_there_and_the_lists_are_hidden(book: Workbook) -> None:
    assert book.sheetnames == ["Read me", "Nation", "Provinces", "Services", "Who supplies whom", "Lists"]
    assert book["Lists"].sheet_state == "hidden"


def test_every_column_has_a_heading_a_check_and_a_message(book: Workbook) -> None:
    for name, questions in SHEETS.items():
        sheet = book[name]
        assert [str(cell.value).removesuffix(" *") for cell in sheet[HEADER_ROW]] == [one.title for one in questions]
        checked = {str(check.sqref)[0]: check for check in sheet.data_validations.dataValidation}
        for letter, question in zip("ABCDEFGHIJK", questions, strict=False):
            assert checked[letter].prompt == question.help
            assert str(checked[letter].sqref) == f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + ROWS[name] - 1}"


def test_pick_lists_name_what_there_is(book: Workbook) -> None:
    checks = {
        (name, str(check.sqref)[0]): check.formula1
        for name in SHEETS
        for check in book[name].data_validations.dataValidation
        if check.type == "list"
    }
    assert checks[SERVICES_SHEET, "B"] == "=Sectors"
    assert checks[SERVICES_SHEET, "D"] == "=ProvinceNames"
    assert checks[LINKS_SHEET, "A"] == checks[LINKS_SHEET, "B"] == "=ServiceNames"
    assert {formula.removeprefix("=") for formula in checks.values()} <= set(book.defined_names)
    sectors = [cell.value for cell in book["Lists"]["A"] if cell.value]
    assert sectors == ["Sectors", "Power", "Water"]


def test_only_answers_can_be_changed_and_no_password_is_needed(book: Workbook) -> None:
    for name in SHEETS:
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet[f"A{HEADER_ROW}"].protection.locked
        assert not sheet[f"A{FIRST_ROW}"].protection.locked
        assert sheet.freeze_panes == f"B{HEADER_ROW + 1}"


def test_what_is_known_is_filled_in_and_never_a_formula(book: Workbook) -> None:
    assert book["Nation"]["B5"].value == "=Cmd"
    assert book["Nation"]["B5"].data_type == "s"
    assert book["Nation"]["B7"].value == "yes"
    assert [cell.value for cell in book[PROVINCES_SHEET][FIRST_ROW]][:5] == ["North", 1000, 35.0, 1.5, 2.5]
    assert book[PROVINCES_SHEET][f"A{FIRST_ROW + 1}"].data_type == "s"


def test_an_empty_template_says_what_is_missing_and_reads_no_example() -> None:
    with pytest.raises(InputError) as caught:
        read_workbook(template_bytes(), "w.xlsx")
    assert [fault.where for fault in caught.value.faults] == [
        "Nation!B5",
        "Nation!B6",
        "Nation!B7",
        "Nation!B8",
        "Nation!B9",
        "Nation!B11",
        f"Provinces!A{FIRST_ROW}",
        f"Services!A{FIRST_ROW}",
    ]
    assert "Example" not in str(caught.value)


def test_a_province_that_was_filled_in_by_the_program_can_be_read() -> None:
    with pytest.raises(InputError) as caught:
        read_workbook(template_bytes(PLAN), "w.xlsx")
    wheres = [fault.where for fault in caught.value.faults]
    assert f"Provinces!B{FIRST_ROW + 1}" in wheres
    assert f"Provinces!B{FIRST_ROW}" not in wheres
