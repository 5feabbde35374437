from datetime import date

import pytest

from majlis.evidence.cells import Cell
from majlis.evidence.reading import Origin
from majlis.evidence.table import Grid, letters, read_grid
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
    reading = read_grid(
        grid(HEADER, ["1", "2025-01-02", "", "University", "Defacement", "", "", ""]), Origin("cert", "f")
    )
    assert (reading.observations[0].sector, reading.observations[0].kind) == ("", "other")
    assert reading.unmapped_sectors == {"University": 1}
    assert reading.unmapped_kinds == {"Defacement": 1}


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
