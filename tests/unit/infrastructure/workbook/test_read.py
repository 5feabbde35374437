"""Which form it is."""

import pytest
from tests.workbooks import practice_book, practice_workbook, saved

from majlis.infrastructure.workbook import read_workbook, workbook_bytes
from majlis.kernel.errors import InputError


def test_each_form_is_known_by_its_first_line() -> None:
    workshop = read_workbook(practice_workbook(), "w.xlsx")
    assert workshop.form == "workshop"
    assert read_workbook(workbook_bytes(workshop.nation), "w.xlsx").form == "full"


def test_a_renamed_sheet_nation_says_how_to_mend_it() -> None:
    book = practice_book()
    book["Nation"].title = "Country"
    with pytest.raises(InputError) as caught:
        read_workbook(saved(book), "w.xlsx")
    assert caught.value.fault.what == "there is no sheet Nation"
    assert "Country" in caught.value.fault.why
    assert "rename the sheet back to Nation" in caught.value.fault.mend
