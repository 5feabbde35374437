"""The event engine of the cascade in machine code: cost goes with the affected nodes, not with the nation.

How to call it, from Python or from another kernel::

    net = net_of(network)                      # once; read-only, shared by all threads
    net = vary(net, group_active=..., ...)     # once per parameter draw, if at all
    state = new_state(net)                     # one per thread
    count = simulate(net, state, hit_node, hit_from, hit_until, hits)
    for i in range(count): state.out_node[i] is down in slots [state.out_from[i], state.out_until[i])

``hit_*`` are int32 arrays, of which the first ``hits`` entries count. There is one interval for each outage of a
node, in no particular order; two of one node never touch. One that ends at ``net.horizon`` is not over.
A negative count says that ``-count`` intervals did not fit (:func:`new_state`, ``capacity``).
The state is clean again when ``simulate`` returns. ``state.counters`` then holds: queue entries processed, nodes
going down or up, supplier counts changed, nodes affected, nodes and groups touched.
"""

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.layout import by_supplier, feeds
from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, START, Network
from majlis.kernel.errors import InputError

Int32 = NDArray[np.int32]
Rows = NDArray[np.void]

MAX_HORIZON = 20_000
"""Largest number of slots: charge x slots must fit 31 bits."""
LINE = 64
"""Bytes of a cache line: two rows of nodes or groups."""
NODE = np.dtype(
    [
        ("feed", np.int32),  # the groups it supplies, first and first after: see layout.feeds
        ("feed_end", np.int32),
        ("restart", np.int16),  # slots, as in Network
        ("alone", np.int16),
        ("flags", np.int16),
        ("blocks", np.int16),  # start blocks that hold, or minus the slot since when there are none
        ("causes", np.int32),  # run causes that hold, or minus the slot since when there are none
        ("since", np.int16),  # its last outage
        ("back", np.int16),
        ("next_restart", np.int32),  # entries that follow in the calendar
        ("next_alone", np.int32),
    ]
)
"""A node's parameters and its state in one row: what a cascade needs of a node, it has to fetch only once."""
TOUCHED, FELL, DOWN, QUEUED_RESTART, QUEUED_ALONE = 1, 2, 4, 8, 16  # flags of a node
GROUP = np.dtype(
    [
        ("slack", np.int32),  # suppliers that may be missing
        ("full", np.int32),  # full buffer in quarters of a slot
        ("charge", np.int32),  # quarters regained per slot
        ("owner_need", np.int32),  # four times the owner, plus the need
        ("lacking", np.int32),  # suppliers down, times ONE, plus flags
        ("empty", np.int32),  # quarters missing from the buffer, as of which slot
        ("as_of", np.int32),
        ("next", np.int32),  # entry that follows in the calendar
    ]
)
"""A requirement group's parameters and its state in one row."""
SEEN, EXHAUSTED, QUEUED, ONE = 1, 2, 4, 8  # flags of a group, and one supplier
SHIFT = 3
"""``lacking >> SHIFT`` is the number of suppliers down."""
NO_REQUIREMENT = 2**30
MAX_GROUPS = 30_000
"""Largest number of requirements of one node: what blocks a start is counted in 16 bits."""
COUNTERS = 6


class Net(NamedTuple):
    """The network as the engine reads it: rows of nodes and of groups, in the state before an attack.

    Groups stand in the order of their first supplier: those that fail together lie together.

    ``order``: the network's number of each group. ``slack``: suppliers of a group that may be missing if it is
    active. ``key`` tells nets apart.
    """

    horizon: int
    node: Rows
    group: Rows
    feed_group: Int32
    order: NDArray[np.int64]
    slack: Int32
    key: int


class State(NamedTuple):
    """The engine's work space, one per thread, and the last result. ``key[0]`` is that of the net it was last for."""

    key: NDArray[np.int64]
    node: Rows
    group: Rows
    head: Int32
    link: Int32
    work: Int32
    nodes_touched: Int32
    groups_touched: Int32
    out_node: Int32
    out_from: Int32
    out_until: Int32
    fetched: NDArray[np.int64]
    counters: NDArray[np.int64]


