"""A network without a dossier: nodes by number, for studies, published models and tests."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, Int32, Int64, Network
from majlis.kernel.errors import InputError


@dataclass(frozen=True)
class Groups:
    """Requirement groups as arrays; one value stands for all groups.

    Attributes
    ----------
    node : int[groups]
        The node that has the requirement, in ascending order.
    k : int or int[groups]
        Suppliers needed.
    supply_start : int[groups + 1]
    supply_node : int[links]
        Suppliers of group g are ``supply_node[supply_start[g] : supply_start[g+1]]``, each once.
    buffer, charge, need : int or int[groups]
        As in :class:`~majlis.infrastructure.network.Network`: slots, quarters, RUN or START or both.
    """

    node: ArrayLike
    k: ArrayLike
    supply_start: ArrayLike
    supply_node: ArrayLike
    buffer: ArrayLike = 0
    charge: ArrayLike = AT_ONCE
    need: ArrayLike = RUN


def abstract_network(
    groups: Groups, *, nodes: int, horizon: int, restart: ArrayLike = 1, start_alone: ArrayLike = NEVER
) -> Network:
    """Return a network of numbered nodes, without people, areas or sectors.

    Parameters
    ----------
    groups : Groups
    nodes : int
    horizon : int
        Slots that are followed.
    restart, start_alone : int or int[nodes]
        Slots; ``start_alone`` may be NEVER.

    Raises
    ------
    InputError
        If the groups are not in the order of their nodes.
    """
    node = np.asarray(groups.node, dtype=np.int32)
    count = len(node)
    if np.any(np.diff(node) < 0):
        raise InputError("the groups must stand in the order of their nodes", code="cascade.order")
    supply_start = np.asarray(groups.supply_start, dtype=np.int64)
    supply_node = np.asarray(groups.supply_node, dtype=np.int32)
    of_link = np.repeat(np.arange(count, dtype=np.int32), np.diff(supply_start))

    def spread(value: ArrayLike, size: int) -> Int32:
        return np.ascontiguousarray(np.broadcast_to(np.asarray(value, dtype=np.int32), (size,)))

    return Network(
        ids=tuple(f"node:{v}" for v in range(nodes)),
        asset_count=nodes,
        horizon=horizon,
        slot_minutes=60,
        restart=spread(restart, nodes),
        start_alone=spread(start_alone, nodes),
        group_start=_starts(node, nodes),
        group_node=node,
        group_k=spread(groups.k, count),
        group_buffer=spread(groups.buffer, count),
        group_charge=spread(groups.charge, count),
        group_need=spread(groups.need, count),
        group_active=np.ones(count, dtype=np.bool_),
        group_confidence=np.ones(count),
        supply_start=supply_start,
        supply_node=supply_node,
        feed_start=_starts(supply_node, nodes),
        feed_group=of_link[np.argsort(supply_node, kind="stable")],
        area=np.zeros(nodes, dtype=np.int32),
        sector_or_service=np.zeros(nodes, dtype=np.int32),
        zone=np.full(nodes, -1, dtype=np.int32),
        people=np.zeros(nodes, dtype=np.int64),
        areas=("area:0",),
        sectors=("abstract",),
        services=(),
        zones=(),
    )


def _starts(keys: NDArray[np.int32], size: int) -> Int64:
    starts: Int64 = np.zeros(size + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=size), out=starts[1:])
    return starts
