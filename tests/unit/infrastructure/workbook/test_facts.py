"""The sheet Nation: answers beside their questions, wherever these stand."""

import pytest

from majlis.infrastructure.workbook.answers import Facts, Judge
from majlis.infrastructure.workbook.facts import read_facts
from majlis.infrastructure.workbook.form import FORMAT_TITLE, NATION
from majlis.infrastructure.workbook.opening import Sheet
from majlis.infrastructure.workbook.typed import Cell
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, Tlp

RIGHT: dict[str, Cell] = {
    "Country": "Practice  Country ",
    "Short name": "practice",
    "Invented for practice": "Yes",
    "Time zone": "asia/karachi",
    "Currency": "pkr",
    "Who may see it": "tlp:green",
    "Filled in by": "us",
    "Note for readers": None,
    FORMAT_TITLE: 1.0,
}


def read(**changes: Cell) -> tuple[Facts | None, Judge]:
    answers = {**RIGHT, **{key.replace("_", " "): value for key, value in changes.items()}}
    rows = [[question, answer] for question, answer in answers.items()]
    judge = Judge()
    return read_facts(Sheet("Nation", rows, {}, (), frozenset()), judge), judge


def test_answers_are_read_whatever_their_capitals_and_blanks() -> None:
    facts, judge = read()
    assert facts == Facts("Practice Country", "practice", True, "Asia/Karachi", "PKR", Marking(Tlp.GREEN), "us", "")
    assert judge.faults == []


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ("Country", "", "workbook.empty"),
        ("Short name", "Two Words", "workbook.short-name"),
        ("Invented for practice", "perhaps", "workbook.choice"),
        ("Time zone", "Mars/Olympus", "workbook.unknown"),
        ("Currency", "GOLD", "workbook.unknown"),
        ("Who may see it", "secret", "workbook.marking"),
        ("Filled in by", "=us", "workbook.text"),
    ],
)
def test_what_does_not_fit_is_named_by_its_cell(question: str, answer: str, code: str) -> None:
    facts, judge = read(**{question: answer})
    assert facts is None
    row = list(RIGHT).index(question) + 1
    assert [(fault.code, fault.where) for fault in judge.faults] == [(code, f"Nation!B{row}")]
    assert judge.faults[0].mend


def test_a_question_that_was_taken_out_is_named() -> None:
    judge = Judge()
    rows: list[list[Cell]] = [[question, answer] for question, answer in RIGHT.items() if question != "Currency"]
    assert read_facts(Sheet("Nation", rows, {}, (), frozenset()), judge) is None
    assert judge.faults[0].what == "the question Currency is missing"


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(InputError, match="the workbook has format 9"):
        read(**{FORMAT_TITLE: 9})


def test_every_question_has_an_answer_here() -> None:
    assert set(RIGHT) == {question.title for question in NATION} | {FORMAT_TITLE}