def net_of(network: Network) -> Net:
    """Pack a network for the engine.

    Raises
    ------
    InputError
        If a group asks for more suppliers than it lists, a restart takes no slot, or the horizon is too long.
    """
    if not 1 <= network.horizon <= MAX_HORIZON:
        raise InputError(
            f"a horizon of {network.horizon} slots is out of range",
            mend=f"use 1 to {MAX_HORIZON} slots: a shorter horizon, or slots of 60 minutes",
            code="cascade.horizon",
        )
    listed = np.diff(network.supply_start)
    short = np.flatnonzero(network.group_k > listed)
    if short.size:
        g = int(short[0])
        raise InputError(
            f"{network.ids[network.group_node[g]]} needs {network.group_k[g]} of {listed[g]} suppliers",
            why="it could never work",
            mend="lower k or list more suppliers",
            code="cascade.k",
        )
    if np.max(np.diff(network.group_start), initial=0) > MAX_GROUPS:
        raise InputError(f"a node has more than {MAX_GROUPS:,} requirements", code="cascade.groups")
    order, feed_group = by_supplier(network)
    node, group = _rows(network.node_count, NODE), _rows(len(order), GROUP)
    node["feed"], node["feed_end"] = feeds(network, feed_group)
    most = 4 * network.horizon
    charge = np.where(network.group_charge == AT_ONCE, most, np.minimum(network.group_charge, most))
    group["charge"] = charge[order]
    group["owner_need"] = (4 * network.group_node + network.group_need)[order]
    slack = (listed - network.group_k).astype(np.int32)
    return vary(
        Net(int(network.horizon), node, group, feed_group, order, slack[order], 0),
        group_active=network.group_active,
        group_buffer=network.group_buffer,
        restart=network.restart,
        start_alone=network.start_alone,
    )


def vary(
    net: Net,
    *,
    group_active: NDArray[np.bool_] | None = None,
    group_buffer: Int32 | None = None,
    restart: Int32 | None = None,
    start_alone: Int32 | None = None,
) -> Net:
    """Return the net with other parameters; what is not given stays.

    Parameters
    ----------
    net : Net
        Made by :func:`net_of`.
    group_active : bool[groups], optional
    group_buffer : int32[groups], optional
        Slots.
    restart, start_alone : int32[nodes], optional
        Slots, as in :class:`~majlis.infrastructure.network.Network`.

    Raises
    ------
    InputError
        If a restart takes less than one slot or a buffer is negative.
    """
    nodes, groups = _copy(net.node), _copy(net.group)
    if restart is not None:
        _at_least(restart, 1, "a restart takes at least one slot")
        nodes["restart"] = np.minimum(restart, net.horizon)
    if start_alone is not None:
        alone = np.where(start_alone == NEVER, net.horizon, start_alone)
        _at_least(alone, 1, "a start takes at least one slot")
        nodes["alone"] = np.minimum(alone, net.horizon)
    if group_buffer is not None:
        _at_least(group_buffer, 0, "a buffer bridges at least no slot")
        groups["full"] = 4 * np.minimum(group_buffer, net.horizon)[net.order]
    if group_active is not None:
        groups["slack"] = np.where(group_active[net.order], net.slack, NO_REQUIREMENT)
    return net._replace(node=nodes, group=groups, key=hash((nodes.tobytes(), groups.tobytes())))


def _at_least(values: Int32, least: int, what: str) -> None:
    if np.any(values < least):
        raise InputError(what, code="cascade.slots")


def _rows(count: int, kind: np.dtype[np.void]) -> Rows:
    """Return clean rows that begin at a cache line, so that no row lies across two."""
    room = np.zeros(count * kind.itemsize + LINE, dtype=np.uint8)
    first = -room.ctypes.data % LINE
    return room[first : first + count * kind.itemsize].view(kind)


def _copy(rows: Rows) -> Rows:
    fresh = _rows(len(rows), rows.dtype)
    fresh.view(np.uint8)[:] = rows.view(np.uint8)
    return fresh


