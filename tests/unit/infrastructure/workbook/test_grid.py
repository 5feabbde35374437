"""Finding the headings and walking through the rows; the many mistakes are in tests/bad_input/test_workbook.py."""

from majlis.infrastructure.workbook.answers import Judge
from majlis.infrastructure.workbook.form import PROVINCES, PROVINCES_SHEET
from majlis.infrastructure.workbook.grid import Row, rows_of
from majlis.infrastructure.workbook.opening import Sheet
from majlis.infrastructure.workbook.typed import Cell

TITLES: list[Cell] = [question.title for question in PROVINCES]
BY_KEY = {question.key: question for question in PROVINCES}

NORTH: list[Cell] = [4.0, 3.0, 50, 100, "North"]
EXAMPLE: list[Cell] = ["", "", "", "", "Example: X"]


def read(*rows: list[Cell], broken: dict[tuple[int, int], str] | None = None) -> tuple[list[Row], Judge]:
    judge = Judge()
    return list(rows_of(Sheet(PROVINCES_SHEET, rows, broken or {}, (), frozenset()), judge)), judge


def test_headings_are_found_wherever_they_stand_and_in_any_order() -> None:
    rows, judge = read(["Provinces"], [], list(reversed(TITLES)), NORTH, EXAMPLE)
    assert [row.text(BY_KEY["name"]) for row in rows] == ["North"]
    assert rows[0].number(BY_KEY["population"]) == 100
    assert rows[0].place("population") == "Provinces!D4"
    assert judge.faults == []


def test_without_headings_nothing_is_read() -> None:
    rows, judge = read(["North", 100], ["South", 200])
    assert rows == []
    assert [(fault.code, fault.where) for fault in judge.faults] == [("workbook.header", "Provinces!A1")]


def test_a_heading_that_occurs_twice_is_named() -> None:
    _, judge = read([*TITLES, "Province"], ["North", 100])
    assert [(fault.code, fault.where) for fault in judge.faults] == [("workbook.column-twice", "Provinces!F1")]


def test_a_broken_cell_is_named_once_and_not_called_empty() -> None:
    rows, judge = read(TITLES, ["North", ""], broken={(1, 1): "it shows the error #REF!"})
    assert rows[0].number(BY_KEY["population"]) is None
    assert [fault.code for fault in judge.faults] == ["workbook.formula"]


def test_without_options_any_answer_will_do() -> None:
    rows, judge = read(TITLES, ["North", 5])
    assert rows[0].chosen(BY_KEY["name"], {}, list_name="x") == "North"
    assert rows[0].chosen(BY_KEY["name"], {"north": "The North"}, list_name="x") == "The North"
    assert rows[0].chosen(BY_KEY["name"], {"elsewhere": "Elsewhere"}, list_name="x") == ""
    assert judge.faults[0].mend.startswith("choose from the list: Elsewhere")


def test_a_row_shorter_than_the_headings_is_read() -> None:
    rows, judge = read(TITLES, ["North", 5])
    assert rows[0].number(BY_KEY["latitude"]) is None
    assert judge.faults == []
