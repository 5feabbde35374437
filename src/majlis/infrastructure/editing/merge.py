"""Merge assets, operators or areas into one; of a single one it is a change of its key."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from majlis.infrastructure.editing.retire import drop_node
from majlis.infrastructure.editing.split import DASH, Needs, Rewired
from majlis.infrastructure.editing.workbench import Workbench, taken
from majlis.infrastructure.nation import Area, Asset, Nation, Operator, Requirement
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.identifiers import is_short
from majlis.kernel.marking import join_all

TABLES = ("assets", "operators", "areas")
"""What can be merged."""


def merge(nation: Nation, parts: Sequence[str], into: str, *, needs: Needs = "all") -> Rewired:
    """Return the edits that put one row in the place of several of the same table.

    Operators and areas: whatever named a part names the whole; the people of areas add up.

    Assets, the inverse of a split:

    * The whole works when all parts would. Requirements that are the same of each part, row and suppliers, stand once;
      others stand beside each other, the later one's group named after its part. Suppliers inside the whole go, and
      as many fewer are needed.
    * In each group that parts supplied, the whole takes their place. With ``needs="all"``, k shrinks with n, so that
      as many suppliers may fail as before; with ``needs="any"`` k stays. It is at least 1 and at most n.
    * It takes the longest of their times, starts black if all do, and keeps vendor, operator and area of the first.

    Parameters
    ----------
    nation : Nation
        At least the rows that have to do with the parts.
    parts : sequence of str
        Ids; one of them alone gets the new id.
    into : str
        Id of the whole: new, or one of the parts.
    needs : {"all", "any"}

    Raises
    ------
    NotFoundError
        If a part is not there.
    ConflictError
        If the whole is there and no part, or the parts are of different sectors, kinds or regions.
    InputError
        If ``into`` is no identifier, or a part occurs twice.
    """
    bench = Workbench(nation)
    if not is_short(into) or len(set(parts)) < len(parts) or not parts:
        raise InputError(
            "the parts are different rows, and the whole has an identifier",
            mend="write majlis nation merge NATION A B --into C, with ids like grid:north-07",
            code="nation.parts",
        )
    table = next((name for name in TABLES if parts[0] in bench.rows[name]), "assets")
    rows = [bench.find(table, part) for part in parts]
    if into not in parts and any(
        into in bench.rows[name] for name in (table, *(["demands"] if table == "assets" else []))
    ):
        raise taken(table, into)
    if table == "assets":
        return _assets(bench, rows, into, needs)
    whole = _operator(rows, into) if table == "operators" else _area(rows, into)
    for part in parts:
        bench.drop(table, part)
    bench.put(table, whole)
    for other in ("assets",) if table == "operators" else ("assets", "demands"):
        column = table[:-1]
        for row in list(bench.rows[other].values()):
            if getattr(row, column) in parts:
                bench.put(other, replace(row, **{column: into}))
    return Rewired(bench.edits(), ())


def _same(rows: Sequence[Any], *columns: str) -> None:
    for column in columns:
        values = list(dict.fromkeys(getattr(row, column) for row in rows))
        if len(values) > 1:
            raise ConflictError(
                f"the parts differ in {column}: {', '.join(map(repr, values[:5]))}",
                why="one row cannot say both",
                mend=f"change {column} of the others first, with majlis nation change",
                code="nation.parts-differ",
            )


def _name(rows: Sequence[Any], into: str) -> str:
    own = [row.name for row in rows if row.id == into]
    stems = {row.name.rpartition(DASH)[0] for row in rows}
    if own:
        return str(own[0])
    return stems.pop() if len(rows) > 1 and len(stems) == 1 and "" not in stems else str(rows[0].name)


def _source(rows: Sequence[Any]) -> str:
    return "; ".join(dict.fromkeys(row.source for row in rows))


def _operator(rows: Sequence[Operator], into: str) -> Operator:
    _same(rows, "sector")
    return replace(rows[0], id=into, name=_name(rows, into), marking=join_all([row.marking for row in rows]))


def _area(rows: Sequence[Area], into: str) -> Area:
    _same(rows, "region")
    people = sum(row.population for row in rows)
    weights = [row.population / people if people else 1 / len(rows) for row in rows]

    def mean(column: str) -> float:
        values = [getattr(row, column) for row in rows]
        if len(set(values)) == 1:
            return float(values[0])
        mixed = sum(weight * value for weight, value in zip(weights, values, strict=True))
        return float(min(max(mixed, min(values)), max(values)))

    return replace(
        rows[0],
        id=into,
        name=_name(rows, into),
        population=people,
        urban_share=mean("urban_share"),
        latitude=mean("latitude"),
        longitude=mean("longitude"),
        source=_source(rows),
        marking=join_all([row.marking for row in rows]),
    )


def _assets(bench: Workbench, rows: Sequence[Asset], into: str, needs: Needs) -> Rewired:
    _same(rows, "sector", "kind")
    parts = [row.id for row in rows]
    own = _own(bench, parts, into)
    places = sorted({place for part in parts for place in bench.supplied_by(part) if place[0] not in parts})
    inexact = [f"{node}/{group}" for node, group in places if not _replace(bench, parts, into, (node, group), needs)]
    for part in parts:
        drop_node(bench, part)
        bench.drop("assets", part)
    bench.put("assets", _asset(rows, into))
    for need, links in own:
        bench.put("requirements", need)
        for link in links:
            bench.put("suppliers", link)
    return Rewired(bench.edits(), tuple(inexact))


def _asset(rows: Sequence[Asset], into: str) -> Asset:
    by_hand = [row.manual_start_h for row in rows if row.manual_start_h is not None]
    longest = {
        name: max(getattr(row, name) for row in rows)
        for name in ("repair_low_h", "repair_mode_h", "repair_high_h", "restart_h")
    }
    return replace(
        rows[0],
        id=into,
        name=_name(rows, into),
        black_start=all(row.black_start for row in rows),
        manual_start_h=max(by_hand) if len(by_hand) == len(rows) else None,
        source=_source(rows),
        marking=join_all([row.marking for row in rows]),
        **longest,
    )


_Own = tuple[Requirement, list[Any]]


def _own(bench: Workbench, parts: Sequence[str], into: str) -> list[_Own]:
    """Return what the whole needs: the same of each part once, else beside each other."""
    kept: dict[str, _Own] = {}
    for part in parts:
        for need in bench.requirements(part):
            suppliers = bench.suppliers(part, need.group)
            outer = [bench.find("suppliers", f"{part}/{need.group}/{name}") for name in suppliers if name not in parts]
            k = need.k - (len(suppliers) - len(outer))
            if k < 1:
                continue
            links = [replace(link, node=into) for link in outer]
            _keep(kept, (replace(need, node=into, k=k), links), part)
    return list(kept.values())


def _keep(kept: dict[str, _Own], found: _Own, part: str) -> None:
    need, links = found
    if kept.get(need.group) == found:
        return
    group, number = need.group, 1
    while group in kept:
        group = f"{need.group}-{part.partition(':')[2]}" + (f"-{number}" if number > 1 else "")
        number += 1
    kept[group] = replace(need, group=group), [replace(link, group=group) for link in links]


def _replace(bench: Workbench, parts: Sequence[str], into: str, place: tuple[str, str], needs: Needs) -> bool:
    """Put the whole in the place of the parts in a group; tell whether k of n still says exactly the same."""
    node, group = place
    links = [bench.rows["suppliers"].get(f"{node}/{group}/{part}") for part in parts]
    present = [link for link in links if link is not None]
    need = bench.rows["requirements"].get(f"{node}/{group}")
    before = len(bench.suppliers(node, group))
    for link in present:
        bench.drop("suppliers", f"{node}/{group}/{link.supplier}")
    marking = join_all([link.marking for link in present])
    bench.put("suppliers", replace(present[0], supplier=into, marking=marking))
    if need is None:
        return True
    wanted = need.k - (len(present) - 1 if needs == "all" else 0)
    k = min(max(wanted, 1), len(bench.suppliers(node, group)))
    if k != need.k:
        bench.put("requirements", replace(need, k=k))
    return len(present) == 1 or (k == wanted and (need.k >= before if needs == "all" else need.k == 1))