def new_state(net: Net, *, capacity: int = 0, hits: int = 0) -> State:
    """Make a work space for :func:`simulate`.

    Parameters
    ----------
    net : Net
        It serves this net and all that :func:`vary` makes of it; the first attack on another of them takes a copy.
    capacity : int
        Number of outage intervals that fit. Default: four per node, and 4,096.
    hits : int
        Number of hits that fit. Default: two per node, and 1,024.
    """
    nodes, groups = len(net.node), len(net.group)
    capacity = capacity or 4 * nodes + 4096
    hits = hits or 2 * nodes + 1024

    def room(size: int) -> Int32:
        return np.zeros(size, dtype=np.int32)

    head, out = np.full(2 * net.horizon, -1, dtype=np.int32), (room(capacity), room(capacity), room(capacity))
    work, touched = (room(2 * hits), room(groups + 3 * nodes + 2 * hits)), (room(nodes), room(groups))
    sums = (np.zeros(1, dtype=np.int64), np.zeros(COUNTERS, dtype=np.int64))
    return State(np.full(1, net.key), _copy(net.node), _copy(net.group), head, *work, *touched, *out, *sums)


@nb.njit(nogil=True, cache=True)
def simulate(net, state, hit_node, hit_from, hit_until, hits):
    """Follow one attack; return the number of outage intervals in ``state.out_*`` (see the module).

    In each slot first what comes up, then what runs out, then what goes down: a node that comes up and is
    pulled down in the same slot was never up, and no buffer has noticed.

    Parameters
    ----------
    net : Net
    state : State
    hit_node, hit_from, hit_until : int32[>= hits]
        Node ``hit_node[i]`` is hit in slots ``hit_from[i]`` up to, and not with, ``hit_until[i]``. Hits may overlap.
    hits : int

    Raises
    ------
    ValueError
        If there are more hits than the state was made for.
    """
    # The parts of a slot are inlined: at a real call numba would count references to each array that it hands over.
    # The calendar has two lists for each slot, what comes up and what falls. An entry is a group; len(groups) + 2 x
    # node for its restart, one more for its start alone; or first_hit + 2 x hit for its begin, one more for its end.
    horizon, feed = net.horizon, net.feed_group
    nodes, groups, head, link, work = state.node, state.group, state.head, state.link, state.work
    touched, seen = state.nodes_touched, state.groups_touched
    out_node, out_from, out_until = state.out_node, state.out_from, state.out_until
    room, first_start = len(out_node), len(groups)
    first_hit = first_start + 2 * len(nodes)
    if 2 * hits > len(link):
        raise ValueError("more hits than the state was made for")
    if state.key[0] != net.key:
        _adopt(net, state)
    popped = moves = changes = affected = touches = sights = out = 0
    state.fetched[0] = _fetch(nodes, groups, feed, hit_node, hits)
    pending, t = _queue_hits(head, link, horizon, first_hit, hit_from, hit_until, hits)
    while pending > 0:
        if head[2 * t] < 0 and head[2 * t + 1] < 0:
            t += 1
            continue
        depth, taken, moved, changed = _come_up(feed, nodes, groups, head, link, work, hit_node, first_hit, t)
        popped += taken
        pending -= taken
        moves += moved
        changes += changed
        pending += _meet_again(nodes, head, work, depth, t, horizon, first_start)
        depth, taken, put = _run_out(groups, head, link, work, hit_node, horizon, first_hit, t)
        popped += taken
        pending += put - taken
        while depth > 0:
            depth -= 1
            v, need = work[depth] >> 2, work[depth] & 3
            node = nodes[v]
            flags = node["flags"]
            if flags == 0:
                node["flags"] = flags = TOUCHED
                touched[touches] = v
                touches += 1
            if need & START:
                node["blocks"] = max(node["blocks"], 0) + 1
            if not need & RUN:
                continue
            node["causes"] = max(node["causes"], 0) + 1
            if flags & DOWN:
                continue
            node["flags"] = flags | DOWN | FELL
            moves += 1
            if not flags & FELL:
                node["since"] = t
                affected += 1
            elif node["back"] < t:
                if out < room:
                    out_node[out], out_from[out], out_until[out] = v, node["since"], node["back"]
                out += 1
                node["since"] = t
            changes += node["feed_end"] - node["feed"]
            for i in range(node["feed"], node["feed_end"]):
                g = feed[i] if i < len(feed) else i - len(feed)
                group = groups[g]
                lacking = group["lacking"] + ONE
                if not lacking & SEEN:
                    lacking |= SEEN
                    seen[sights] = g
                    sights += 1
                if lacking >> SHIFT == group["slack"] + 1:
                    empty = max(0, group["empty"] - group["charge"] * (t - group["as_of"]))
                    expiry = t + ((group["full"] - empty) >> 2)
                    group["empty"] = empty
                    group["as_of"] = t
                    if expiry == t:
                        lacking |= EXHAUSTED
                        work[depth] = group["owner_need"]
                        depth += 1
                    elif expiry < horizon and not lacking & QUEUED:
                        lacking |= QUEUED
                        group["next"], head[2 * expiry + 1] = head[2 * expiry + 1], g
                        pending += 1
                group["lacking"] = lacking
        t += 1
    counters = state.counters
    counters[0], counters[1], counters[2], counters[3] = popped, moves, changes, affected
    counters[4], counters[5] = touches, sights
    out = _finish(state, horizon, out)
    return out if out <= room else -out


