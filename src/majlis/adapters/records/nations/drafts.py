"""The draft of a nation as rows: the six tables of its dossier, written in bulk and read back as they were."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, repeat
from operator import attrgetter
from typing import Any

from django.db import models

from majlis.adapters.records import bulk
from majlis.adapters.records.handle import Records
from majlis.adapters.records.keys import marking_keys
from majlis.adapters.records.models import (
    DraftArea,
    DraftAsset,
    DraftDemand,
    DraftOperator,
    DraftRequirement,
    DraftSupplier,
)
from majlis.adapters.records.models import Nation as NationRow
from majlis.adapters.records.once import known_markings
from majlis.infrastructure.dossier.header import header_of_table
from majlis.infrastructure.dossier.schema import TABLES, Table
from majlis.infrastructure.editing.rows import Edit, key_text
from majlis.infrastructure.nation import Basis, Nation, Need
from majlis.kernel.errors import PermissionDeniedError
from majlis.kernel.marking import Marking

MODELS: dict[str, Any] = {
    "areas": DraftArea,
    "operators": DraftOperator,
    "assets": DraftAsset,
    "demands": DraftDemand,
    "requirements": DraftRequirement,
    "suppliers": DraftSupplier,
}
"""The model of each table of a dossier."""
_READ: dict[str, Any] = {"need": Need, "basis": Basis}
_CHUNK = 10_000
"""Rows that are taken from the database at once."""
_BATCH = 900
"""Keys that one condition names: SQLite takes a limited number of values."""


def markings() -> dict[int, Marking]:
    """Return every marking by its key."""
    return known_markings()


def column(name: str) -> str:
    """Return the model's name of a column of the dossier."""
    return "code" if name == "id" else name


def read_whole(records: Records, row: NationRow) -> Nation:
    """Return a whole draft, its rows in the order of their keys.

    Raises
    ------
    PermissionDeniedError
        If the reader may not see every row: a figure from a part of a nation would be wrong and look right.
    """
    known = markings()
    tables: dict[str, Any] = {table.name: _read(records, row, table, known) for table in TABLES}
    return Nation(header=header_of_table(row.header), **tables)


def _read(records: Records, row: NationRow, table: Table, known: dict[int, Marking]) -> tuple[Any, ...]:
    model = MODELS[table.name]
    visible = model.objects.visible_to(records.reader).filter(nation=row.pk)
    found = rows_of(table, visible, known)
    if not records.reader.everything and len(found) < model.everything.filter(nation=row.pk).count():
        raise PermissionDeniedError(
            f"the draft of {row.code} holds rows that {records.reader.name} may not see",
            why="what is made from a part of a nation would be wrong and look right",
            mend="ask someone who is cleared for all of it",
            code="records.part-of-nation",
        )
    return found


def rows_of(table: Table, query: "models.QuerySet[Any]", known: dict[int, Marking]) -> tuple[Any, ...]:
    """Return the rows of a query as the dossier's dataclasses, in the order of their keys."""
    names = [name for name in table.names if name != "marking"]
    columns: list[list[Any]] = [[] for _ in table.names]
    values = query.values_list(*map(column, names), "marking_id").iterator(chunk_size=_CHUNK)
    while chunk := list(islice(values, _CHUNK)):
        for cells, more in zip(columns, zip(*chunk, strict=True), strict=True):
            cells.extend(more)
    whole = [_once(_READ.get(name), cells) for name, cells in zip(names, columns, strict=False)]
    found = list(map(table.row, *whole, map(known.__getitem__, columns[-1])))
    found.sort(key=attrgetter(*table.key))
    return tuple(found)


def _once(reader: Any, cells: Sequence[Any]) -> list[Any]:  # noqa: ANN401 - an enumeration's class, or None
    """Return a column in which equal cells are one object; most columns repeat few of them."""
    distinct = {cell: reader(cell) if reader else cell for cell in set(cells)}
    return [distinct[cell] for cell in cells]


