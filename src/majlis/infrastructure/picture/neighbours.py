"""An asset among the others: what it needs, in words, and what depends on it, level by level."""

from dataclasses import dataclass

import numpy as np

from majlis.infrastructure.downstream import distances
from majlis.infrastructure.network import RUN
from majlis.infrastructure.picture.picture import NEED_WORDS, Picture


@dataclass(frozen=True, slots=True)
class Needed:
    """A requirement of an asset or demand.

    Attributes
    ----------
    group, words : str
        Its name, and what it asks for in words.
    basis : str
        ``declared`` or ``inferred``, with the confidence where it is inferred.
    source : str
    suppliers : tuple of int
        Nodes.
    """

    group: str
    words: str
    basis: str
    source: str
    suppliers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What depends on an asset over so many links.

    Attributes
    ----------
    distance : int
    assets, demands : tuple of int
        Nodes, in order.
    people : int
        People of the demands, once per service.
    """

    distance: int
    assets: tuple[int, ...]
    demands: tuple[int, ...]
    people: int


def needs(picture: Picture, node: int) -> tuple[Needed, ...]:
    """Return what a node requires, in the order of the groups' names."""
    network = picture.network
    found = []
    for g in range(int(network.group_start[node]), int(network.group_start[node + 1])):
        suppliers = network.supply_node[network.supply_start[g] : network.supply_start[g + 1]]
        inferred = f"inferred, {network.group_confidence[g]:.0%} sure"
        found.append(
            Needed(
                group=picture.group_names[g],
                words=requirement_words(picture, g),
                basis="declared" if picture.declared[g] else inferred,
                source=picture.group_source[g],
                suppliers=tuple(suppliers.tolist()),
            )
        )
    return tuple(found)


def requirement_words(picture: Picture, group: int) -> str:
    """Return a requirement in words: how many of its suppliers, for what, and how long it is bridged."""
    network = picture.network
    k, listed = int(network.group_k[group]), int(np.diff(network.supply_start[group : group + 2])[0])
    need = int(network.group_need[group])
    which = "its supplier" if listed == 1 else f"all {listed}" if k == listed else f"any {k} of {listed}"
    purpose = f", {NEED_WORDS[need]}" if need != RUN else ""
    buffer_h, recharge = (float(value) for value in picture.group_times[group])
    if not buffer_h:
        return f"{which}{purpose}; nothing bridges a gap"
    again = "full again at once" if np.isnan(recharge) else f"an hour of supply fills {recharge:g} h of it"
    return f"{which}{purpose}; {buffer_h:g} h are bridged, {again}"


def levels(picture: Picture, node: int, *, most: int) -> tuple[Level, ...]:
    """Return what depends on a node, by the number of links between; at most so many levels."""
    network = picture.network
    by_distance: dict[int, list[int]] = {}
    for other, distance in distances(network, node).items():
        by_distance.setdefault(distance, []).append(other)
    found = []
    for distance in sorted(by_distance)[:most]:
        nodes = sorted(by_distance[distance])
        demands = tuple(v for v in nodes if v >= picture.count)
        people = int(network.people[list(demands)].sum()) if demands else 0
        found.append(Level(distance, tuple(v for v in nodes if v < picture.count), demands, people))
    return tuple(found)
