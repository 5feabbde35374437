"""What differs between two nations, row by row; and a nation with edits applied."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from majlis.infrastructure.dossier.schema import TABLES, Table
from majlis.infrastructure.editing.rows import HEADER, Edit, header_edit, key_text
from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import ConflictError


def difference(before: Nation, after: Nation) -> tuple[Edit, ...]:
    """Return what leads from one nation to the other: header first, then table by table in the order of keys."""
    found = [*header_edit(before.header, after.header)]
    for table in TABLES:
        found += _of_table(table, getattr(before, table.name), getattr(after, table.name))
    return tuple(found)


def _of_table(table: Table, before: Iterable[Any], after: Iterable[Any]) -> list[Edit]:
    key = attrgetter(*table.key)
    old, new = {key(row): row for row in before}, {key(row): row for row in after}
    changed = new.keys() if not old else {k for k, row in new.items() if old.get(k) != row} | (old.keys() - new.keys())
    return [Edit(table.name, k if isinstance(k, str) else "/".join(k), old.get(k), new.get(k)) for k in sorted(changed)]


def applied(nation: Nation, edits: Iterable[Edit]) -> Nation:
    """Return the nation with edits applied, its rows in the order of their keys.

    Raises
    ------
    ConflictError
        If a row is not as an edit says it was before.
    """
    by_table: dict[str, list[Edit]] = {}
    for edit in edits:
        by_table.setdefault(edit.table, []).append(edit)
    header: Any = nation.header
    for edit in by_table.pop(HEADER, []):
        _see(edit, {header.id: header})
        header = edit.after
    tables: dict[str, Any] = {}
    for table in TABLES:
        rows = {key_text(table.name, row): row for row in getattr(nation, table.name)}
        for edit in by_table.get(table.name, []):
            _see(edit, rows)
            rows.pop(edit.key, None)
            if edit.after is not None:
                rows[edit.key] = edit.after
        tables[table.name] = tuple(sorted(rows.values(), key=attrgetter(*table.key)))
    return replace(nation, header=header, **tables)


def _see(edit: Edit, rows: Mapping[str, Any]) -> None:
    if rows.get(edit.key) != edit.before:
        raise ConflictError(
            f"{edit.key} of {edit.table} is not what it was when the edit was made", code="nation.not-as-before"
        )


def empty(nation: Nation) -> Nation:
    """Return the nation without any row."""
    return replace(nation, areas=(), operators=(), assets=(), demands=(), requirements=(), suppliers=(), lines={})