def insert(row: NationRow, table: Table, rows: Collection[Any]) -> None:
    """Write rows of a table; those of its key must not be there."""
    if not rows:
        return
    markings_by_object = {id(each.marking): each.marking for each in rows}
    keys = marking_keys(set(markings_by_object.values()))
    key_of = {place: keys[marking] for place, marking in markings_by_object.items()}
    names = [name for name in table.names if name != "marking"]
    columns = ("nation_id", "owner_id", "marking_id", *map(column, names))
    cells = [map(attrgetter(f"{name}.value" if name in _READ else name), rows) for name in names]
    marked = (key_of[id(each.marking)] for each in rows)
    values = zip(repeat(row.pk), repeat(row.owner_id), marked, *cells, strict=False)
    bulk.insert(MODELS[table.name], columns, values)


def delete(row: NationRow, table: Table, keys: Iterable[Sequence[str]]) -> None:
    """Remove the rows of these keys."""
    model = MODELS[table.name]
    for query in _conditions(table, list(keys)):
        model.everything.filter(query, nation=row.pk).delete()


def _conditions(table: Table, keys: Sequence[Sequence[str]]) -> Iterable[models.Q]:
    """Yield conditions for batches of keys."""
    first = column(table.key[0])
    if len(table.key) == 1:
        for start in range(0, len(keys), _BATCH):
            yield models.Q(**{f"{first}__in": [key[0] for key in keys[start : start + _BATCH]]})
        return
    step = 100
    for start in range(0, len(keys), step):
        yield models.Q(
            *(models.Q(**dict(zip(table.key, key, strict=True))) for key in keys[start : start + step]),
            _connector=models.Q.OR,
        )


def clear(row: NationRow) -> None:
    """Remove every row of a draft."""
    for model in MODELS.values():
        model.everything.filter(nation=row.pk).delete()


def at_keys(row: NationRow, table: Table, keys: Sequence[str]) -> dict[str, Any]:
    """Return rows by their keys as typed, whoever may see them: for writers alone."""
    return _at_keys(MODELS[table.name].everything.filter(nation=row.pk), table, keys)


def visible_at_keys(records: Records, row: NationRow, table: Table, keys: Sequence[str]) -> dict[str, Any]:
    """Return rows by their keys as typed, as far as the reader may see them."""
    return _at_keys(MODELS[table.name].objects.visible_to(records.reader).filter(nation=row.pk), table, keys)


def _at_keys(query: "models.QuerySet[Any]", table: Table, keys: Sequence[str]) -> dict[str, Any]:
    known = markings()
    parts = [key.split("/") for key in keys]
    right = [part for part in parts if len(part) == len(table.key)]
    found: dict[str, Any] = {}
    for condition in _conditions(table, right):
        found |= {key_text(table.name, each): each for each in rows_of(table, query.filter(condition), known)}
    return found


_REFERRERS = {
    "areas": (("assets", "area"), ("demands", "area")),
    "operators": (("assets", "operator"),),
    "assets": (("requirements", "node"), ("suppliers", "node"), ("suppliers", "supplier")),
    "demands": (("requirements", "node"), ("suppliers", "node")),
    "requirements": (("suppliers", "node"),),
}
"""Table to the tables and columns that name its rows."""


def references(row: NationRow, edits: Iterable[Edit]) -> dict[str, Marking]:
    """Return what refers to rows which edits remove and is left as it is: table and key of a row to its marking."""
    edited = {(edit.table, edit.key): edit for edit in edits}
    found: dict[str, Marking] = {}
    for name, referrers in _REFERRERS.items():
        gone = [edit.key for (table, _), edit in edited.items() if table == name and edit.after is None]
        for other, column_name in referrers if gone else ():
            keys = {key.rpartition("/")[0] if name == "requirements" else key for key in gone}
            for each in _naming(row, other, column_name, sorted(keys)):
                key = key_text(other, each)
                named = key.rpartition("/")[0] if name == "requirements" else getattr(each, column_name)
                if (other, key) not in edited and named in gone:
                    found[f"{other} {key}"] = each.marking
    return found


def _naming(row: NationRow, table: str, column_name: str, names: Sequence[str]) -> Iterable[Any]:
    known = markings()
    shape = next(each for each in TABLES if each.name == table)
    query = MODELS[table].everything.filter(nation=row.pk)
    for start in range(0, len(names), _BATCH):
        batch = query.filter(**{f"{column_name}__in": names[start : start + _BATCH]})
        yield from rows_of(shape, batch, known)
