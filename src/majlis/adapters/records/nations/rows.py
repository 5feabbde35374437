"""Find rows of a draft: one by its key, or several by words of their names, keys, sectors and areas."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from majlis.adapters.records.handle import Records
from majlis.adapters.records.nations import drafts
from majlis.adapters.records.nations.named import nation_row
from majlis.adapters.records.pages import no_cursor
from majlis.infrastructure.dossier.header import header_of_table
from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.editing.rows import HEADER, table_named
from majlis.kernel.errors import InputError, NotFoundError

_BY_PARTS = {1: ("areas", "operators", "assets", "demands"), 2: ("requirements",), 3: ("suppliers",)}
SEARCHED = {
    "areas": ("code", "name", "region"),
    "operators": ("code", "name", "sector"),
    "assets": ("code", "name", "sector", "kind", "area", "operator", "vendor"),
}
"""Tables that a search looks through, and their columns."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a draft that fits a search."""

    table: str
    row: Any


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the rows that fit a search, in the order of tables and keys.

    Attributes
    ----------
    found : tuple of Found
    total : int
        All that fit.
    cursor : str
        For the next page; empty on the last one.
    """

    found: tuple[Found, ...]
    total: int
    cursor: str


def find_row(records: Records, code: str, key: str, table: str = "") -> tuple[str, Any]:
    """Return the table and the row of a key: one part for areas, operators, assets, demands; ``node/group``; and so on.

    Parameters
    ----------
    records : Records
    code : str
        Nation.
    key : str
        Key as typed; the nation's own code stands for its header.
    table : str, optional
        Needed where two tables hold the key.

    Raises
    ------
    NotFoundError
        If there is no such row, or the reader may not see it.
    InputError
        If several tables hold it.
    """
    nation = nation_row(records, code)
    if table == HEADER or (not table and key == code):
        return HEADER, header_of_table(nation.header)
    names = (table,) if table else _BY_PARTS.get(key.count("/") + 1, ())
    found = []
    for name in names:
        row = drafts.visible_at_keys(records, nation, table_named(name), [key]).get(key)
        if row is not None:
            found.append((name, row))
    if len(found) > 1:
        tables = " and ".join(name for name, _ in found)
        raise InputError(
            f"{key} is in {tables}", where="option --table", mend="say which with --table", code="nation.ambiguous-row"
        )
    if not found:
        raise _no_row(records, code, key, names)
    return found[0]


def _no_row(records: Records, code: str, key: str, names: Sequence[str]) -> NotFoundError:
    nation = nation_row(records, code)
    near: list[str] = []
    for name in names:
        table = table_named(name)
        rows = drafts.MODELS[name].objects.visible_to(records.reader).filter(nation=nation.pk)
        columns = [drafts.column(part) for part in table.key]
        if len(columns) > 1:
            rows = rows.filter(node=key.split("/", maxsplit=1)[0])
        keys = ["/".join(values) for values in rows.values_list(*columns)[:200_000]]
        near += difflib.get_close_matches(key, keys, n=1) if len(keys) < 5000 else []  # noqa: PLR2004 - it is slow
    where = " or ".join(names) or "the draft"
    return NotFoundError(
        f"there is no {key[:200]!r} in {where} of {code}",
        mend=f"did you mean {' or '.join(near)}?" if near else f"majlis nation search {code} finds rows by words",
        code="nation.no-row",
    )


def search(records: Records, code: str, words: Sequence[str], *, after: str = "", most: int = 20) -> Page:
    """Return the rows of a draft that hold every word in one of the columns searched; upper and lower case alike.

    Parameters
    ----------
    records : Records
    code : str
        Nation.
    words : sequence of str
    after : str, optional
        Cursor of an earlier page.
    most : int, optional

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    nation = nation_row(records, code)
    order = list(SEARCHED)
    first, _, key = after.partition("/")
    if after and first not in order:
        raise no_cursor(after)
    found: list[Found] = []
    total = 0
    markings = drafts.markings()
    for name in order:
        fits = drafts.MODELS[name].objects.visible_to(records.reader).filter(_holds(name, words), nation=nation.pk)
        total += fits.count()
        if len(found) > most or (after and order.index(name) < order.index(first)):
            continue
        rest = fits.filter(code__gt=key) if after and name == first else fits
        page = rest.order_by("code")[: most + 1 - len(found)]
        table = next(each for each in TABLES if each.name == name)
        keys = list(page.values_list("code", flat=True))
        by_key = {row.id: row for row in drafts.rows_of(table, rest.filter(code__in=keys), markings)}
        found += [Found(name, by_key[each]) for each in keys]
    shown = tuple(found[:most])
    return Page(shown, total, f"{shown[-1].table}/{shown[-1].row.id}" if len(found) > most else "")


def _holds(table: str, words: Sequence[str]) -> Q:
    condition = Q()
    for word in words:
        one = Q()
        for column in SEARCHED[table]:
            one |= Q(**{f"{column}__icontains": word})
        condition &= one
    return condition
