"""Find observations by words and filters, newest first: an inverted index on SQLite (FTS5) and PostgreSQL (GIN).

Everything a question may name is a term of the index: the words of a row, and its nation, source, sector, kind, marking
and owner. So one walk through the index answers each question in the order of days, and stops when the page is full.
Rows of which ``until`` is set are not in the index.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import connection

COUNT_MAX = 10_000
"""Hits are counted up to here; beyond, the answer is "more"."""
_TABLE = "majlis_observation"
_INDEX = "majlis_observation_words"
ID_BITS = 36
_LAST_DAY = 65_535
"""FTS5 gives rows in the order of their numbers. A number is the days from the row's day to this day number (counted
from 1970), then 36 bits of its id: the newest day comes first."""
_EPOCH = date(1970, 1, 1)
_WORD_MAX, _WORDS_MAX = 60, 20
TEXT_MAX = 100_000
"""Characters of a row that are indexed."""
PRIVATE = "\ue000"
"""Begins the terms that are no words: a character for private use, which no text has."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a fact that a row must have.

    Attributes
    ----------
    text : str
        In lower case.
    prefix : bool
        True where longer words that begin so count, too.
    fact : str
        ``n`` nation, ``o`` source, ``s`` sector, ``k`` kind, ``v`` nation, marking and owner (:func:`view`); empty for
        a word.
    """

    text: str
    prefix: bool = False
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Any_:  # noqa: N801 - Any is taken
    """One of several conditions must hold; of none, nothing does."""

    parts: "Sequence[Condition]"


@dataclass(frozen=True, slots=True)
class All:
    """All of several conditions must hold; of none, every row fits."""

    parts: "Sequence[Condition]"


Condition = Term | Any_ | All


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for.

    Attributes
    ----------
    nation : int
        Key of the nation.
    condition : Condition
    seen : Condition or None
        The views of the nation that the reader has; None: all.
    start, end : date or None
        First day, and first day not asked for.
    after : (date, int) or None
        Day and id of the last row of the page before.
    """

    nation: int
    condition: Condition
    seen: Condition | None = None
    start: date | None = None
    end: date | None = None
    after: tuple[date, int] | None = None


def words(text: str) -> tuple[Term, ...]:
    """Return the words of a question; ``word*`` stands for all words that begin so.

    Parameters
    ----------
    text : str
        Anything that is neither letter nor digit parts words. At most 20 words count.
    """
    parted = "".join(c if c == "*" or unicodedata.category(c)[0] in "LMN" else " " for c in text)
    found = [word for word in parted.replace("*", "* ").split() if word != "*"][:_WORDS_MAX]
    return tuple(Term(word.rstrip("*").lower()[:_WORD_MAX], word.endswith("*")) for word in found)


def hits(question: Question, most: int) -> tuple[int, list[int]]:
    """Return how many rows fit, whatever the page, and the ids of a page.

    One walk through the index gives both, unless there are more hits than are counted and the page lies beyond them.

    Parameters
    ----------
    question : Question
    most : int
        Rows of a page.

    Returns
    -------
    int
        ``COUNT_MAX + 1`` where they are more than ``COUNT_MAX``.
    list of int
        Newest day first; of one day, what was entered first comes first.
    """
    if not _answerable(question):
        return 0, []
    return (_sqlite_hits if connection.vendor == "sqlite" else _postgresql_hits)(question, most)


