"""Split an asset into several: what it needs, whom it supplies, and the people behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from majlis.infrastructure.editing.retire import drop_node
from majlis.infrastructure.editing.rows import Edit
from majlis.infrastructure.editing.workbench import Workbench, asset_of, taken
from majlis.infrastructure.nation import Asset, Demand, Nation, Requirement
from majlis.kernel.errors import InputError
from majlis.kernel.identifiers import is_short

DASH = " – "
"""Between the name of what was split and the name of a piece."""
_NAMED = 10
Needs = Literal["all", "any"]


@dataclass(frozen=True, slots=True)
class Rewired:
    """What a split or merge makes of a nation.

    Attributes
    ----------
    edits : tuple of Edit
    inexact : tuple of str
        Groups, as ``node/group``, whose k of n cannot say exactly the same as before.
    """

    edits: tuple[Edit, ...]
    inexact: tuple[str, ...]


def remarks(made: Rewired) -> tuple[str, ...]:
    """Return what a person should look at after a split or merge."""
    if not made.inexact:
        return ()
    more = len(made.inexact) - _NAMED
    named = ", ".join(made.inexact[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    about = "Look at k, how many suppliers are needed, of these requirements; it cannot say exactly what it said before"
    return (f"{about}: {named}",)


def split(
    nation: Nation, asset: str, into: Sequence[str], *, needs: Needs = "all", shares: Sequence[float] = ()
) -> Rewired:
    """Return the edits that put several assets in the place of one.

    * Each piece is a copy of the asset, and needs what it needed: the same groups with the same suppliers.
    * In each group that it supplied, the pieces take its place. With ``needs="all"``, k grows with n, so that as many
      suppliers may fail as before; exact where all suppliers were needed, else stricter. With ``needs="any"``, k
      stays, so that one piece stands in for it; exact where one supplier was enough, else looser.
    * With ``shares``, the people it supplies are divided: each zone becomes one zone for each piece, with its share of
      the people in every service that the zone uses, and the piece alone in the place of the asset.

    Parameters
    ----------
    nation : Nation
        At least the rows that have to do with the asset, and all demands of the zones it supplies.
    asset : str
    into : sequence of str
        Ids of the pieces, two or more, new in the nation.
    needs : {"all", "any"}
    shares : sequence of float
        One positive number for each piece; only their proportion counts. Empty: the people are not divided.

    Raises
    ------
    NotFoundError
        If there is no such asset.
    ConflictError
        If a piece, or a zone or demand that would be made, is there already.
    InputError
        If the pieces or shares do not fit.
    """
    bench = Workbench(nation)
    whole = asset_of(bench, asset)
    _judge(into, shares)
    for piece in into:
        if piece in bench.rows["assets"] or piece in bench.rows["demands"]:
            raise taken("assets", piece)
    if shares:
        _divide(bench, whole, into, shares)
    for piece in into:
        _copy(bench, whole, piece)
    inexact = [
        f"{node}/{group}"
        for node, group in bench.supplied_by(asset)
        if node not in into and node != asset and not _replace(bench, asset, into, (node, group), needs)
    ]
    drop_node(bench, asset)
    bench.drop("assets", asset)
    return Rewired(bench.edits(), tuple(inexact))


def _judge(into: Sequence[str], shares: Sequence[float]) -> None:
    if len(set(into)) < 2 or len(set(into)) < len(into):  # noqa: PLR2004 - fewer is no split
        raise InputError(
            "a split needs two or more different pieces",
            where="option --into",
            mend="write them with commas, like --into grid:north-1,grid:north-2",
            code="nation.pieces",
        )
    for piece in into:
        if not is_short(piece):
            raise InputError(
                f"{piece[:60]!r} is not an identifier", where="option --into", mend="write it like grid:north-1"
            )
    if shares and (len(shares) != len(into) or not all(0 < share < float("inf") for share in shares)):
        raise InputError(
            f"{len(into)} pieces need {len(into)} shares, each above 0",
            where="option --share",
            mend="write them with commas in the order of the pieces, like --share 60,40",
            code="nation.shares",
        )


def piece_name(name: str, piece: str) -> str:
    """Return the name of a piece: that of the whole, and the piece's own part of its id."""
    return f"{name}{DASH}{piece.partition(':')[2]}"


def _copy(bench: Workbench, whole: Asset, piece: str) -> None:
    bench.put("assets", replace(whole, id=piece, name=piece_name(whole.name, piece)))
    copy_needs(bench, whole.id, piece, {})


def copy_needs(bench: Workbench, node: str, copy: str, instead: dict[str, str]) -> None:
    """Give a copy of a node what the node needs, with some of the suppliers replaced; nothing supplies itself."""
    for need in bench.requirements(node):
        bench.put("requirements", replace(need, node=copy))
        for supplier in bench.suppliers(node, need.group):
            if supplier != node:
                link = bench.find("suppliers", f"{node}/{need.group}/{supplier}")
                bench.put("suppliers", replace(link, node=copy, supplier=instead.get(supplier, supplier)))


def _replace(bench: Workbench, asset: str, into: Sequence[str], place: tuple[str, str], needs: Needs) -> bool:
    """Put the pieces in the asset's place in a group; tell whether k of n still says exactly the same."""
    node, group = place
    need: Requirement | None = bench.rows["requirements"].get(f"{node}/{group}")
    count = len(bench.suppliers(node, group))
    link = bench.find("suppliers", f"{node}/{group}/{asset}")
    bench.drop("suppliers", f"{node}/{group}/{asset}")
    for piece in into:
        bench.put("suppliers", replace(link, supplier=piece))
    if need is None:
        return True
    if needs == "any":
        return count == 1 or need.k == 1
    bench.put("requirements", replace(need, k=need.k + len(into) - 1))
    return need.k >= count


def _divide(bench: Workbench, whole: Asset, into: Sequence[str], shares: Sequence[float]) -> None:
    demands = bench.rows["demands"]
    zones = {demands[node].zone for node, _ in bench.supplied_by(whole.id) if node in demands}
    existing = {demand.zone for demand in demands.values()}
    for zone in sorted(zones):
        for number in range(1, len(into) + 1):
            if f"{zone}-{number}" in existing:
                raise taken("demands", f"{zone}-{number}")
    for demand in [row for row in demands.values() if row.zone in zones]:
        _divide_demand(bench, demand, whole.id, into, shares)


def _divide_demand(bench: Workbench, demand: Demand, whole: str, into: Sequence[str], shares: Sequence[float]) -> None:
    for number, (piece, people) in enumerate(zip(into, parted(demand.people, shares), strict=True), start=1):
        name = f"{demand.id}-{number}"
        if name in bench.rows["demands"] or name in bench.rows["assets"]:
            raise taken("demands", name)
        bench.put("demands", replace(demand, id=name, zone=f"{demand.zone}-{number}", people=people))
        copy_needs(bench, demand.id, name, {whole: piece})
    drop_node(bench, demand.id)
    bench.drop("demands", demand.id)


def parted(people: int, shares: Sequence[float]) -> list[int]:
    """Divide people by shares into whole numbers that add up (largest remainders, the Hare quota)."""
    total = sum(shares)
    exact = [people * share / total for share in shares]
    whole = [int(part) for part in exact]
    order = sorted(range(len(shares)), key=lambda place: (whole[place] - exact[place], place))
    for place in order[: people - sum(whole)]:
        whole[place] += 1
    return whole
