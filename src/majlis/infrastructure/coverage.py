"""How much of the people's supply is declared, inferred or unknown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from majlis.infrastructure.nation import Basis, Nation
from majlis.reference import sectors, services


class Knowledge(IntEnum):
    """How well a supply is known, best first."""

    DECLARED = 0
    INFERRED = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Shares:
    """People by how well their supply is known.

    Attributes
    ----------
    people : int
        All of them.
    declared, inferred, unknown : float
        Shares of them, together 1; all 0 where there are no people.
    """

    people: int
    declared: float
    inferred: float
    unknown: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of a nation.

    Attributes
    ----------
    all : Shares
        Over all services; people count once per service.
    by_service : mapping of str to Shares
        In the order of the reference table; services without demands are left out.
    declared, undeclared : tuple of str
        Sectors that hold assets, by whether any requirement of them is declared; in the order of the reference table.
    """

    all: Shares
    by_service: Mapping[str, Shares]
    declared: tuple[str, ...]
    undeclared: tuple[str, ...]


def coverage(nation: Nation) -> Coverage:
    """Say how well the supply of people is known.

    The supply of a demand is judged by its own requirements and by those of the assets that supply it directly;
    the weakest counts. Deeper levels are told by the list of sectors: behind a few links everything depends on
    everything, and a share that is always "inferred" would say nothing.

    * *unknown*: the demand has no requirement, or a direct supplier has none and its sector has declared nothing.
      (The silence of a sector that has declared something means that the asset needs nothing, like a gas field.)
    * *inferred*: not unknown, and at least one of these requirements is inferred.
    * *declared*: all of them are declared.

    Parameters
    ----------
    nation : Nation

    Returns
    -------
    Coverage
    """
    own = _by_node(nation)
    declared = _declared_sectors(nation, own)
    supply = {asset.id: _of_asset(own.get(asset.id), known=asset.sector in declared) for asset in nation.assets}
    suppliers: dict[str, set[str]] = defaultdict(set)
    demands = {demand.id for demand in nation.demands}
    for link in nation.suppliers:
        if link.node in demands:
            suppliers[link.node].add(link.supplier)
    people: Counter[tuple[str, Knowledge]] = Counter()
    for demand in nation.demands:
        levels = [own.get(demand.id, Knowledge.UNKNOWN)]
        levels += [supply.get(name, Knowledge.UNKNOWN) for name in suppliers[demand.id]]
        people[demand.service, max(levels)] += demand.people
    present = {asset.sector for asset in nation.assets}
    served = {demand.service for demand in nation.demands}
    return Coverage(
        all=_shares(people, served),
        by_service={service: _shares(people, [service]) for service in services().column("id") if service in served},
        declared=tuple(sector for sector in sectors().column("id") if sector in present & declared),
        undeclared=tuple(sector for sector in sectors().column("id") if sector in present - declared),
    )


def _by_node(nation: Nation) -> dict[str, Knowledge]:
    """Return the weakest basis among each node's own requirements."""
    weakest: dict[str, Knowledge] = {}
    for requirement in nation.requirements:
        level = Knowledge.DECLARED if requirement.basis is Basis.DECLARED else Knowledge.INFERRED
        weakest[requirement.node] = max(level, weakest.get(requirement.node, level))
    return weakest


def _declared_sectors(nation: Nation, own: Mapping[str, Knowledge]) -> set[str]:
    sector_of = {asset.id: asset.sector for asset in nation.assets if asset.id in own}
    return {
        sector_of[requirement.node]
        for requirement in nation.requirements
        if requirement.basis is Basis.DECLARED and requirement.node in sector_of
    }


def _of_asset(own: Knowledge | None, *, known: bool) -> Knowledge:
    if own is not None:
        return own
    return Knowledge.DECLARED if known else Knowledge.UNKNOWN


def _shares(people: Mapping[tuple[str, Knowledge], int], names: Iterable[str]) -> Shares:
    names = list(names)
    declared, inferred, unknown = (sum(people.get((name, level), 0) for name in names) for level in Knowledge)
    total = declared + inferred + unknown
    whole = total or 1
    return Shares(total, declared / whole, inferred / whole, unknown / whole)
