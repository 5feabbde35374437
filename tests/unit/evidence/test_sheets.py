import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest

from majlis.evidence.reading import Origin
from majlis.evidence.sheets import read_csv, read_xlsx
from majlis.kernel.errors import InputError

Fill = Callable[[openpyxl.Workbook], None]
ORIGIN = Origin("cert", "log")


def workbook(fill: Fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def analyst(book: openpyxl.Workbook) -> None:
    """Fill a sheet as an analyst types it: title, mixed days, a merged cell, a blank row, another sheet."""
    sheet = book.active
    assert sheet is not None
    sheet.title = "Log"
    rows: list[list[object]] = [
        ["Incident log (draft)"],
        [],
        ["No.", "Date of incident", "Industry", "Type of attack"],
        [1, date(2025, 1, 3), "Hospital", "Ransomware"],
        [2, "14/01/2025", None, "DDoS"],
        [],
        [3, "۲۰۲۵-۰۲-۱۱", "Water", "phishing"],  # noqa: RUF001 - Urdu digits
        [4, 45735, "Electricity", "SCADA changed"],
        [5, datetime(2025, 4, 2, 14, 5), "Bank", "data leak"],  # noqa: DTZ001 - workbooks know no zone
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("C4:C5")
    book.create_sheet("Contacts").append(["Name", "Phone"])


def test_a_workbook_as_an_analyst_types_it() -> None:
    reading = read_xlsx(workbook(analyst), ORIGIN)
    days = [date(2025, 1, 3), date(2025, 1, 14), date(2025, 2, 11), date(2025, 3, 19), date(2025, 4, 2)]
    assert [one.day for one in reading.observations] == days
    assert [one.sector for one in reading.observations] == ["health", "health", "water", "power", "banking"]
    kinds = ["ransomware", "ddos", "intrusion", "ot-manipulation", "data-breach"]
    assert [one.kind for one in reading.observations] == kinds
    assert reading.sheet == "Log"
    assert "the header stands in row 3" in reading.notes[0]


def test_two_sheets_are_asked_for_and_one_can_be_named() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for year in (2024, 2025):
            sheet = book.create_sheet(str(year))
            sheet.append(["Date", "Sector"])
            sheet.append([date(year, 1, 2), "water"])

    data = workbook(fill)
    with pytest.raises(InputError, match="2 sheets"):
        read_xlsx(data, ORIGIN)
    reading = read_xlsx(data, Origin("cert", "log", sheet="2025"))
    assert reading.observations[0].day == date(2025, 1, 2)
    with pytest.raises(InputError, match="no sheet"):
        read_xlsx(data, Origin("cert", "log", sheet="2026"))


def test_a_formula_outside_the_used_columns_does_no_harm() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.append(["Date", "Sector", "Cost"])
        sheet.append([date(2025, 1, 2), "water", "=1/0"])

    assert len(read_xlsx(workbook(fill), ORIGIN).observations) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_dialects(delimiter: str, newline: str) -> None:
    lines = [
        "# a note, with commas, and more",
        "Date,Sector,Type",
        '2025-01-02,Hospital,"DDoS"',
        "",
        "2025-01-03,Bank,DDoS",
    ]
    text = newline.join(line if line.startswith("#") else line.replace(",", delimiter) for line in lines)
    reading = read_csv(b"\xef\xbb\xbf" + text.encode(), ORIGIN)
    assert [one.sector for one in reading.observations] == ["health", "banking"]
    assert [one.key for one in reading.observations] == ["row 3", "row 5"]


def test_lines_are_counted_over_quoted_line_ends() -> None:
    text = 'Date,Remarks\n2025-01-02,"two\nlines"\n2025-13-02,x\n'
    with pytest.raises(InputError) as caught:
        read_csv(text.encode(), Origin("cert", "log.csv"))
    assert caught.value.faults[0].where == "log.csv, line 4, column 1"


def test_utf_16_is_refused() -> None:
    with pytest.raises(InputError, match="UTF-16"):
        read_csv("Date,Sector\n".encode("utf-16"), ORIGIN)


def test_a_zero_byte_is_refused() -> None:
    with pytest.raises(InputError, match="zero byte"):
        read_csv(b"Date,Sector\n2025-01-02,a\0b\n", ORIGIN)


def test_a_workbook_that_is_none() -> None:
    with pytest.raises(InputError, match="broken"):
        read_xlsx(b"PK\x03\x04 nothing more", ORIGIN)


def test_an_archive_that_is_no_workbook() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "no sheet here")
    with pytest.raises(InputError, match="cannot be read"):
        read_xlsx(out.getvalue(), ORIGIN)


def test_a_workbook_without_an_incident_table() -> None:
    with pytest.raises(InputError, match="no column says"):
        read_xlsx(workbook(lambda book: book.create_sheet("Contacts").append(["Name", "Phone"])), ORIGIN)


def test_a_merged_range_reaches_no_further_than_the_filled_cells() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.append(["day", "sector", "kind"])
        sheet.append([date(2025, 1, 2), "power", "ransomware"])

    data = io.BytesIO(workbook(fill))
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = part.replace(
                    b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>'
                )
            new.writestr(name, part)
    assert len(read_xlsx(out.getvalue(), ORIGIN).observations) == 1


def test_a_table_of_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("majlis.evidence.sheets.ROWS_MAX", 2)
    with pytest.raises(InputError, match="more than 2 rows"):
        read_csv(b"day,sector\n2025-01-01,power\n2025-01-02,power\n", ORIGIN)
