"""Take a row out of a nation, with what is part of it, and, where asked for, with what refers to it."""

from majlis.infrastructure.editing.rows import Edit, key_text
from majlis.infrastructure.editing.workbench import Workbench
from majlis.infrastructure.nation import Nation
from majlis.kernel.errors import ConflictError

_NAMED = 20


def retire(nation: Nation, table: str, key: str, *, with_links: bool = False) -> tuple[Edit, ...]:
    """Return the edits that take a row away.

    What is part of it goes with it: the requirements of an asset or demand, the supplier links of a requirement.
    What needs it stops it: assets and demands of an area, assets of an operator, groups that an asset supplies, a
    requirement that would have fewer suppliers than it needs. With ``with_links``, assets and demands go too, and an
    asset leaves the groups that it supplies: as many of the others as before are needed, but no more than are left;
    a requirement without any supplier goes.

    Parameters
    ----------
    nation : Nation
        At least the rows that have to do with the row.
    table, key : str
    with_links : bool

    Raises
    ------
    NotFoundError
        If the row is not there.
    ConflictError
        If something needs it, with everything named.
    """
    bench = Workbench(nation)
    bench.find(table, key)
    needers = [] if with_links else _needers(bench, table, key)
    if needers:
        more = len(needers) - _NAMED
        shown = [*needers[:_NAMED], *([f"and {more:,} more"] if more > 0 else [])]
        raise ConflictError(
            f"{len(needers):,} {'row needs' if len(needers) == 1 else 'rows need'} {key} of {table}",
            why="; ".join(shown),
            mend="change them first, or add --with-links, which takes them out as well",
            code="nation.needed",
            faults=(),
        )
    _drop(bench, table, key)
    return bench.edits()


def _needers(bench: Workbench, table: str, key: str) -> list[str]:
    if table == "areas":
        return [*_keys(bench, "assets", "area", key), *_keys(bench, "demands", "area", key)]
    if table == "operators":
        return _keys(bench, "assets", "operator", key)
    if table == "assets":
        return [f"suppliers {node}/{group}/{key}" for node, group in bench.supplied_by(key) if node != key]
    if table == "suppliers":
        link = bench.find(table, key)
        need = bench.rows["requirements"].get(f"{link.node}/{link.group}")
        count = len(bench.suppliers(link.node, link.group))
        return [f"requirements {link.node}/{link.group} ({need.k} of {count})"] if need and need.k >= count else []
    return []


def _keys(bench: Workbench, table: str, column: str, value: str) -> list[str]:
    return sorted(f"{table} {key_text(table, row)}" for row in bench.where(table, column, value))


def _drop(bench: Workbench, table: str, key: str) -> None:
    row = bench.rows[table].get(key)
    if row is None:
        return
    if table == "suppliers":
        bench.unlink(row.node, row.group, row.supplier)
        return
    bench.drop(table, key)
    if table == "areas":
        _drop_all(bench, "assets", "area", key)
        _drop_all(bench, "demands", "area", key)
    elif table == "operators":
        _drop_all(bench, "assets", "operator", key)
    elif table == "requirements":
        for supplier in bench.suppliers(row.node, row.group):
            bench.drop("suppliers", f"{key}/{supplier}")
    else:
        drop_node(bench, key)


def _drop_all(bench: Workbench, table: str, column: str, value: str) -> None:
    for row in bench.where(table, column, value):
        _drop(bench, table, row.id)


def drop_node(bench: Workbench, node: str) -> None:
    """Take away what a node needs, and take it out of the groups that it supplies."""
    for need in bench.requirements(node):
        for supplier in bench.suppliers(node, need.group):
            bench.drop("suppliers", f"{node}/{need.group}/{supplier}")
        bench.drop("requirements", f"{node}/{need.group}")
    for other, group in bench.supplied_by(node):
        bench.unlink(other, group, node)
