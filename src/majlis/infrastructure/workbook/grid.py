"""Find a sheet's header and walk through its rows, column by name."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from majlis.infrastructure.workbook.answers import Judge
from majlis.infrastructure.workbook.form import EXAMPLE, SHEETS, Question
from majlis.infrastructure.workbook.opening import Sheet, letters, sheet_key
from majlis.infrastructure.workbook.typed import Cell, same_name, typed_number, typed_text

_SEARCHED = 30
_HALF = 2


@dataclass(frozen=True)
class Row:
    """A row of a sheet: what its cells hold, by the key of their column. Reading a cell notes what is wrong with it."""

    sheet: Sheet
    index: int
    columns: Mapping[str, int]
    judge: Judge

    def place(self, key: str) -> str:
        """Return where a cell stands; of a column that is not there, the row's first cell."""
        return self.sheet.place(self.index, self.columns.get(key, 0))

    def cell(self, key: str) -> Cell:
        """Return what a cell holds, or None."""
        column = self.columns.get(key)
        row = self.sheet.rows[self.index]
        return row[column] if column is not None and column < len(row) else None

    def text(self, question: Question) -> str:
        """Return a text, or an empty one; a required cell must hold one, and none may look like a formula."""
        if self._broken(question.key):
            return ""
        text = typed_text(self.cell(question.key))
        if not text and question.required:
            self.judge.wrong("empty", f"{question.title} is empty", self.place(question.key), _short(question.help))
        if text.startswith(("=", "+", "-", "@")):
            what = f"{text[:40]!r} begins like a formula"
            mend = "begin it with a letter or a digit"
            self.judge.wrong("text", what, self.place(question.key), mend, "a spreadsheet would compute it")
            return ""
        return text

    def number(self, question: Question) -> float | None:
        """Return a number, or None where the cell is empty or wrong."""
        cell = self.cell(question.key)
        if self._broken(question.key):
            return None
        if not typed_text(cell):
            if question.required:
                self.judge.wrong("empty", f"{question.title} is empty", self.place(question.key), question.help)
            return None
        try:
            value = typed_number(cell, whole=question.kind == "people", percent=question.kind == "percent")
        except ValueError as error:
            self.judge.wrong("number", f"{question.title}: {error}", self.place(question.key), _wanted(question))
            return None
        if not question.low <= value <= question.high:
            side = f"below {question.low:,g}" if value < question.low else f"above {question.high:,.0f}"
            what = f"{question.title}: {value:,g} is {side}"
            self.judge.wrong("range", what, self.place(question.key), _wanted(question))
            return None
        return value

    def chosen(self, question: Question, options: Mapping[str, str], *, list_name: str) -> str:
        """Return the option that a cell names, or an empty text.

        ``options`` maps compared names to options; without any, because another sheet could not be read, all will do.
        """
        text = self.text(question)
        if not text or not options:
            return text
        if found := options.get(same_name(text)):
            return found
        names = ", ".join(dict.fromkeys(options.values()))
        near = _nearest(same_name(text), options)
        mend = f"did you mean {near}?" if near else f"choose from the list: {names[:200]}"
        self.judge.wrong("unknown", f"{text[:60]!r} is not among {list_name}", self.place(question.key), mend)
        return ""

    def _broken(self, key: str) -> bool:
        column = self.columns.get(key)
        why = self.sheet.broken.get((self.index, column)) if column is not None else None
        if why is None:
            return False
        mend = "type the value itself, or mend the formula and save the workbook in Excel"
        self.judge.wrong("formula", why, self.place(key), mend)
        return True


def _nearest(text: str, options: Mapping[str, str]) -> str:
    """Return the option that is spelt most alike, or one that shares a word, or an empty text."""
    near = difflib.get_close_matches(text, list(options), n=1, cutoff=0.6)
    words = set(text.split())
    shared = near or [name for name in options if words & set(name.split())]
    return options[shared[0]] if shared else ""


