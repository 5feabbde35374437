"""Find incidents by words, facts and who said so: an inverted index on SQLite (FTS5) and PostgreSQL (GIN).

Each version of an incident is in it, with whether it is the current one. The index answers with ids of versions; who
may see them, and how they were known on a day, is asked of the rows themselves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

from majlis.adapters.records import search
from majlis.adapters.records.search import Term

_TABLE = "majlis_incidentversion"
_INDEX = "majlis_incident_words"
_STEP = 50_000
"""Rows that are indexed at once when the index is made."""
_FACTS = {"s": "sector", "k": "kind", "o": "operator", "a": "area"}
_FACT_MAX = 300
"""Characters of a fact that are indexed."""
_COLUMNS = ("day", "until", "closed", "title", "summary", "provenance", *_FACTS.values())
_MASK = (1 << search.ID_BITS) - 1


@dataclass(frozen=True, slots=True)
class Question:
    """What the index is asked.

    Attributes
    ----------
    words, source : str
        Words of title and summary, and of who said the title; ``word*`` for all words that begin so.
    sector, kind, operator, area : str
        Empty: any.
    closed : bool or None
        None: open ones and closed ones.
    now : bool
        Only versions that count now.
    start, end : date or None
        First day, and first day not asked for.
    """

    words: str = ""
    source: str = ""
    sector: str = ""
    kind: str = ""
    operator: str = ""
    area: str = ""
    closed: bool | None = None
    now: bool = True
    start: date | None = None
    end: date | None = None

    def terms(self) -> Iterator[tuple[Term, str]]:
        """Yield each term with the part of a row that must have it: told, said, or fact."""
        yield from ((term, "told") for term in search.words(self.words))
        yield from ((term, "said") for term in search.words(self.source))
        facts = {name: getattr(self, column)[:_FACT_MAX] for name, column in _FACTS.items()}
        facts |= {"c": "now" if self.now else "", "x": "" if self.closed is None else str(int(self.closed))}
        yield from ((Term(text, fact=name), "fact") for name, text in facts.items() if text)


def ids(question: Question) -> RawSQL:
    """Return a query for the ids of versions that fit, as a condition of other queries takes it."""
    statement, values = _of_sqlite(question) if connection.vendor == "sqlite" else _of_postgresql(question)
    return RawSQL(statement, values)  # noqa: S611 - made here of names of ours; what people type is a parameter


def reach(question: Question, most: int) -> date | None:
    """Return the day from which on so many versions fit, whoever may see them; None where no more than those do.

    Parameters
    ----------
    question : Question
    most : int
    """
    if connection.vendor == "sqlite":
        statement, values = _of_sqlite(question, "rowid")
        order = "rowid"
    else:
        statement, values = _of_postgresql(question, "day")
        order = "day DESC"
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY {order} LIMIT 1 OFFSET %s", [*values, most])
        found = cursor.fetchone()
    if found is None:
        return None
    return search.day_of(found[0]) if connection.vendor == "sqlite" else found[0]


# ---------------------------------------------------------------- SQLite


def _of_sqlite(question: Question, what: str = f"rowid & {_MASK}") -> tuple[str, list[Any]]:
    column = {"told": "told", "said": "said", "fact": "told"}
    match = " AND ".join(f"{{{column[where]}}} : {search.fts_term(_hexed(term))}" for term, where in question.terms())
    where, values = [f"{_INDEX} MATCH %s"], list[Any]([match])
    if question.end:
        where.append("rowid > %s")
        values.append(search.number_of(question.end, _MASK))
    if question.start:
        where.append("rowid <= %s")
        values.append(search.number_of(question.start, _MASK))
    return f"SELECT {what} FROM {_INDEX} WHERE {' AND '.join(where)}", values


def _hexed(term: Term) -> Term:
    """Return a fact as one word, whatever signs it has."""
    return replace(term, text=term.text.encode().hex()) if term.fact else term


def _document(row: str) -> str:
    mark = f"' ' || char({ord(search.PRIVATE)})"
    texts = {name: f"substr({row}.{column}, 1, {_FACT_MAX})" for name, column in _FACTS.items()}
    texts |= {"c": f"CASE WHEN {row}.until IS NULL THEN 'now' ELSE 'was' END", "x": f"CAST({row}.closed AS TEXT)"}
    facts = " || ".join(f"{mark} || '{name}' || hex({text})" for name, text in texts.items())
    told = f"substr({row}.title || ' ' || {row}.summary, 1, {search.TEXT_MAX}) || {facts}"
    said = f"substr(coalesce(json_extract({row}.provenance, '$.title.source'), ''), 1, {search.TEXT_MAX})"
    return f"{told}, {said}"


def _add(row: str) -> str:
    return f"INSERT INTO {_INDEX} (rowid, told, said) VALUES ({search.rowid(row)}, {_document(row)});"


def _delete(row: str) -> str:
    values = f"{search.rowid(row)}, {_document(row)}"
    return f"INSERT INTO {_INDEX} ({_INDEX}, rowid, told, said) VALUES ('delete', {values});"


_TRIGGERS = {
    f"{_INDEX}_in": f"AFTER INSERT ON {_TABLE} BEGIN {_add('NEW')} END",
    f"{_INDEX}_out": f"AFTER DELETE ON {_TABLE} BEGIN {_delete('OLD')} END",
    f"{_INDEX}_again": f"AFTER UPDATE OF {', '.join(_COLUMNS)} ON {_TABLE} BEGIN {_delete('OLD')} {_add('NEW')} END",
}


def _make_sqlite(cursor: Any) -> None:  # noqa: ANN401 - Django's cursors have no common type
    cursor.execute(
        f"CREATE VIRTUAL TABLE {_INDEX} USING fts5(told, said, content='', detail=column, columnsize=0, "
        "tokenize=\"unicode61 categories 'L* M* N* Co'\")"
    )
    cursor.execute(f"SELECT coalesce(max(id), 0) FROM {_TABLE}")
    (last,) = cursor.fetchone()
    what = f"(rowid, told, said) SELECT {search.rowid('v')}, {_document('v')} FROM {_TABLE} AS v"
    for start in range(1, last + 1, _STEP):
        which = f"v.id >= {start} AND v.id < {start + _STEP}"
        cursor.execute(f"INSERT INTO {_INDEX} {what} WHERE {which} ORDER BY {search.rowid('v')}")
    for name, body in _TRIGGERS.items():
        cursor.execute(f"CREATE TRIGGER {name} {body}")


# ---------------------------------------------------------------- PostgreSQL

_WEIGHT = {"told": "A", "said": "B", "fact": ""}


def _of_postgresql(question: Question, what: str = "id") -> tuple[str, list[Any]]:
    asked = " & ".join(search.ts_term(term, _WEIGHT[where]) for term, where in question.terms())
    where, values = ["words @@ %s::tsquery"], list[Any]([asked])
    if question.end:
        where.append("day < %s")
        values.append(question.end)
    if question.start:
        where.append("day >= %s")
        values.append(question.start)
    return f"SELECT {what} FROM {_TABLE} WHERE {' AND '.join(where)}", values


def _vector() -> str:
    def part(text: str, weight: str) -> str:
        cut = f"translate(left({text}, {search.TEXT_MAX}), E'{search.SIGNS}', repeat(' ', 40))"
        return f"setweight(to_tsvector('simple'::regconfig, {cut}), '{weight}')"

    told, said = "title || ' ' || summary", "coalesce(provenance->'title'->>'source', '')"
    texts = {name: f"left({column}, {_FACT_MAX})" for name, column in _FACTS.items()}
    texts |= {"c": "CASE WHEN until IS NULL THEN 'now' ELSE 'was' END", "x": "CASE WHEN closed THEN '1' ELSE '0' END"}
    facts = ", ".join(f"'{name}:' || {text}" for name, text in texts.items())
    return f"{part(told, 'A')} || {part(said, 'B')} || array_to_tsvector(ARRAY[{facts}])"


# ---------------------------------------------------------------- tables


def install(apps: object, schema_editor: Any) -> None:  # noqa: ARG001, ANN401 - what Django hands a migration
    """Make the index of what is there. A later migration that makes the table anew must call this again."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            _make_sqlite(cursor)
        else:
            cursor.execute(f"ALTER TABLE {_TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS ({_vector()}) STORED")
            cursor.execute(f"CREATE INDEX {_INDEX} ON {_TABLE} USING gin (words)")


def remove(apps: object, schema_editor: Any) -> None:  # noqa: ARG001, ANN401 - what Django hands a migration
    """Take the index away."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor == "sqlite":
            for name in _TRIGGERS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(f"DROP TABLE {_INDEX}")
        else:
            cursor.execute(f"ALTER TABLE {_TABLE} DROP COLUMN words")