def _ask(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def view(nation: int, marking: int, owner: int) -> Term:
    """Return the term of all rows of a nation that have the same marking and owner."""
    return Term(f"{nation}-{marking}-{owner}", fact="v")


def _answerable(question: Question) -> bool:
    return _possible(question.condition) and (question.seen is None or _possible(question.seen))


def _possible(condition: Condition) -> bool:
    """Tell whether any row could fit: a choice among nothing fits none."""
    if isinstance(condition, Term):
        return True
    if isinstance(condition, All):
        return all(_possible(part) for part in condition.parts)
    return any(_possible(part) for part in condition.parts)


def _joined(condition: Condition, render: Any, both: str, either: str) -> str:  # noqa: ANN401 - Term -> text
    """Return a condition as text, in brackets; impossible parts of a choice are left out."""
    if isinstance(condition, Term):
        return str(render(condition))
    sign = both if isinstance(condition, All) else either
    found = [_joined(part, render, both, either) for part in condition.parts if _possible(part)]
    parts = [part for part in found if part]
    return f"({f' {sign} '.join(parts)})" if parts else ""


# ---------------------------------------------------------------- SQLite


def fts_term(term: Term) -> str:
    """Return a term as SQLite's index takes it."""
    text = term.text.replace("-", "\ue001").replace('"', '""')
    return f'"{PRIVATE + term.fact + text if term.fact else text}"{" *" if term.prefix else ""}'


def _sqlite_where(question: Question) -> tuple[str, list[object]]:
    whole = All((question.condition, question.seen or Term(str(question.nation), fact="n")))
    where, values = [f"{_INDEX} MATCH %s"], [_joined(whole, fts_term, "AND", "OR")]
    numbers: list[object] = [*values]
    if question.end:
        where.append("rowid >= %s")
        numbers.append(number_of(question.end, 0) + (1 << ID_BITS))
    if question.start:
        where.append("rowid < %s")
        numbers.append(number_of(question.start, 0) + (1 << ID_BITS))
    if question.after:
        where.append("rowid > %s")
        numbers.append(number_of(*question.after))
    return " AND ".join(where), numbers


def _sqlite_hits(question: Question, most: int) -> tuple[int, list[int]]:
    first = _sqlite_numbers(replace(question, after=None), COUNT_MAX + 1)
    after = number_of(*question.after) if question.after else -1
    page = [number for number in first if number > after][:most]
    if len(first) > COUNT_MAX and len(page) < most:
        page = _sqlite_numbers(question, most)
    return len(first), list(map(id_of, page))


def _sqlite_numbers(question: Question, most: int) -> list[int]:
    where, values = _sqlite_where(question)
    statement = f"SELECT rowid FROM {_INDEX} WHERE {where} ORDER BY rowid LIMIT %s"
    return [number for (number,) in _ask(statement, [*values, most])]


def number_of(day: date, row: int) -> int:
    """Return the number under which SQLite's index keeps a row."""
    return ((_LAST_DAY - (day - _EPOCH).days) << ID_BITS) | row


def id_of(number: int) -> int:
    """Return the id of a row by its number."""
    return number & ((1 << ID_BITS) - 1)


def day_of(number: int) -> date:
    """Return the day of a row by its number."""
    return _EPOCH + timedelta(_LAST_DAY - (number >> ID_BITS))


def rowid(row: str) -> str:
    """Return SQL for the number of a row."""
    return f"((({_LAST_DAY} - CAST(julianday({row}.day) - 2440587.5 AS INTEGER)) << {ID_BITS}) | {row}.id)"


def _document(row: str) -> str:
    mark = f"char({ord(PRIVATE)})"
    facts = {
        "n": f"{row}.nation_id",
        "o": f"{row}.source_id",
        "s": f"replace({row}.sector, '-', char({ord(PRIVATE) + 1}))",
        "k": f"replace({row}.kind, '-', char({ord(PRIVATE) + 1}))",
        "v": f" || char({ord(PRIVATE) + 1}) || ".join(f"{row}.{name}_id" for name in ("nation", "marking", "owner")),
    }
    terms = " || ' ' || ".join(f"{mark} || '{fact}' || {value}" for fact, value in facts.items())
    told = " || ' ' || ".join(f"{row}.{name}" for name in ("key", "operator", "area", "extra"))
    return f"{terms} || ' ' || substr({told}, 1, {TEXT_MAX})"


def _add(row: str) -> str:
    return f"INSERT INTO {_INDEX} (rowid, words) VALUES ({rowid(row)}, {_document(row)});"


def _delete(row: str) -> str:
    return f"INSERT INTO {_INDEX} ({_INDEX}, rowid, words) VALUES ('delete', {rowid(row)}, {_document(row)});"


_TRIGGERS = {
    f"{_INDEX}_in": f"AFTER INSERT ON {_TABLE} WHEN NEW.until IS NULL BEGIN {_add('NEW')} END",
    f"{_INDEX}_out": f"AFTER DELETE ON {_TABLE} WHEN OLD.until IS NULL BEGIN {_delete('OLD')} END",
    f"{_INDEX}_off": f"BEFORE UPDATE ON {_TABLE} WHEN OLD.until IS NULL BEGIN {_delete('OLD')} END",
    f"{_INDEX}_on": f"AFTER UPDATE ON {_TABLE} WHEN NEW.until IS NULL BEGIN {_add('NEW')} END",
}


def _make_triggers(cursor: Any) -> None:  # noqa: ANN401 - Django's cursors have no common type
    for name, body in _TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER {name} {body}")


def _drop_triggers(cursor: Any) -> None:  # noqa: ANN401 - as above
    for name in _TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


@contextmanager
def in_bulk() -> Iterator[None]:
    """Index many rows at once instead of each by itself; within a transaction.

    The triggers that keep SQLite's index true row by row are ten times slower. Within this context they are gone, for
    this transaction alone, and :func:`add_rows` and :func:`drop_rows` must be called for every row that comes or goes.
    """
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        _drop_triggers(cursor)
    yield
    with connection.cursor() as cursor:
        _make_triggers(cursor)


def add_rows(first: int, end: int) -> None:
    """Index the rows from an id on, up to and not with another."""
    which = f"o.id >= {first:d} AND o.id < {end:d} AND o.until IS NULL"
    _bulk(f"(rowid, words) SELECT {rowid('o')}, {_document('o')}", which)


def add_named(table: str) -> None:
    """Index the rows whose ids a table holds."""
    _bulk(f"(rowid, words) SELECT {rowid('o')}, {_document('o')}", f"o.id IN (SELECT id FROM {table})")


def drop_named(table: str) -> None:
    """Take the rows whose ids a table holds out of the index; before ``until`` is set."""
    deleted = f"({_INDEX}, rowid, words) SELECT 'delete', {rowid('o')}, {_document('o')}"
    _bulk(deleted, f"o.id IN (SELECT id FROM {table})")


def _bulk(what: str, which: str) -> None:
    """Change SQLite's index in the order of its numbers, which it takes without a pause."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {_INDEX} {what} FROM {_TABLE} AS o WHERE {which} ORDER BY {rowid('o')}")


# ---------------------------------------------------------------- PostgreSQL

SIGNS = r"""-_:/.,;!?"[]{}()<>@#$%&*+=|~^`''\\"""
"""Signs that part words, as an SQL text: the parser would make numbers, paths and addresses of them."""


def ts_term(term: Term, weight: str = "") -> str:
    """Return a term as PostgreSQL's index takes it; a weight, A to D, says of which part of a row it is."""
    text = (f"{term.fact}:{term.text}" if term.fact else term.text).replace("\\", "\\\\").replace("'", "''")
    more = f"{'*' if term.prefix else ''}{weight}"
    return f"'{text}'{f':{more}' if more else ''}"


def _postgresql_hits(question: Question, most: int) -> tuple[int, list[int]]:
    """Gather the hits and sort them; where they are more than are counted, look day by day.

    Day by day a rare word is looked for among all rows, and PostgreSQL often guesses a rare word to be frequent.
    """
    where, values = _postgresql_where(replace(question, after=None))
    few = f"WITH few AS MATERIALIZED (SELECT id, day FROM {_TABLE} WHERE {where} LIMIT %s)"
    rest, after = _postgresql_after(question)
    ids = f"ARRAY(SELECT id FROM few{' WHERE ' if rest else ''}{rest} ORDER BY day DESC, id LIMIT %s)"
    statement = f"{few} SELECT (SELECT count(*) FROM few), {ids}"
    ((total, page),) = _ask(statement, [*values, COUNT_MAX + 1, *after, most])
    if total > COUNT_MAX:
        where, values = _postgresql_where(question)
        statement = f"SELECT id FROM {_TABLE} WHERE {where} ORDER BY day DESC, id LIMIT %s"
        page = [row for (row,) in _ask(statement, [*values, most])]
    return int(total), page


def _postgresql_after(question: Question) -> tuple[str, list[object]]:
    if not question.after:
        return "", []
    day, row = question.after
    return "day <= %s AND (day < %s OR id > %s)", [day, day, row]


def _postgresql_where(question: Question) -> tuple[str, list[object]]:
    where, values = ["until IS NULL", "nation_id = %s"], [question.nation]
    asked: list[object] = [*values]
    whole = All([part for part in (question.condition, question.seen) if part is not None])
    if condition := _joined(whole, ts_term, "&", "|"):
        where.append("words @@ %s::tsquery")
        asked.append(condition)
    if question.end:
        where.append("day < %s")
        asked.append(question.end)
    if question.start:
        where.append("day >= %s")
        asked.append(question.start)
    rest, after = _postgresql_after(question)
    return " AND ".join([*where, *filter(None, [rest])]), [*asked, *after]


def _vector() -> str:
    seen = "nation_id::text || '-' || marking_id::text || '-' || owner_id"
    facts = {"n": "nation_id", "o": "source_id", "s": "sector", "k": "kind", "v": seen}
    terms = ", ".join(f"'{fact}:' || {name}::text" for fact, name in facts.items())
    told = " || ' ' || ".join(f"{name}::text" for name in ("key", "operator", "area", "extra"))
    told = f"translate(left({told}, {TEXT_MAX}), E'{SIGNS}', repeat(' ', 40))"
    return f"array_to_tsvector(ARRAY[{terms}]) || to_tsvector('simple'::regconfig, {told})"


# ---------------------------------------------------------------- tables


def install(apps: object, schema_editor: Any) -> None:  # noqa: ARG001, ANN401 - what Django hands a migration
    """Make the index. A later migration that makes the table of observations anew must call this again."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            cursor.execute(
                f"CREATE VIRTUAL TABLE {_INDEX} USING fts5(words, content='', detail=none, columnsize=0, "
                "tokenize=\"unicode61 categories 'L* M* N* Co'\")"
            )
            cursor.execute(f"INSERT INTO {_INDEX} ({_INDEX}, rank) VALUES ('hashsize', 33554432)")
            _make_triggers(cursor)
        else:
            cursor.execute(f"ALTER TABLE {_TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ({_vector()}) STORED")
            cursor.execute(f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (words) WHERE until IS NULL")


def remove(apps: object, schema_editor: Any) -> None:  # noqa: ARG001, ANN401 - what Django hands a migration
    """Take the index away."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            _drop_triggers(cursor)
            cursor.execute(f"DROP TABLE {_INDEX}")
        else:
            cursor.execute(f"ALTER TABLE {_TABLE} DROP COLUMN words")
