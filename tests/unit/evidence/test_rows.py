from datetime import date

from majlis.evidence.cells import Cell
from majlis.evidence.columns import find_header
from majlis.evidence.grid import Grid
from majlis.evidence.reading import Origin
from majlis.evidence.rows import Rows


def reader(*rows: list[Cell], form: str = "csv") -> Rows:
    grid, origin = Grid(rows, range(1, len(rows) + 1), "log", form), Origin("cert", "log")
    header = find_header(rows, {}, where="log")
    assert header
    return Rows(grid, origin, header, "")


HEAD: list[Cell] = ["Case", "Date", "Sector", "Type", "Remarks"]


def test_faults_are_told_by_row_and_the_others_are_read() -> None:
    rows = reader(
        HEAD, ["1", "soon", "Bank", "DDoS", ""], ["2", "2025-01-02", "Bank", "DDoS", "x"], ["2", "2025-01-02"]
    )
    lines = [rows.read(index) for index in (1, 2, 3)]
    assert [line and line.key for line in lines] == [None, "2", None]
    assert [(index, fault.code) for index, fault in rows.faults] == [(1, "evidence.day"), (3, "evidence.short-row")]


def test_a_cell_that_was_met_before_is_the_same_day() -> None:
    same: list[list[Cell]] = [[str(number), "2 Jan 2025", "Bank", "DDoS", ""] for number in range(3)]
    rows = reader(HEAD, *same)
    assert {line.day for index in (1, 2, 3) if (line := rows.read(index))} == {date(2025, 1, 2)}


def test_a_number_is_a_day_in_a_workbook_and_a_text_like_it_is_none() -> None:
    rows = reader(HEAD, ["1", 45659, "Bank", "DDoS", ""], ["2", "45659", "Bank", "DDoS", ""], form="xlsx")
    assert rows.read(1)
    assert rows.read(2) is None


def test_the_rest_is_what_no_field_holds_word_for_word() -> None:
    assert [name for name, _ in reader(HEAD).rest()] == ["Sector", "Type", "Remarks"]