def _short(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def _wanted(question: Question) -> str:
    low, high = f"{question.low:,g}", f"{question.high:,.0f}"
    noun = {"people": "a whole number in digits", "percent": "a percentage in digits, 35 for 35 %"}
    return f"write {noun.get(question.kind, 'one number in digits')}, from {low} to {high}"


def rows_of(sheet: Sheet, judge: Judge) -> Iterator[Row]:
    """Yield the rows of a sheet that hold anything; what is wrong with its shape is noted.

    Examples are passed over. A hidden row is read, and told.
    """
    questions = SHEETS[sheet.name]
    start, columns = _header(sheet, questions, judge)
    if start is None:
        return
    wanted = sorted(columns.values())
    _judge_merged(sheet, start, wanted, judge)
    for number in range(start + 1, len(sheet.rows)):
        row = sheet.rows[number]
        filled = [typed_text(row[column]) for column in wanted if column < len(row)]
        broken = any((number, column) in sheet.broken for column in wanted)
        if not any(filled) and not broken:
            continue
        first = typed_text(row[columns[questions[0].key]]) if columns[questions[0].key] < len(row) else ""
        if same_name(first).startswith(EXAMPLE.casefold()):
            continue
        if _matches(row, questions) >= max(_HALF, len(columns) // _HALF):
            where = sheet.place(number, 0)
            judge.wrong("second-header", "the headings stand here again", where, "take this row out")
            continue
        if number in sheet.hidden:
            what = f"row {number + 1} is hidden; it was read all the same"
            judge.odd("hidden", what, sheet.place(number, 0), "show it, and take it out if it is not meant")
        yield Row(sheet, number, columns, judge)


def _header(sheet: Sheet, questions: Sequence[Question], judge: Judge) -> tuple[int | None, dict[str, int]]:
    """Return the row of the headings and where each column stands; None after noting what is wrong."""
    scores = [_matches(row, questions) for row in sheet.rows[:_SEARCHED]]
    best = max(scores, default=0)
    if best < _HALF:
        names = ", ".join(question.title for question in questions)
        judge.wrong("header", "the headings are missing", f"{sheet.name}!A1", f"write them into one row: {names}")
        return None, {}
    start = scores.index(best)
    keys = [sheet_key(str(cell)) if cell is not None else "" for cell in sheet.rows[start]]
    columns: dict[str, int] = {}
    before = len(judge.faults)
    for question in questions:
        places = [index for index, key in enumerate(keys) if key == sheet_key(question.title)]
        if len(places) > 1:
            where = sheet.place(start, places[1])
            judge.wrong("column-twice", f"the column {question.title} occurs twice", where, "take one of them out")
        elif places:
            columns[question.key] = places[0]
        else:
            _missing(sheet, start, question, _strangers(keys, questions), judge)
    return (start if len(judge.faults) == before else None), columns


def _matches(row: Sequence[Cell], questions: Sequence[Question]) -> int:
    titles = {sheet_key(question.title) for question in questions}
    return len({sheet_key(str(cell)) for cell in row if isinstance(cell, str)} & titles)


def _strangers(keys: Iterable[str], questions: Sequence[Question]) -> list[str]:
    titles = {sheet_key(question.title) for question in questions}
    return [key for key in keys if key and key not in titles]


def _missing(sheet: Sheet, start: int, question: Question, strangers: list[str], judge: Judge) -> None:
    near = difflib.get_close_matches(sheet_key(question.title), strangers, n=1, cutoff=0.6)
    where = f"{sheet.name}!{letters(0)}{start + 1}"
    what = f"the column {question.title} is missing"
    mend = f"rename {near[0]!r} back to {question.title}" if near else f"add a column with the heading {question.title}"
    if question.required or near:
        judge.wrong("column-missing", what, where, mend)
    else:
        judge.odd("column-missing", what, where, mend, "usual values stand in for it")


def _judge_merged(sheet: Sheet, start: int, columns: Sequence[int], judge: Judge) -> None:
    for row, column, area in sheet.merged:
        if row > start and column in columns:
            why = "only the first of them holds the value; the others are empty"
            mend = "unmerge them (Home, Merge & Center), and write the value into each row"
            judge.wrong("merged", f"the cells {area} are merged", sheet.place(row, column), mend, why)
