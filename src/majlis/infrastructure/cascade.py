"""Follow an attack through the infrastructure: who is down when, and for how many people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.attack import Attack, AttackLike, Hit
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.network import Int32, Int64, Network

if TYPE_CHECKING:
    from majlis.infrastructure.proof.tree import Proof

__all__ = ["Attack", "AttackLike", "Engine", "Hit", "Outage", "cascade", "follow"]

Engine = Literal["events", "oracle"]
MINUTES = 60


@dataclass(frozen=True)
class Outage:
    """The answer of a cascade.

    Attributes
    ----------
    network : Network
    nation : Nation or None
        None where the cascade ran on a bare network.
    hits : tuple of (int, int, int)
        Node, first slot, first slot after, of each hit.
    node, begin, end : int32[intervals]
        Node ``node[i]`` is down in slots ``begin[i]`` up to, and not with, ``end[i]``. Sorted by node and slot;
        two outages of one node never touch. ``end == network.horizon``: not over when the horizon is reached.
    group_names : sequence of str
        Name of each requirement group of the network, where they are known without the nation.
    """

    network: Network
    nation: Nation | None
    hits: tuple[tuple[int, int, int], ...]
    node: Int32
    begin: Int32
    end: Int32
    group_names: Sequence[str] = ()

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Node number by id."""
        return {name: node for node, name in enumerate(self.network.ids)}

    @property
    def hours_per_slot(self) -> float:
        """Length of a slot, hours."""
        return self.network.slot_minutes / MINUTES

    @property
    def dark(self) -> tuple[str, ...]:
        """Ids of the assets and demands that are down at some time."""
        return tuple(self.network.ids[v] for v in np.unique(self.node))

    def of_node(self, node: int) -> list[tuple[int, int]]:
        """Return the outages of a node as (first slot, first slot after)."""
        low, high = np.searchsorted(self.node, [node, node + 1])
        return [(int(self.begin[i]), int(self.end[i])) for i in range(low, high)]

    def hours(self, name: str) -> tuple[tuple[float, float], ...]:
        """Return the outages of an asset or demand as (from, until), hours after the start.

        Raises
        ------
        NotFoundError
            If the nation has no such asset or demand.
        """
        scale = self.hours_per_slot
        return tuple((begin * scale, end * scale) for begin, end in self.of_node(self.node_of(name)))

    def node_of(self, name: str) -> int:
        """Return the number of an asset or demand.

        Raises
        ------
        NotFoundError
            With the names that come nearest.
        """
        from majlis.infrastructure.attack import unknown_asset

        if name not in self.index:
            raise unknown_asset(name, self.network)
        return self.index[name]

    def down(self, name: str) -> NDArray[np.bool_]:
        """Return for each slot whether the asset or demand is down.

        Returns
        -------
        bool[horizon]
        """
        down = np.zeros(self.network.horizon, dtype=np.bool_)
        for begin, end in self.of_node(self.node_of(name)):
            down[begin:end] = True
        return down

    @cached_property
    def assets_down(self) -> Int64:
        """Number of assets down in each slot: int64[horizon]."""
        assets = self.node < self.network.asset_count
        return self._spread(self.begin[assets], self.end[assets], np.ones(int(assets.sum()), dtype=np.int64))

    @cached_property
    def people_without(self) -> Mapping[str, Int64]:
        """People without each service that fails, in each slot: service to int64[horizon]."""
        network, found = self.network, {}
        demands = self.node >= network.asset_count
        service = network.sector_or_service[self.node]
        for place, name in enumerate(network.services):
            chosen = demands & (service == place)
            if chosen.any():
                found[name] = self._spread(self.begin[chosen], self.end[chosen], network.people[self.node[chosen]])
        return found

    @cached_property
    def people_without_any(self) -> Int64:
        """People without at least one service in each slot: int64[horizon].

        A zone counts once, with the largest number of people among its interrupted services.
        """
        network = self.network
        demands = np.flatnonzero(self.node >= network.asset_count)
        zones = network.zone[self.node[demands]]
        total = np.zeros(network.horizon, dtype=np.int64)
        order = np.argsort(zones, kind="stable")
        for chosen in np.split(demands[order], np.flatnonzero(np.diff(zones[order])) + 1):
            most = np.zeros(network.horizon, dtype=np.int64)
            for i in chosen:
                span = most[self.begin[i] : self.end[i]]
                np.maximum(span, network.people[self.node[i]], out=span)
            total += most
        return total

    @cached_property
    def person_slots(self) -> Int64:
        """People x slots without a service: int64[services, areas]."""
        network = self.network
        total = np.zeros((len(network.services), len(network.areas)), dtype=np.int64)
        demands = self.node >= network.asset_count
        node = self.node[demands]
        lost = network.people[node] * (self.end - self.begin)[demands].astype(np.int64)
        np.add.at(total, (network.sector_or_service[node], network.area[node]), lost)
        return total

    def person_hours_by_service(self) -> Mapping[str, float]:
        """People x hours without each service that fails."""
        return self._named(self.network.services, self.person_slots.sum(axis=1))

    def person_hours_by_area(self) -> Mapping[str, float]:
        """People x hours without a service in each area that has any, the largest first; each service counts."""
        return self._named(self.network.areas, self.person_slots.sum(axis=0))

    def explain(self, name: str) -> "Proof":
        """Return why an asset or demand is dark: the proof tree. ``str()`` of it is plain English.

        Raises
        ------
        NotFoundError
            If the nation has no such asset or demand.
        """
        from majlis.infrastructure.proof.explain import explain

        return explain(self, name)

    def _named(self, names: tuple[str, ...], slots: Int64) -> Mapping[str, float]:
        order = sorted((i for i in range(len(names)) if slots[i]), key=lambda i: (-slots[i], names[i]))
        return {names[i]: float(slots[i]) * self.hours_per_slot for i in order}

    def _spread(self, begin: Int32, end: Int32, weight: Int64) -> Int64:
        """Return the sum of the weights over the intervals that hold each slot."""
        change = np.zeros(self.network.horizon + 1, dtype=np.int64)
        np.add.at(change, begin, weight)
        np.add.at(change, end, -weight)
        return np.cumsum(change)[:-1]


