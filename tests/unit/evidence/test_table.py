from datetime import date

import pytest

from majlis.evidence.cells import Cell
from majlis.evidence.grid import Grid, letters
from majlis.evidence.reading import Origin
from majlis.evidence.table import read_grid
from majlis.kernel.errors import InputError

HEADER: list[Cell] = ["Case", "Date", "Reported", "Sector", "Type", "Organisation", "District", "Remarks"]
ROW: list[Cell] = [
    "7",
    "2025-01-02",
    "2025-01-09",
    "Hospital",
    "Ransomware",
    "Org A",
    "area:karak",
    "back after 3 days",
]


def grid(*rows: list[Cell], form: str = "csv") -> Grid:
    return Grid(rows, range(1, len(rows) + 1), f"log.{form}", form)


def test_a_row() -> None:
    reading = read_grid(grid(HEADER, ROW), Origin("cert", "log.csv"))
    one = reading.observations[0]
    assert (one.key, one.day, one.known) == ("7", date(2025, 1, 2), date(2025, 1, 9))
    assert (one.sector, one.kind, one.operator, one.area) == ("health", "ransomware", "Org A", "area:karak")
    assert one.extra["Remarks"] == "back after 3 days"
    assert one.extra["Sector"] == "Hospital"
    assert not one.synthetic
    assert reading.columns["known"] == "Reported"


def test_words_we_do_not_know_are_counted_and_kept() -> None:
    reading = read_grid(grid(HEADER, ["1", "2025-01-02", "", "University", "Eclipse", "", "", ""]), Origin("cert", "f"))
    assert (reading.observations[0].sector, reading.observations[0].kind) == ("", "other")
    assert reading.unmapped_sectors == {"University": 1}
    assert reading.unmapped_kinds == {"Eclipse": 1}


def test_a_report_day_stands_in_and_says_so() -> None:
    reading = read_grid(grid(["Reported", "Type"], ["2025-01-09", "DDoS"]), Origin("cert", "f"))
    assert reading.observations[0].day == date(2025, 1, 9)
    assert reading.observations[0].extra["day is"] == "the day it was reported"
    assert any("stands in" in note for note in reading.notes)


def test_a_source_of_one_sector_needs_no_sector_column() -> None:
    origin = Origin("hospitals", "f", sectors=("health",), kinds=("ransomware",))
    one = read_grid(grid(["Date", "Remarks"], ["2025-01-09", "x"]), origin).observations[0]
    assert (one.sector, one.kind) == ("health", "ransomware")


def test_days_in_figures_follow_the_column_or_the_person() -> None:
    reading = read_grid(grid(["Date", "Type"], ["3/4/2025", "DDoS"], ["14/4/2025", "DDoS"]), Origin("cert", "f"))
    assert reading.dates == "dmy"
    assert reading.observations[0].day == date(2025, 4, 3)
    told = read_grid(grid(["Date", "Type"], ["3/4/2025", "DDoS"]), Origin("cert", "f", dates="mdy"))
    assert told.observations[0].day == date(2025, 3, 4)


def test_all_faults_at_once_and_where() -> None:
    rows = grid(
        HEADER, ROW, ["8", "2025-02-30", *ROW[2:]], [], ["9", "2025-03-05", "2025-03-04", *ROW[3:]], form="xlsx"
    )
    with pytest.raises(InputError) as caught:
        read_grid(rows, Origin("cert", "log.xlsx"))
    assert [fault.where for fault in caught.value.faults] == ["log.xlsx, cell B3", "log.xlsx, row 5"]


def test_synthetic_rows_say_so() -> None:
    rows = grid(["synthetic", "day", "sector"], ["true", "2025-01-02", "water"], ["false", "2025-01-02", "water"])
    assert [one.synthetic for one in read_grid(rows, Origin("s", "f")).observations] == [True, False]
    assert all(one.synthetic for one in read_grid(rows, Origin("s", "f", synthetic=True)).observations)


def test_column_letters() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    "last",
    [
        [["Total: 90"]],
        [["", "", "", "", "90"]],
        [[], ["", "Total incidents", "", "", "1"], [], ["Sub-total", "1", "", "", ""]],
        [["", "Grand total", "", "90", ""], ["", "", "", "", ""]],
    ],
)
def test_a_total_at_the_end_is_no_incident(last: list[list[Cell]]) -> None:
    rows = grid(HEADER[:5], ROW[:5], *last, form="xlsx")
    reading = read_grid(rows, Origin("cert", "log.xlsx"))
    assert [one.key for one in reading.observations] == ["7"]
    assert any("a total and no incident" in note and "log.xlsx, row" in note for note in reading.notes)


@pytest.mark.parametrize(
    "last", [["", "", "", "Hospital", "Total loss"], ["", "45000", "", "", ""], ["Total", "", "", "Hospital", "1"]]
)
def test_a_row_with_more_than_a_total_is_not_skipped(last: list[Cell]) -> None:
    with pytest.raises(InputError, match=r"row 3|cell B3"):
        read_grid(grid(HEADER[:5], ROW[:5], last, form="xlsx"), Origin("cert", "log.xlsx"))


def test_a_line_cut_off_in_its_first_cell_is_no_total() -> None:
    with pytest.raises(InputError, match="line 3"):
        read_grid(grid(HEADER, ROW, ["8"]), Origin("cert", "log.csv"))


def test_faults_are_told_with_the_columns() -> None:
    with pytest.raises(InputError) as caught:
        read_grid(grid(HEADER, ["8", "2025-02-30", *ROW[2:]]), Origin("cert", "log.csv"))
    assert "day = 'Date'" in caught.value.fault.why
    assert "not used: 'Remarks'" in caught.value.fault.why
    assert "--column" in caught.value.fault.mend


def test_a_word_can_be_told() -> None:
    origin = Origin("cert", "f", values={"Eclipse": "ddos", "University": "government"})
    row: list[Cell] = ["1", "2025-01-02", "", "university", "Eclipse", "", "", ""]
    reading = read_grid(grid(HEADER, row), origin)
    assert (reading.observations[0].sector, reading.observations[0].kind) == ("government", "ddos")
    assert not reading.unmapped_sectors
