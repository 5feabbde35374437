"""Read the sheet Nation of the workshop form: a few questions with one answer each."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from majlis.infrastructure.workbook.answers import Facts, Judge
from majlis.infrastructure.workbook.form import FORMAT, FORMAT_TITLE, NATION, Question
from majlis.infrastructure.workbook.opening import Sheet, sheet_key
from majlis.infrastructure.workbook.typed import same_name, typed_text
from majlis.kernel.errors import InputError
from majlis.kernel.identifiers import is_nation
from majlis.kernel.marking import Marking
from majlis.reference.loader import currencies, time_zones

_TRUTH = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}


@dataclass(frozen=True, slots=True)
class _Answer:
    text: str
    place: str
    broken: str


def read_facts(sheet: Sheet, judge: Judge) -> Facts | None:
    """Return the facts, or None after noting what is wrong.

    Raises
    ------
    InputError
        If the workbook is of a newer format.
    """
    given = _given(sheet)
    _judge_format(given.get(sheet_key(FORMAT_TITLE)))
    before = len(judge.faults)
    texts = {question.key: _text(question, given, sheet, judge) for question in NATION}
    places = {q.key: given[sheet_key(q.title)].place for q in NATION if sheet_key(q.title) in given}
    synthetic = _TRUTH.get(texts["synthetic"].casefold())
    if texts["synthetic"] and synthetic is None:
        judge.wrong("choice", "it is neither yes nor no", places["synthetic"], "choose yes or no")
    if texts["id"] and not is_nation(texts["id"]):
        what, mend = f"{texts['id'][:40]!r} is not a short name", "write one word in lower case, like northland"
        judge.wrong("short-name", what, places["id"], mend)
    zone = _among(texts["time_zone"], time_zones(), ("time zone", places.get("time_zone", "")), judge)
    currency = _among(texts["currency"], currencies().column("code"), ("currency", places.get("currency", "")), judge)
    marking = _marking(texts["marking"], places.get("marking", ""), judge)
    if len(judge.faults) > before or synthetic is None or marking is None:
        return None
    return Facts(texts["name"], texts["id"], synthetic, zone, currency, marking, texts["author"], texts["notice"])


def _given(sheet: Sheet) -> dict[str, _Answer]:
    """Return the answers by the key of their question, wherever on the sheet they stand."""
    found: dict[str, _Answer] = {}
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            key = sheet_key(str(cell)) if isinstance(cell, str) else ""
            if key in _TITLES and key not in found:
                value = row[column + 1] if column + 1 < len(row) else None
                broken = sheet.broken.get((number, column + 1), "")
                found[key] = _Answer(typed_text(value), sheet.place(number, column + 1), broken)
    return found


_TITLES = {sheet_key(question.title) for question in NATION} | {sheet_key(FORMAT_TITLE)}


def _judge_format(answer: _Answer | None) -> None:
    if answer is not None and answer.text.isdecimal() and int(answer.text) > FORMAT:
        raise InputError(
            f"the workbook has format {answer.text}; this version of Majlis reads up to format {FORMAT}",
            where=answer.place,
            why="a newer workbook may ask what this version would misread or lose",
            mend="install a newer version of Majlis, or fill in a template of this one",
            code="workbook.format",
        )


def _text(question: Question, given: dict[str, _Answer], sheet: Sheet, judge: Judge) -> str:
    answer = given.get(sheet_key(question.title))
    if answer is None:
        if question.required:
            mend = f"write {question.title} into a cell, and the answer beside it"
            judge.wrong("question-missing", f"the question {question.title} is missing", f"{sheet.name}!A1", mend)
        return ""
    if answer.broken:
        judge.wrong("formula", answer.broken, answer.place, "type the value itself")
        return ""
    if not answer.text and question.required:
        judge.wrong("empty", f"{question.title} is empty", answer.place, question.help)
    if answer.text.startswith(("=", "+", "-", "@")):
        judge.wrong("text", f"{answer.text[:40]!r} begins like a formula", answer.place, "begin it with a letter")
    return answer.text


def _among(text: str, known: Iterable[str], what: tuple[str, str], judge: Judge) -> str:
    """Return the known word that a text is, whatever its capitals; note it where it is none."""
    noun, place = what
    words = {same_name(word): word for word in known}
    if not text or same_name(text) in words:
        return words.get(same_name(text), "")
    near = difflib.get_close_matches(same_name(text), list(words), n=1, cutoff=0.5)
    example = "write it like Asia/Karachi" if noun == "time zone" else "write its three letters, like PKR"
    mend = f"did you mean {words[near[0]]}? Otherwise {example}" if near else example
    judge.wrong("unknown", f"{text[:40]!r} is not a {noun} in use", place, mend)
    return ""


def _marking(text: str, place: str, judge: Judge) -> Marking | None:
    if not text:
        return None
    try:
        return Marking.parse(text)
    except InputError as error:
        judge.wrong("marking", error.fault.what, place, error.fault.mend, error.fault.why)
        return None