def cascade(where: Nation | Network, *, attack: AttackLike, engine: Engine = "events") -> Outage:
    """Follow an attack through a nation or a bare network.

    Parameters
    ----------
    where : Nation or Network
    attack : Attack, mapping or sequence of str
        ``{"grid:north-07": 0.0}`` (asset to hour; its usual repair), ``{"grid:north-07": (0.0, 24.0)}``
        (asset to hour and repair hours), ``["grid:north-07@0:24"]``, or an :class:`Attack`.
    engine : {"events", "oracle"}
        The production engine, or the slow one that follows the definition. They give the same answer.

    Raises
    ------
    NotFoundError, InputError
        If the attack does not fit the nation, or the nation cannot be followed.
    """
    nation, network = (where, _build(where)) if isinstance(where, Nation) else (None, where)
    usual = {asset.id: asset.repair_mode_h for asset in nation.assets} if nation else {}
    return follow(network, Attack.of(attack).filled(usual).slots(network), nation=nation, engine=engine)


def follow(
    network: Network, hits: list[tuple[int, int, int]], *, nation: Nation | None = None, engine: Engine = "events"
) -> Outage:
    """Follow hits that are given as (node, first slot, first slot after)."""
    found = _by_events(network, hits) if engine == "events" else _by_oracle(network, hits)
    order = np.lexsort((found[1], found[0]))
    return Outage(network, nation, tuple(hits), *found[:, order])


def _by_events(network: Network, hits: list[tuple[int, int, int]]) -> Int32:
    from majlis.infrastructure.kernels import net_of, new_state, simulate

    net = net_of(network)
    table = np.array(hits, dtype=np.int32).reshape(-1, 3).T.copy()
    state = new_state(net, hits=len(hits))
    count = simulate(net, state, table[0], table[1], table[2], len(hits))
    if count < 0:
        state = new_state(net, hits=len(hits), capacity=-count)
        count = simulate(net, state, table[0], table[1], table[2], len(hits))
    return np.stack([state.out_node[:count], state.out_from[:count], state.out_until[:count]])


def _by_oracle(network: Network, hits: list[tuple[int, int, int]]) -> Int32:
    from majlis.infrastructure.oracle import down_slots

    found = [
        (node, begin, end) for node, down in enumerate(down_slots(network, hits)) for begin, end in intervals(down)
    ]
    return np.array(found, dtype=np.int32).reshape(-1, 3).T


def intervals(slots: int) -> list[tuple[int, int]]:
    """Return the runs of a set of slots (bit t stands for slot t) as (first, first after)."""
    runs, at = [], 0
    while slots:
        gap = (slots & -slots).bit_length() - 1
        slots >>= gap
        length = (~slots & (slots + 1)).bit_length() - 1
        runs.append((at + gap, at + gap + length))
        slots >>= length
        at += gap + length
    return runs


def _build(nation: Nation) -> Network:
    from majlis.infrastructure.build import build_network

    return build_network(nation)
