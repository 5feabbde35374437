"""What depends on an asset, and what goes dark when it alone is lost for good."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from majlis.infrastructure.attack import unknown_asset
from majlis.infrastructure.cascade import Outage, follow
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.network import Network


@dataclass(frozen=True, slots=True)
class Dependant:
    """An asset or demand that depends on the asset.

    Attributes
    ----------
    node : str
    distance : int
        Supplier links on the shortest way: 1 is a direct dependant.
    dark_h : float or None
        Hour at which the loss of the asset alone darkens it; None: it does not, within the horizon.
    """

    node: str
    distance: int
    dark_h: float | None


@dataclass(frozen=True, slots=True)
class Downstream:
    """Everything that depends on an asset.

    Attributes
    ----------
    asset : str
    dependants : tuple of Dependant
        By distance, then by id.
    people : mapping of str to int
        People whose supply of a service goes dark at some time when the asset is lost for good.
    outage : Outage
        The cascade of that loss.
    """

    asset: str
    dependants: tuple[Dependant, ...]
    people: Mapping[str, int]
    outage: Outage


def downstream(nation: Nation, asset: str) -> Downstream:
    """Return all that depends on an asset, directly or not, and what its loss alone darkens.

    Requirements of every need count, those to start too; so a dependant may be reached that stays bright.

    Parameters
    ----------
    nation : Nation
    asset : str
        Short identifier.

    Raises
    ------
    NotFoundError
        If the nation has no such asset.
    """
    from majlis.infrastructure.build import build_network

    network = build_network(nation)
    if asset not in network.ids[: network.asset_count]:
        raise unknown_asset(asset, network)
    node = network.ids.index(asset)
    outage = follow(network, [(node, 0, network.horizon)], nation=nation)
    first = dict(zip(reversed(outage.node.tolist()), reversed(outage.begin.tolist()), strict=True))
    dependants = sorted(
        (distance, network.ids[v], first[v] * outage.hours_per_slot if v in first else None)
        for v, distance in distances(network, node).items()
    )
    people: dict[str, int] = {}
    for v in np.unique(outage.node[outage.node >= network.asset_count]):
        service = network.services[network.sector_or_service[v]]
        people[service] = people.get(service, 0) + int(network.people[v])
    return Downstream(asset, tuple(Dependant(name, far, dark) for far, name, dark in dependants), people, outage)


def distances(network: Network, node: int) -> dict[int, int]:
    """Return the nodes that depend on a node, with the number of supplier links on the shortest way."""
    found, front, distance = {node: 0}, [node], 0
    while front:
        distance += 1
        reached = []
        for v in front:
            for g in network.feed_group[network.feed_start[v] : network.feed_start[v + 1]]:
                owner = int(network.group_node[g])
                if network.group_active[g] and owner not in found:
                    found[owner] = distance
                    reached.append(owner)
        front = reached
    del found[node]
    return found