@nb.njit(nogil=True, cache=True, inline="always")
def _fetch(nodes, groups, feed, hit_node, hits):
    """Read the first rows that will be needed, so that the memory brings them all at once; the sum means nothing."""
    fetched = 0
    for h in range(hits):
        node = nodes[hit_node[h]]
        for i in range(node["feed"], node["feed_end"]):
            fetched += groups[feed[i] if i < len(feed) else i - len(feed)]["owner_need"]
    return fetched


@nb.njit(nogil=True, cache=True, inline="always")
def _come_up(feed, nodes, groups, head, link, work, hit_node, first_hit, t):
    """Let come up what can, and stack what is met again: four times the node, plus what it needed."""
    depth = taken = moved = changed = 0
    entry, head[2 * t] = head[2 * t], -1
    while entry >= 0:
        taken += 1
        if entry >= first_hit:
            work[depth] = 4 * hit_node[(entry - first_hit) >> 1] + RUN
            depth += 1
            entry = link[entry - first_hit]
            continue
        v, alone = (entry - len(groups)) >> 1, (entry - len(groups)) & 1
        node = nodes[v]
        flags = node["flags"] & ~(QUEUED_ALONE if alone else QUEUED_RESTART)
        node["flags"] = flags
        entry = node["next_alone"] if alone else node["next_restart"]
        if not flags & DOWN or node["causes"] > 0:
            continue
        due = max(-node["causes"], -node["blocks"]) + node["restart"]
        if t - node["alone"] != -node["causes"] and (node["blocks"] > 0 or due != t):
            work[depth] = 4 * v
            depth += 1
            continue
        node["flags"] = flags & ~DOWN
        node["back"] = t
        moved += 1
        changed += node["feed_end"] - node["feed"]
        for i in range(node["feed"], node["feed_end"]):
            group = groups[feed[i] if i < len(feed) else i - len(feed)]
            lacking = group["lacking"] - ONE
            if lacking >> SHIFT == group["slack"]:
                group["empty"] = min(group["full"], group["empty"] + 4 * (t - group["as_of"]))
                group["as_of"] = t
                if lacking & EXHAUSTED:
                    lacking &= ~EXHAUSTED
                    work[depth] = group["owner_need"]
                    depth += 1
            group["lacking"] = lacking
    return depth, taken, moved, changed


