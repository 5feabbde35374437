import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.evidence.cells import plain
from majlis.evidence.mending import Mended, Waiting, read_csv, table_of, titles, write_csv
from majlis.evidence.reading import Origin
from majlis.kernel.errors import Fault, InputError

HEAD = ("Case", "Date", "", "Date")
ORIGIN = Origin("cert", "cert", columns={"key": "Case", "day": "Date"})


def test_each_column_has_a_name_of_its_own() -> None:
    assert titles(HEAD, 6) == ("Case", "Date", "column 3", "column 4", "column 5", "column 6")


def test_what_is_written_is_read_again() -> None:
    cells = dict(zip(titles(HEAD, 4), ("7", "soon", 'a "b", c', ""), strict=True))
    data = write_csv([Waiting("cert", 9, cells, Fault("x", "no day", mend="give it"))], synthetic=True)
    assert data.decode("utf-8-sig").startswith("# SYNTHETIC")
    assert read_csv(data, "f.csv") == (Mended("cert", 9, cells),)


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "'=1", "''@x", "-A1"])
def test_a_strangers_cell_is_no_formula_to_a_spreadsheet(cell: str) -> None:
    data = write_csv([Waiting("cert", 9, {cell: cell}, Fault("x", cell, mend="give it"))], synthetic=False)
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        assert not [text for text in row if text.lstrip()[:1] in {"=", "+", "-", "@"}]


@given(st.text("=+-@'0a. \t", max_size=8))
def test_a_cell_comes_back_as_it_was(cell: str) -> None:
    data = write_csv([Waiting("cert", 9, {"Case": "1", "Said": cell}, Fault("x", "no day"))], synthetic=False)
    assert read_csv(data, "f.csv")[0].cells["Said"] == plain(cell)


def test_a_number_stays_a_number() -> None:
    data = write_csv([Waiting("cert", 9, {"Case": "-5", "Lost": "+1 000.5"}, Fault("x", "no day"))], synthetic=False)
    assert b",-5,+1 000.5" in data


def test_mended_rows_are_read_as_the_others_were() -> None:
    rows = [Mended("cert", 9, {"Case": "7", "Date": "2025-03-01"}), Mended("cert", 12, {"Case": "total", "Date": "x"})]
    table = table_of(HEAD, rows, ORIGIN)
    assert [(line.key, str(line.day)) for line in table.lines()] == [("7", "2025-03-01")]
    assert table.rows.faults[0][1].where == "cert, line 12, column 2"


def test_a_day_that_may_be_two_is_asked_for() -> None:
    with pytest.raises(InputError, match="may be day/month/year") as caught:
        table_of(HEAD, [Mended("cert", 9, {"Case": "7", "Date": "3/4/2025"})], ORIGIN)
    assert "2025-03-01" in caught.value.fault.mend


@pytest.mark.parametrize(
    ("text", "message"), [("a,b\n1,2\n", "no columns"), ("majlis source,majlis row\nx,y\n", "'y' is no")]
)
def test_another_file_is_refused(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_csv(text.encode(), "f.csv")
