"""A nation as flat arrays, ready for the cascade engines."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Int32 = NDArray[np.int32]
Int64 = NDArray[np.int64]

RUN, START = 1, 2
NEVER = -1
LEVELS = 4
"""Buffer levels per slot: a recharge ratio is a whole number of quarters."""
AT_ONCE = 0
"""Charge value that stands for "full again at once"."""


@dataclass(frozen=True)
class Network:
    """Nodes, requirement groups and supplier links in compressed rows. Times are slots.

    Nodes 0 .. asset_count-1 are assets, the rest demands, each in the order of their ids (sorted).

    Attributes
    ----------
    ids : tuple of str
        Short identifier of each node.
    asset_count : int
    horizon : int
        Number of slots that are followed.
    slot_minutes : int
    restart : int32[nodes]
        Slots from cause cleared to working, at least 1.
    start_alone : int32[nodes]
        Slots without a cause after which a node starts though its start requirements are not met:
        equal to ``restart`` with black start, longer with manual start, NEVER without either.
    group_start : int64[nodes + 1]
        Groups of node v are ``group_start[v] .. group_start[v+1]-1``.
    group_node, group_k, group_buffer, group_charge : int32[groups]
        Owner; needed suppliers; full buffer in slots; quarters of a slot regained per slot of supply
        (AT_ONCE: full again at once).
    group_need : int32[groups]
        RUN, START, or RUN | START.
    group_active : bool[groups]
        False: the requirement does not exist (an inferred one that was not drawn).
    group_confidence : float64[groups]
    supply_start : int64[groups + 1]
    supply_node : int32[links]
        Suppliers of group g are ``supply_node[supply_start[g] : supply_start[g+1]]``.
    feed_start : int64[nodes + 1]
    feed_group : int32[links]
        Groups that node v supplies: ``feed_group[feed_start[v] : feed_start[v+1]]``.
    area, sector_or_service, zone : int32[nodes]
        Index into ``areas``; for assets index into ``sectors``, for demands into ``services``;
        for demands index into ``zones``, else -1.
    people : int64[nodes]
        0 for assets.
    areas, sectors, services, zones : tuple of str
        Ids, sorted (``sectors`` and ``services`` in the order of the reference tables).
    """

    ids: tuple[str, ...]
    asset_count: int
    horizon: int
    slot_minutes: int
    restart: Int32
    start_alone: Int32
    group_start: Int64
    group_node: Int32
    group_k: Int32
    group_buffer: Int32
    group_charge: Int32
    group_need: Int32
    group_active: NDArray[np.bool_]
    group_confidence: NDArray[np.float64]
    supply_start: Int64
    supply_node: Int32
    feed_start: Int64
    feed_group: Int32
    area: Int32
    sector_or_service: Int32
    zone: Int32
    people: Int64
    areas: tuple[str, ...]
    sectors: tuple[str, ...]
    services: tuple[str, ...]
    zones: tuple[str, ...]

    @property
    def node_count(self) -> int:
        """Number of nodes, assets and demands together."""
        return len(self.ids)


def to_slots(hours: float, *, slot_minutes: int) -> int:
    """Return the number of time slots that cover a span, rounded up.

    Parameters
    ----------
    hours : float
        At least 0.
    slot_minutes : int
        Length of a slot, minutes.
    """
    return max(0, math.ceil(hours * 60.0 / slot_minutes - 1e-9))
