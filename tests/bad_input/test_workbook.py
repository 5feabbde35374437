"""Workbooks, each wrong in one way that a person makes: the message names the cell; what is harmless is accepted."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl.workbook import Workbook
from tests.workbooks import practice_book, practice_workbook, saved

from majlis.infrastructure.files import nation_hash
from majlis.infrastructure.workbook import WorkbookReading, read_workbook
from majlis.infrastructure.workbook.form import LINKS_SHEET, NATION_SHEET, PROVINCES_SHEET, SERVICES_SHEET
from majlis.kernel.errors import InputError

Change = Callable[[Workbook], object]
FIRST = 8
"""First row that is filled in."""


def put(sheet: str, cell: str, value: str | float | datetime | None) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def both(*changes: Change) -> Change:
    def change(book: Workbook) -> None:
        for one in changes:
            one(book)

    return change


def merged(book: Workbook) -> None:
    book[SERVICES_SHEET].merge_cells("D8:D9")


def renamed_sheet(book: Workbook) -> None:
    book[SERVICES_SHEET].title = "Our services"


def removed_column(book: Workbook) -> None:
    book[SERVICES_SHEET].delete_cols(2)


def renamed_column(book: Workbook) -> None:
    book[SERVICES_SHEET]["B4"] = "Sectors"


def second_header(book: Workbook) -> None:
    sheet = book[SERVICES_SHEET]
    for column in range(1, 12):
        sheet.cell(40, column).value = sheet.cell(4, column).value


def emptied(sheet: str) -> Change:
    def change(book: Workbook) -> None:
        for row in book[sheet].iter_rows(min_row=FIRST):
            for cell in row:
                cell.value = None

    return change


def format_of(number: int) -> Change:
    def change(book: Workbook) -> None:
        for row in book[NATION_SHEET].iter_rows():
            if row[0].value == "Format of this form":
                row[1].value = number

    return change


P, S, L, N = PROVINCES_SHEET, SERVICES_SHEET, LINKS_SHEET, NATION_SHEET
MISTAKES: dict[str, tuple[Change, str, str, str]] = {
    "merged cells": (merged, "Services!D8", "the cells D8:D9 are merged", "unmerge them"),
    "text in a number": (
        put(S, "H15", "two days"),
        "Services!H15",
        "Backup (hours): 'two days' is not a number",
        "write one number in digits, from 0 to 87,600",
    ),
    "a range in a number": (
        put(S, "I8", "12-24"),
        "Services!I8",
        "Repair, quick (hours): '12-24' is a range, not one number",
        "write one number in digits",
    ),
    "a day in a number": (
        put(
            S,
            "H15",
            datetime(2026, 4, 3),  # noqa: DTZ001 - cells of Excel have no zone
        ),
        "Services!H15",
        "Backup (hours): it holds the day or time 03 Apr 2026, not a number; Excel makes days of entries like 3-4",
        "write one number in digits",
    ),
    "a number of two meanings": (
        put(S, "H15", "1,200"),
        "Services!H15",
        "Backup (hours): '1,200' may be read in two ways, with thousands or with a decimal comma",
        "write one number in digits",
    ),
    "part of a person": (
        put(P, "B8", 1.5),
        "Provinces!B8",
        "People who live there: 1.5 is not a whole number",
        "write a whole number in digits, from 1 to 10,000,000,000",
    ),
    "renamed sheet": (renamed_sheet, "w.xlsx", "there is no sheet Services", "rename the sheet 'Our services' back"),
    "removed column": (removed_column, "Services!A4", "the column Sector is missing", "add a column with the heading"),
    "renamed column": (
        renamed_column,
        "Services!A4",
        "the column Sector is missing",
        "rename 'sectors' back to Sector",
    ),
    "formula error": (put(S, "G11", "#REF!"), "Services!G11", "it shows the error #REF!", "type the value itself"),
    "formula without a value": (
        put(P, "B8", "=B9*2"),
        "Provinces!B8",
        "the formula =B9*2 has an error, or no value yet",
        "type the value itself, or mend the formula and save the workbook in Excel",
    ),
    "fraction among percentages": (
        put(P, "C9", 0.45),
        "Provinces!C9",
        "0.45 may be a percentage or a part of 1; other rows are percentages",
        "write 45 for 45%",
    ),
    "duplicate service": (
        both(put(S, "A40", "dam  ONE"), put(S, "B40", "Power"), put(S, "D40", "Highland")),
        "Services!A40",
        "the service dam ONE stands already in Services!A8",
        "give each a name of its own",
    ),
    "unknown supplier": (
        put(L, "B8", "Dam Ome"),
        f"{L}!B8",
        "'Dam Ome' is not among the services of the sheet Services",
        "did you mean Dam One?",
    ),
    "service supplies itself": (put(L, "B10", "Gas Plant River"), f"{L}!B10", "Gas Plant River supplies itself", ""),
    "more than there are": (
        put(L, "C10", "any 4 of 3"),
        f"{L}!C10",
        "any 4 of 3 is more than there are",
        "write a number from 1 to 3",
    ),
    "another number than listed": (
        put(L, "C10", "any 2 of 3"),
        f"{L}!C10",
        "it says 3 suppliers, but 1 is listed",
        "list all of them, one row each",
    ),
    "two words for one group": (
        put(L, "C9", "all"),
        f"{L}!C9",
        f"it says another number of suppliers than {L}!C8 for the same service and sector",
        "write the same words in both rows",
    ),
    "how many in other words": (
        put(L, "C8", "most of them"),
        f"{L}!C8",
        "'most of them' does not say how many are needed",
        "write all, one of them, or any 2 of 3",
    ),
    "negative hours": (
        put(S, "H15", -6),
        "Services!H15",
        "Backup (hours): -6 is below 0",
        "write one number in digits",
    ),
    "empty required cell": (put(S, "B8", None), "Services!B8", "Sector is empty", "choose the sector from the list"),
    "unknown sector": (
        put(S, "B8", "Electric Power"),
        "Services!B8",
        "'Electric Power' is not among the sectors",
        "did you mean Power?",
    ),
    "kind of another sector": (
        put(S, "C8", "Hospital"),
        "Services!C8",
        "Hospital does not belong to the sector Power",
        "choose one of Power plant (hydro)",
    ),
    "unknown province": (
        put(S, "D8", "Hihgland"),
        "Services!D8",
        "'Hihgland' is not among the provinces",
        "did you mean Highland?",
    ),
    "two header rows": (second_header, "Services!A40", "the headings stand here again", "take this row out"),
    "nobody lives there": (
        put(P, "B8", 0),
        "Provinces!B8",
        "People who live there: 0 is below 1",
        "write a whole number in digits, from 1 to 10,000,000,000",
    ),
    "more served than there are": (
        put(S, "G11", 2_500_000),
        "Services!G11",
        "Distribution Highland serves 2,500,000 people; Highland has 2,400,000",
        "choose Whole country where it serves people elsewhere, too",
    ),
    "one repair time of three": (
        put(S, "J8", None),
        "Services!J8",
        "one of the three times to repair is empty",
        "give all three, or leave all three empty",
    ),
    "repair times out of order": (
        put(S, "I8", 100),
        "Services!I8",
        "the times to repair 100, 72, 240 hours are out of order",
        "put them in order: quick, usual, slow",
    ),
    "half a position": (
        put(P, "E8", None),
        "Provinces!E8",
        "latitude and longitude go together",
        "give both, or leave both empty",
    ),
    "text like a formula": (
        put(S, "E8", "@SUM(A1)"),
        "Services!E8",
        "'@SUM(A1)' begins like a formula",
        "begin it with a letter or a digit",
    ),
    "unknown time zone": (
        put(N, "B8", "Asia/Karatschi"),
        "Nation!B8",
        "'Asia/Karatschi' is not a time zone in use",
        "did you mean Asia/Karachi?",
    ),
    "short name of two words": (
        put(N, "B6", "Practice Country"),
        "Nation!B6",
        "'Practice Country' is not a short name",
        "write one word in lower case",
    ),
    "no service at all": (
        both(emptied(S), emptied(L)),
        "Services!A8",
        "no service is filled in",
        "give at least one",
    ),
    "newer template": (
        format_of(2),
        "Nation!B13",
        "the workbook has format 2; this version of Majlis reads up to format 1",
        "install a newer version of Majlis",
    ),
}


def read_changed(*changes: Change) -> WorkbookReading:
    book = practice_book()
    for change in changes:
        change(book)
    return read_workbook(saved(book), "w.xlsx")


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_cell_and_mend(name: str) -> None:
    change, where, what, mend = MISTAKES[name]
    with pytest.raises(InputError) as caught:
        read_changed(change)
    found = [(fault.where, fault.what) for fault in caught.value.faults]
    assert found == [(where, what)]
    assert mend in caught.value.faults[0].mend


def test_all_mistakes_are_named_at_once_in_reading_order() -> None:
    with pytest.raises(InputError) as caught:
        read_changed(put(L, "B8", "Nobody"), put(S, "H15", -1), put(P, "B8", "many"), put(N, "B9", "RUPEES"))
    assert [fault.where for fault in caught.value.faults] == ["Nation!B9", "Provinces!B8", "Services!H15", f"{L}!B8"]


FILES: dict[str, tuple[bytes, str, str]] = {
    "csv renamed": (b"Service,Sector\nDam One,Power\n", "the file is not a workbook", "such as CSV"),
    "empty": (b"", "the file is not a workbook", "begins with PK"),
    "OpenDocument": (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication", "an OpenDocument sheet (.ods)", ""),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel 97-2003 (.xls)", ""),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "the workbook is under a password",
        "nobody but its owner",
    ),
    "cut short": (practice_workbook()[:9000], "the workbook is broken", ""),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_workbook_is_refused(name: str) -> None:
    data, what, why = FILES[name]
    with pytest.raises(InputError) as caught:
        read_workbook(data, "w.xlsx")
    assert what in caught.value.fault.what
    assert why in caught.value.fault.why
    assert caught.value.fault.where == "w.xlsx"
    assert caught.value.fault.mend


def test_a_zip_that_unpacks_to_far_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majlis.evidence.workbook.UNPACKED_MAX", 20_000_000)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a.bin", "w") as part,
    ):
        for _ in range(21):
            part.write(bytes(1_000_000))
    with pytest.raises(InputError, match="unpacks to more than") as caught:
        read_workbook(out.getvalue(), "w.xlsx")
    assert caught.value.fault.code == "workbook.size"


def test_a_workbook_of_something_else_is_refused() -> None:
    book = Workbook()
    with pytest.raises(InputError, match="there is no sheet Nation"):
        read_workbook(saved(book), "w.xlsx")
    book.create_sheet("Nation")
    with pytest.raises(InputError, match="does not say which form it is"):
        read_workbook(saved(book), "w.xlsx")


def in_digits(text: str, zero: str) -> str:
    """Return a number in the digits that begin with this zero, with the Arabic separators."""
    signs = {".": "\N{ARABIC DECIMAL SEPARATOR}", ",": "\N{ARABIC THOUSANDS SEPARATOR}"}
    return "".join(chr(ord(zero) + int(sign)) if sign.isdecimal() else signs[sign] for sign in text)


URDU, ARABIC = "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "\N{ARABIC-INDIC DIGIT ZERO}"


def moved_columns(book: Workbook) -> None:
    sheet = book[SERVICES_SHEET]
    for row in sheet.iter_rows(min_row=4, max_col=11):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


HARMLESS: dict[str, Change] = {
    "Urdu digits": put(P, "B8", in_digits("2400000", URDU)),
    "Arabic digits with a decimal separator": both(
        put(P, "D9", in_digits("10.5", ARABIC)), put(P, "D8", in_digits("12.0", ARABIC))
    ),
    "thousands as text": put(P, "B8", "2,400,000"),
    "thousands as in South Asia": put(P, "B8", "24,00,000"),
    "thousands with blanks": put(P, "B8", "2 400\u00a0000"),
    "thousands with Arabic separators": put(P, "B8", in_digits("2,400,000", ARABIC)),
    "decimal comma": put(P, "D9", "10,5"),
    "a percent sign": put(P, "C8", "30 %"),
    "trailing and hard blanks in names": both(
        put(S, "A8", "Dam\u00a0One  "), put(L, "B8", " dam one\u200f"), put(S, "D8", "highland ")
    ),
    "columns in another order": moved_columns,
    "a sector by its id": put(S, "B8", "power"),
    "words for the number": put(L, "C12", "1 of 1"),
    "an example among the rows": put(S, "A60", "Example: something"),
    "a deleted sheet of lists": lambda book: book.remove(book["Lists"]),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_harmless_is_accepted(name: str) -> None:
    assert nation_hash(read_changed(HARMLESS[name]).nation) == nation_hash(read_changed().nation)


def test_a_hidden_row_is_read_and_told() -> None:
    def hide(book: Workbook) -> None:
        book[SERVICES_SHEET].row_dimensions[9].hidden = True

    reading = read_changed(hide)
    assert nation_hash(reading.nation) == nation_hash(read_changed().nation)
    found = next(finding for finding in reading.findings if finding.fault.code == "workbook.hidden")
    assert found.fault.where == "Services!A9"


def test_fractions_in_every_row_are_read_as_parts_of_one() -> None:
    reading = read_changed(
        *(put(P, f"C{row}", value) for row, value in zip(range(8, 12), (0.3, 0.45, 0.25, 0.7), strict=True))
    )
    assert nation_hash(reading.nation) == nation_hash(read_changed().nation)
    assert any(finding.fault.code == "workbook.percent" for finding in reading.findings)


def test_a_column_that_may_be_empty_may_be_missing() -> None:
    def remove(book: Workbook) -> None:
        book[SERVICES_SHEET].delete_cols(6)

    reading = read_changed(remove)
    assert {asset.vendor for asset in reading.nation.assets} == {""}
    assert any(finding.fault.code == "workbook.column-missing" for finding in reading.findings)
