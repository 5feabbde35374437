"""The tables of a draft as lists: filtered, searched, sorted, page by page, and how many rows there are."""

import base64
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet

from majlis.adapters.records.handle import Records
from majlis.adapters.records.nations import drafts
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.pages import no_cursor
from majlis.infrastructure.dossier import cells
from majlis.infrastructure.dossier.schema import TABLES, Table
from majlis.infrastructure.editing.rows import table_named
from majlis.kernel.errors import InputError

COUNT_MAX = 10_000
"""So many rows that fit are counted; beyond, it is said that there are more."""
SEARCHED = {
    "areas": ("code", "name", "region"),
    "operators": ("code", "name"),
    "assets": ("code", "name"),
    "demands": ("code",),
    "requirements": ("node",),
    "suppliers": ("node",),
}
"""Where words are looked for. Sector, area, operator and the like are filters, which an index finds."""
FILTERS = {
    "areas": ("region",),
    "operators": ("sector",),
    "assets": ("sector", "kind", "area", "operator", "vendor"),
    "demands": ("area", "zone", "service"),
    "requirements": ("node", "group", "basis", "need"),
    "suppliers": ("node", "group", "supplier"),
}
"""Columns by whose exact value a table may be narrowed."""
_CURSOR_MAX = 4_000


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows of a table, in which order.

    Attributes
    ----------
    table : str
    words : sequence of str
        Each must occur in one of the columns that are searched.
    where : mapping of str to str
        Column to its exact value.
    sort : str
        Column; empty for the key.
    descending : bool
    after : str
        Cursor of the page before.
    most : int
    """

    table: str
    words: Sequence[str] = ()
    where: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""
    descending: bool = False
    after: str = ""
    most: int = 50


@dataclass(frozen=True, slots=True)
class TablePage:
    """Some rows of a table.

    Attributes
    ----------
    rows : tuple
        As the dossier's dataclasses.
    total : int
        Rows that fit; ``COUNT_MAX + 1`` stands for more than are counted.
    cursor : str
        For the next page; empty on the last one.
    """

    rows: tuple[Any, ...]
    total: int
    cursor: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many rows a draft holds, as far as the reader may see them.

    Attributes
    ----------
    tables : mapping of str to int
    sectors : mapping of str to int
        Assets by sector.
    """

    tables: Mapping[str, int]
    sectors: Mapping[str, int]


def sortable(table: Table) -> tuple[str, ...]:
    """Return the columns by which a table may be sorted: those that are never empty."""
    return tuple(one.name for one in table.columns if one.name != "marking" and one.cell is not cells.OPTIONAL_NUMBER)


def page(records: Records, code: str, question: Question) -> TablePage:
    """Return a page of a table of a draft, as far as the reader may see its rows.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the table, a column or the cursor is none.
    """
    table = table_named(question.table)
    nation = nation_row(records, code)
    fits = _fits(records, nation.pk, question)
    order = _order(table, question)
    marks = "-" if question.descending else ""
    rest = fits.filter(_beyond(question, order)) if question.after else fits
    found = list(rest.order_by(*(f"{marks}{name}" for name in order)).values_list("pk", *order)[: question.most + 1])
    shown = found[: question.most]
    places = [order.index(drafts.column(name)) + 1 for name in table.key]
    whole = not question.after and len(found) <= question.most
    total = len(found) if whole else fits.order_by()[: COUNT_MAX + 1].count()
    seen: QuerySet[Any] = drafts.MODELS[question.table].objects.visible_to(records.reader)
    rows = drafts.rows_of(table, seen.filter(pk__in=[values[0] for values in shown]), drafts.markings())
    by_key = {tuple(getattr(row, name) for name in table.key): row for row in rows}
    keys = [tuple(values[place] for place in places) for values in shown]
    cursor = _cursor(shown[-1][1:]) if len(found) > question.most else ""
    return TablePage(tuple(by_key[key] for key in keys if key in by_key), total, cursor)


