"""The full form: what is wrong in it is named by cell. That it comes back exactly is a law of tests/laws."""

import io
from dataclasses import replace

import openpyxl
import pytest
from tests.workbooks import practice_workbook, saved

from majlis.infrastructure import nation_hash
from majlis.infrastructure.workbook import read_workbook, workbook_bytes
from majlis.infrastructure.workbook.full import LONGEST_TEXT, cell_text, plain_text, safe_text
from majlis.kernel.errors import InputError

NATION = read_workbook(practice_workbook(), "p.xlsx").nation
DATA = workbook_bytes(NATION)


def changed(sheet: str, cell: str, value: str | float | None) -> InputError:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    book[sheet][cell] = value
    with pytest.raises(InputError) as caught:
        read_workbook(saved(book), "w.xlsx")
    return caught.value


def test_the_coarse_nation_goes_through_the_full_form_unchanged() -> None:
    reading = read_workbook(DATA, "w.xlsx")
    assert reading.form == "full"
    assert nation_hash(reading.nation) == nation_hash(NATION)
    assert len(reading.inferred) == 91


def test_saving_it_again_in_a_spreadsheet_changes_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    assert nation_hash(read_workbook(saved(book), "w.xlsx").nation) == nation_hash(NATION)


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "what"),
    [
        ("Assets", "H5", -1.0, "'-1': it is below 0"),
        ("Assets", "L5", "maybe", "'maybe': it is neither true nor false"),
        ("Areas", "D2", "=1+1", "the formula =1+1 has an error, or no value yet"),
        ("Areas", "A3", "area:coastland", "area:coastland occurs again; it stands already in row 2"),
        ("Requirements", "H2", "guessed", "'guessed': it is none of the words allowed here"),
        ("Nation", "B6", None, "the value '' of name does not fit"),
    ],
)
def test_a_fault_is_named_by_its_cell(sheet: str, cell: str, value: str | float | None, what: str) -> None:
    error = changed(sheet, cell, value)
    assert [(fault.where, fault.what) for fault in error.faults] == [(f"{sheet}!{cell}", what)]
    assert all(fault.mend for fault in error.faults)


def test_a_missing_column_or_sheet_is_named() -> None:
    assert changed("Assets", "B1", "title").faults[0].what == "the column name is missing"
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    book.remove(book["Demands"])
    with pytest.raises(InputError, match="there is no sheet Demands"):
        read_workbook(saved(book), "w.xlsx")


def test_a_newer_format_is_refused_before_anything_else() -> None:
    error = changed("Nation", "B4", 2)
    assert error.fault.code == "workbook.format"
    assert error.fault.where == "Nation!B4"


def test_what_a_cell_cannot_hold_is_refused() -> None:
    area = replace(NATION.areas[0], name="x" * (LONGEST_TEXT + 1))
    with pytest.raises(InputError, match="longer than a cell holds"):
        workbook_bytes(replace(NATION, areas=(area,)))
    with pytest.raises(InputError, match="a spreadsheet would take it for a formula"):
        workbook_bytes(replace(NATION, areas=(replace(area, name="=1"),)))


def test_headings_carry_what_the_column_says() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(DATA))["Requirements"]
    notes = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    assert "Time that battery" in notes["D1"].prompt
    assert notes[f"H2:H{len(NATION.requirements) + 500}"].formula1 == '"declared,inferred"'


def test_texts_that_look_like_escapes_are_escaped() -> None:
    assert safe_text("_x0041_") == "_x005F_x0041_"
    assert safe_text("a_b _x_ plain") == "a_b _x_ plain"
    assert "\uffff" not in safe_text("\uffff")
    assert plain_text("_xFFFF_") == "\uffff"


def test_cells_become_the_texts_of_the_dossier() -> None:
    assert [cell_text(value) for value in (None, True, 3.0, 0.25, "a")] == ["", "true", "3", "0.25", "a"]