@nb.njit(nogil=True, cache=True, inline="always")
def _meet_again(nodes, head, work, depth, t, horizon, first_start):
    """Let what stands on the stack be met again, and queue the starts that follow; return how many."""
    put = 0
    while depth > 0:
        depth -= 1
        v, need = work[depth] >> 2, work[depth] & 3
        node = nodes[v]
        if need & START:
            blocks = node["blocks"] - 1
            node["blocks"] = blocks if blocks > 0 else -t
        if need & RUN:
            causes = node["causes"] - 1
            node["causes"] = causes if causes > 0 else -t
        flags = node["flags"]
        if not flags & DOWN or node["causes"] > 0:
            continue
        alone = node["alone"] - node["causes"]
        if t < alone < horizon and not flags & QUEUED_ALONE:
            flags |= QUEUED_ALONE
            node["next_alone"], head[2 * alone] = head[2 * alone], first_start + 2 * v + 1
            put += 1
        due = max(-node["causes"], -node["blocks"]) + node["restart"]
        if node["blocks"] <= 0 and t < due < min(alone, horizon) and not flags & QUEUED_RESTART:
            flags |= QUEUED_RESTART
            node["next_restart"], head[2 * due] = head[2 * due], first_start + 2 * v
            put += 1
        node["flags"] = flags
    return put


@nb.njit(nogil=True, cache=True, inline="always")
def _run_out(groups, head, link, work, hit_node, horizon, first_hit, t):
    """Stack what falls: owners of groups whose buffer ends now, and nodes whose hit begins now."""
    depth = taken = put = 0
    entry, head[2 * t + 1] = head[2 * t + 1], -1
    while entry >= 0:
        taken += 1
        if entry >= first_hit:
            work[depth] = 4 * hit_node[(entry - first_hit) >> 1] + RUN
            depth += 1
            entry = link[entry - first_hit]
            continue
        g, group = entry, groups[entry]
        entry = group["next"]
        lacking = group["lacking"] & ~QUEUED
        if lacking >> SHIFT > group["slack"] and not lacking & EXHAUSTED:
            expiry = group["as_of"] + ((group["full"] - group["empty"]) >> 2)
            if expiry == t:
                lacking |= EXHAUSTED
                work[depth] = group["owner_need"]
                depth += 1
            elif expiry < horizon:
                lacking |= QUEUED
                group["next"], head[2 * expiry + 1] = head[2 * expiry + 1], g
                put += 1
        group["lacking"] = lacking
    return depth, taken, put


@nb.njit(nogil=True, cache=True)
def _adopt(net, state):
    """Take over the parameters of another net; the state is clean, so its rows are copies."""
    if len(net.node) != len(state.node) or len(net.group) != len(state.group) or 2 * net.horizon != len(state.head):
        raise ValueError("the state was made for another network")
    for v in range(len(net.node)):
        state.node[v] = net.node[v]
    for g in range(len(net.group)):
        state.group[g] = net.group[g]
    state.key[0] = net.key


@nb.njit(nogil=True, cache=True)
def _queue_hits(head, link, horizon, first_hit, hit_from, hit_until, hits):
    """Put begin and end of the hits into the calendar; return the number of entries and the first slot."""
    queued, first = 0, horizon
    for h in range(hits):
        begin, end = max(hit_from[h], 0), hit_until[h]
        if begin < min(end, horizon):
            first = min(first, begin)
            link[2 * h], head[2 * begin + 1] = head[2 * begin + 1], first_hit + 2 * h
            queued += 1
            if end < horizon:
                link[2 * h + 1], head[2 * end] = head[2 * end], first_hit + 2 * h + 1
                queued += 1
    return queued, first


@nb.njit(nogil=True, cache=True)
def _finish(state, horizon, out):
    """Write each affected node's last outage, clean what was touched, return the number of outages."""
    out_node, out_from, out_until = state.out_node, state.out_from, state.out_until
    for i in range(state.counters[4]):
        v = state.nodes_touched[i]
        node = state.node[v]
        if node["flags"] & FELL:
            if out < len(out_node):
                out_node[out], out_from[out] = v, node["since"]
                out_until[out] = horizon if node["flags"] & DOWN else node["back"]
            out += 1
        node["flags"] = node["blocks"] = node["causes"] = node["since"] = node["back"] = 0
    for i in range(state.counters[5]):
        group = state.group[state.groups_touched[i]]
        group["lacking"] = group["empty"] = group["as_of"] = 0
    return out