def whole(records: Records, code: str, question: Question) -> tuple[Any, ...]:
    """Return every row that fits, by key: for a file that leaves.

    Raises
    ------
    NotFoundError, InputError
        As :func:`page`.
    """
    table = table_named(question.table)
    nation = nation_row(records, code)
    return drafts.rows_of(table, _fits(records, nation.pk, question), drafts.markings())


def sizes(records: Records, code: str) -> Sizes:
    """Count the rows of a draft by table, and its assets by sector.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    nation = nation_row(records, code)
    seen = {name: model.objects.visible_to(records.reader).filter(nation=nation.pk) for name, model in _models()}
    by_sector = seen["assets"].order_by().values("sector").annotate(number=Count("pk"))
    sectors = {one["sector"]: one["number"] for one in by_sector}
    tables = {name: sum(sectors.values()) if name == "assets" else rows.count() for name, rows in seen.items()}
    return Sizes(tables, sectors)


def _models() -> list[tuple[str, Any]]:
    return [(table.name, drafts.MODELS[table.name]) for table in TABLES]


def _fits(records: Records, nation: int, question: Question) -> "QuerySet[Any]":
    rows: QuerySet[Any] = drafts.MODELS[question.table].objects.visible_to(records.reader).filter(nation=nation)
    if any("\x00" in text for text in (*question.words, *question.where.values())):
        return rows.none()  # no database holds such a text
    for name, value in question.where.items():
        if name not in FILTERS[question.table]:
            raise InputError(
                f"{question.table} cannot be narrowed by {name[:40]!r}",
                mend=f"use one of {', '.join(FILTERS[question.table])}",
                code="nation.filter",
            )
        rows = rows.filter(**{name: value})
    for word in question.words:
        holds = (Q(**{f"{name}__icontains": word}) for name in SEARCHED[question.table])
        rows = rows.filter(reduce(lambda one, other: one | other, holds))
    return rows


def _order(table: Table, question: Question) -> tuple[str, ...]:
    """Return the columns of the model by which rows are ordered: the one asked for, then the key."""
    if question.sort and question.sort not in sortable(table):
        raise InputError(
            f"{table.name} cannot be sorted by {question.sort[:40]!r}",
            mend=f"use one of {', '.join(sortable(table))}",
            code="nation.sort",
        )
    key = tuple(map(drafts.column, table.key))
    first = drafts.column(question.sort) if question.sort else key[0]
    return (first, *(name for name in key if name != first))


def _cursor(values: Sequence[Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(text: str, fields: Sequence[Any]) -> list[Any]:
    try:
        padded = text[:_CURSOR_MAX] + "=" * (-len(text) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        pairs = list(zip(fields, values if isinstance(values, list) else [], strict=True))
        return [_value(one, value) for one, value in pairs]
    except (ValueError, TypeError, ValidationError, RecursionError):
        raise no_cursor(text) from None


def _value(one: Any, value: object) -> Any:  # noqa: ANN401 - a field of Django and what it holds
    """Return a value of a cursor as its column holds it; raise ValueError where it holds no such value."""
    if not isinstance(value, str | int | float) or "\x00" in str(value) or value in {math.inf, -math.inf}:
        raise ValueError
    return one.to_python(value)


def _beyond(question: Question, order: Sequence[str]) -> Q:
    """Return the condition for rows after the cursor: the first column that differs decides."""
    model = drafts.MODELS[question.table]
    values = _read_cursor(question.after, [model._meta.get_field(name) for name in order])  # noqa: SLF001 - Django's own
    side = "lt" if question.descending else "gt"
    rule = Q()
    for place, name in enumerate(order):
        same = dict(zip(order[:place], values[:place], strict=True))
        rule |= Q(**same, **{f"{name}__{side}": values[place]})
    return rule & Q(**{f"{order[0]}__{side}e": values[0]})  # lets an index begin in the right place
