"""A nation's rows laid out for editing: who refers to what, what was touched, and what became of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from majlis.infrastructure.dossier.schema import TABLES
from majlis.infrastructure.editing.rows import Edit, Row, key_text
from majlis.infrastructure.nation import Asset, Nation, Requirement, Supplier
from majlis.kernel.errors import ConflictError, NotFoundError


class Workbench:
    """Rows by table and key. It may hold a part of a nation: the rows that an edit has to do with.

    Parameters
    ----------
    nation : Nation
        It is not changed.
    """

    def __init__(self, nation: Nation) -> None:
        self.rows: dict[str, dict[str, Row]] = {
            table.name: {key_text(table.name, row): row for row in getattr(nation, table.name)} for table in TABLES
        }
        self._before: dict[tuple[str, str], Row | None] = {}
        self._groups: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._supplied: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._needs: dict[str, set[str]] = defaultdict(set)
        for row in nation.suppliers:
            self._index(row)
        for need in nation.requirements:
            self._needs[need.node].add(need.group)

    def find(self, table: str, key: str) -> Any:  # noqa: ANN401 - each table has its own row
        """Return a row.

        Raises
        ------
        NotFoundError
            If it is not there.
        """
        found = self.rows[table].get(key)
        if found is None:
            raise no_row(table, key)
        return found

    def put(self, table: str, row: Row) -> None:
        """Lay a row in its place, new or instead of the one that is there."""
        key = key_text(table, row)
        self._touch(table, key)
        self.rows[table][key] = row
        if isinstance(row, Supplier):
            self._index(row)
        if isinstance(row, Requirement):
            self._needs[row.node].add(row.group)

    def drop(self, table: str, key: str) -> None:
        """Take a row away, if it is there."""
        self._touch(table, key)
        row = self.rows[table].pop(key, None)
        if isinstance(row, Supplier):
            self._groups[row.node, row.group].discard(row.supplier)
            self._supplied[row.supplier].discard((row.node, row.group))
        if isinstance(row, Requirement):
            self._needs[row.node].discard(row.group)

    def requirements(self, node: str) -> list[Requirement]:
        """Return what a node needs, by group."""
        return [self.rows["requirements"][f"{node}/{group}"] for group in sorted(self._needs[node])]

    def suppliers(self, node: str, group: str) -> list[str]:
        """Return the suppliers of a group of a node."""
        return sorted(self._groups[node, group])

    def supplied_by(self, supplier: str) -> list[tuple[str, str]]:
        """Return the groups, as node and group, in which an asset supplies."""
        return sorted(self._supplied[supplier])

    def where(self, table: str, column: str, value: str) -> Iterator[Any]:
        """Yield the rows of a table whose column holds a value."""
        yield from [row for row in self.rows[table].values() if getattr(row, column) == value]

    def unlink(self, node: str, group: str, supplier: str) -> None:
        """Take a supplier out of a group. As many as before are needed, but no more than are left; of none, nothing."""
        self.drop("suppliers", f"{node}/{group}/{supplier}")
        need = self.rows["requirements"].get(f"{node}/{group}")
        left = len(self._groups[node, group])
        if need is None:
            return
        if not left:
            self.drop("requirements", f"{node}/{group}")
        elif need.k > left:
            self.put("requirements", replace(need, k=left))

    def edits(self) -> tuple[Edit, ...]:
        """Return what became of the rows that were touched, table by table in the order of keys."""
        order = {table.name: place for place, table in enumerate(TABLES)}
        found = []
        for (table, key), before in sorted(self._before.items(), key=lambda item: (order[item[0][0]], item[0][1])):
            after = self.rows[table].get(key)
            if after != before:
                found.append(Edit(table, key, before, after))
        return tuple(found)

    def _touch(self, table: str, key: str) -> None:
        self._before.setdefault((table, key), self.rows[table].get(key))

    def _index(self, row: Supplier) -> None:
        self._groups[row.node, row.group].add(row.supplier)
        self._supplied[row.supplier].add((row.node, row.group))


def no_row(table: str, key: str) -> NotFoundError:
    """Make the error for a row that is not there."""
    return NotFoundError(
        f"there is no {key[:200]!r} in {table}",
        mend="majlis nation search finds rows by name and key",
        code="nation.no-row",
    )


def taken(table: str, key: str) -> ConflictError:
    """Make the error for a row that is there already."""
    return ConflictError(
        f"there is {key!r} in {table} already",
        mend="give another key, or change that row with majlis nation change",
        code="nation.row-taken",
    )


def asset_of(bench: Workbench, key: str) -> Asset:
    """Return an asset.

    Raises
    ------
    NotFoundError
        If it is not there.
    """
    found: Asset = bench.find("assets", key)
    return found
