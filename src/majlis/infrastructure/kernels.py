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

from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, START, Network
from majlis.kernel.errors import InputError

Int32 = NDArray[np.int32]

MAX_HORIZON = 20_000
"""Largest number of slots: charge x slots must fit 31 bits."""
WIDTH = 8
"""Numbers per row of a node or group in the state: half a cache line."""
FIXED = 4
"""Numbers per row of a node or group in the net: a quarter of a cache line."""
LINE = 16
"""Numbers per cache line."""
# columns of Net.node
FEED, FEED_END, RESTART, ALONE = 0, 1, 2, 3
# columns of Net.group: suppliers that may be missing; full buffer in quarters of a slot; quarters regained per slot;
# four times the owner, plus the need
SLACK, FULL, CHARGE, OWNER_NEED = 0, 1, 2, 3
# columns of State.node: is down; run causes and start blocks that hold; since when there are none; last outage
DOWN, CAUSES, BLOCKS, CAUSE_CLEAR, BLOCK_CLEAR, SINCE, BACK, FLAGS = 0, 1, 2, 3, 4, 5, 6, 7
TOUCHED, FELL, QUEUED_RESTART, QUEUED_ALONE = 1, 2, 4, 8  # flags of a node
# columns of State.group: suppliers down; missing from the buffer, as of which slot; when it ends; flags
LACKING, EMPTY, AS_OF, EXPIRY, EXHAUSTED, QUEUED, SEEN = 0, 1, 2, 3, 4, 5, 6
NO_REQUIREMENT = 2**30
COUNTERS = 6


class Net(NamedTuple):
    """The network as the engine reads it: rows of ``FIXED`` numbers per node and per group, flat.

    ``slack``: suppliers of a group that may be missing if it is active.
    """

    horizon: int
    node: Int32
    group: Int32
    feed_group: Int32
    slack: Int32


class State(NamedTuple):
    """The engine's work space, one per thread, and the last result."""

    node: Int32
    group: Int32
    head: Int32
    link: Int32
    work: Int32
    nodes_touched: Int32
    groups_touched: Int32
    out_node: Int32
    out_from: Int32
    out_until: Int32
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
    node = np.zeros((network.node_count, FIXED), dtype=np.int32)
    node[:, FEED] = network.feed_start[:-1]
    node[:, FEED_END] = network.feed_start[1:]
    group = np.zeros((len(network.group_k), FIXED), dtype=np.int32)
    most = 4 * network.horizon
    group[:, CHARGE] = np.where(network.group_charge == AT_ONCE, most, np.minimum(network.group_charge, most))
    group[:, OWNER_NEED] = 4 * network.group_node + network.group_need
    slack = (listed - network.group_k).astype(np.int32)
    feed_group = network.feed_group.astype(np.int32)
    return vary(
        Net(int(network.horizon), node.reshape(-1), group.reshape(-1), feed_group, slack),
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
    node, group = _lines(len(net.node)), _lines(len(net.group))
    node[:], group[:] = net.node, net.group
    nodes, groups = node.reshape(-1, FIXED), group.reshape(-1, FIXED)
    if restart is not None:
        _at_least(restart, 1, "a restart takes at least one slot")
        nodes[:, RESTART] = np.minimum(restart, net.horizon)
    if start_alone is not None:
        alone = np.where(start_alone == NEVER, net.horizon, start_alone)
        _at_least(alone, 1, "a start takes at least one slot")
        nodes[:, ALONE] = np.minimum(alone, net.horizon)
    if group_buffer is not None:
        _at_least(group_buffer, 0, "a buffer bridges at least no slot")
        groups[:, FULL] = 4 * np.minimum(group_buffer, net.horizon)
    if group_active is not None:
        groups[:, SLACK] = np.where(group_active, net.slack, NO_REQUIREMENT)
    return net._replace(node=node, group=group)


def _at_least(values: Int32, least: int, what: str) -> None:
    if np.any(values < least):
        raise InputError(what, code="cascade.slots")


def _lines(size: int) -> Int32:
    """Return zeros that begin at a cache line, so that no row lies across two."""
    room = np.zeros(size + LINE, dtype=np.int32)
    first = -(room.ctypes.data // room.itemsize) % LINE
    return room[first : first + size]


def new_state(net: Net, *, capacity: int = 0, hits: int = 0) -> State:
    """Make a work space for :func:`simulate`.

    Parameters
    ----------
    net : Net
    capacity : int
        Number of outage intervals that fit. Default: four per node, and 4,096.
    hits : int
        Number of hits that fit. Default: two per node, and 1,024.
    """
    nodes, groups = len(net.node) // FIXED, len(net.group) // FIXED
    capacity = capacity or 4 * nodes + 4096
    hits = hits or 2 * nodes + 1024
    return State(
        node=_lines(nodes * WIDTH),
        group=_lines(groups * WIDTH),
        head=np.full(2 * net.horizon, -1, dtype=np.int32),
        link=_lines(groups + 2 * nodes + 2 * hits),
        work=_lines(groups + 3 * nodes + 2 * hits),
        nodes_touched=_lines(nodes),
        groups_touched=_lines(groups),
        out_node=_lines(capacity),
        out_from=_lines(capacity),
        out_until=_lines(capacity),
        counters=np.zeros(COUNTERS, dtype=np.int64),
    )


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
    horizon, node, group, feed = net.horizon, net.node, net.group, net.feed_group
    mine, ours, head, link, work = state.node, state.group, state.head, state.link, state.work
    touched, seen = state.nodes_touched, state.groups_touched
    out_node, out_from, out_until = state.out_node, state.out_from, state.out_until
    groups, nodes, room = len(ours) // WIDTH, len(mine) // WIDTH, len(out_node)
    first_hit = groups + 2 * nodes
    if first_hit + 2 * hits > len(link):
        raise ValueError("more hits than the state was made for")
    popped = moves = changes = affected = touches = sights = out = 0
    pending, t = _queue_hits(head, link, horizon, first_hit, hit_from, hit_until, hits)
    while pending > 0:
        depth, taken, moved, changed = _come_up(net, mine, ours, head, link, work, hit_node, first_hit, groups, t)
        popped += taken
        pending -= taken
        moves += moved
        changes += changed
        pending += _meet_again(node, group, mine, head, link, work, depth, t, horizon, groups, nodes)
        depth, taken, put = _run_out(group, ours, head, link, work, hit_node, horizon, first_hit, groups, t)
        popped += taken
        pending += put - taken
        while depth > 0:
            depth -= 1
            item = work[depth]
            whose = group[item * FIXED + OWNER_NEED] if item < groups else 4 * (item - groups) + RUN
            v, need = whose >> 2, whose & 3
            w, u = v * WIDTH, v * FIXED
            if mine[w + FLAGS] == 0:
                mine[w + FLAGS] = TOUCHED
                touched[touches] = v
                touches += 1
            if need & START:
                mine[w + BLOCKS] += 1
            if not need & RUN:
                continue
            mine[w + CAUSES] += 1
            if mine[w + DOWN]:
                continue
            mine[w + DOWN] = 1
            moves += 1
            if not mine[w + FLAGS] & FELL:
                mine[w + FLAGS] |= FELL
                mine[w + SINCE] = t
                affected += 1
            elif mine[w + BACK] < t:
                if out < room:
                    out_node[out], out_from[out], out_until[out] = v, mine[w + SINCE], mine[w + BACK]
                out += 1
                mine[w + SINCE] = t
            changes += node[u + FEED_END] - node[u + FEED]
            for i in range(node[u + FEED], node[u + FEED_END]):
                g = feed[i]
                r, q = g * WIDTH, g * FIXED
                if not ours[r + SEEN]:
                    ours[r + SEEN] = 1
                    seen[sights] = g
                    sights += 1
                ours[r + LACKING] += 1
                if ours[r + LACKING] == group[q + SLACK] + 1:
                    empty = max(0, ours[r + EMPTY] - group[q + CHARGE] * (t - ours[r + AS_OF]))
                    expiry = t + ((group[q + FULL] - empty) >> 2)
                    ours[r + EMPTY] = empty
                    ours[r + AS_OF] = t
                    ours[r + EXPIRY] = expiry
                    if expiry == t:
                        ours[r + EXHAUSTED] = 1
                        work[depth] = g
                        depth += 1
                    elif expiry < horizon and not ours[r + QUEUED]:
                        ours[r + QUEUED] = 1
                        link[g], head[2 * expiry + 1] = head[2 * expiry + 1], g
                        pending += 1
        t += 1
    counters = state.counters
    counters[0], counters[1], counters[2], counters[3] = popped, moves, changes, affected
    counters[4], counters[5] = touches, sights
    out = _finish(state, horizon, out)
    return out if out <= room else -out


@nb.njit(nogil=True, cache=True, inline="always")
def _come_up(net, mine, ours, head, link, work, hit_node, first_hit, groups, t):
    """Let come up what can, and stack what is met again.

    The stack holds: a group; ``groups`` + node for a hit that ends; ``first_hit`` + node to look at once more.
    """
    node, group, feed = net.node, net.group, net.feed_group
    depth = taken = moved = changed = 0
    entry, head[2 * t] = head[2 * t], -1
    while entry >= 0:
        taken += 1
        if entry >= first_hit:
            work[depth] = groups + hit_node[(entry - first_hit) >> 1]
            depth += 1
            entry = link[entry]
            continue
        v = (entry - groups) >> 1
        w, u = v * WIDTH, v * FIXED
        mine[w + FLAGS] &= ~(QUEUED_RESTART << ((entry - groups) & 1))
        entry = link[entry]
        if mine[w + DOWN] == 0 or mine[w + CAUSES] > 0:
            continue
        due = max(mine[w + CAUSE_CLEAR], mine[w + BLOCK_CLEAR]) + node[u + RESTART]
        if mine[w + CAUSE_CLEAR] + node[u + ALONE] != t and (mine[w + BLOCKS] > 0 or due != t):
            work[depth] = first_hit + v
            depth += 1
            continue
        mine[w + DOWN] = 0
        mine[w + BACK] = t
        moved += 1
        changed += node[u + FEED_END] - node[u + FEED]
        for i in range(node[u + FEED], node[u + FEED_END]):
            g = feed[i]
            r, q = g * WIDTH, g * FIXED
            ours[r + LACKING] -= 1
            if ours[r + LACKING] == group[q + SLACK]:
                ours[r + EMPTY] = min(group[q + FULL], ours[r + EMPTY] + 4 * (t - ours[r + AS_OF]))
                ours[r + AS_OF] = t
                if ours[r + EXHAUSTED]:
                    ours[r + EXHAUSTED] = 0
                    work[depth] = g
                    depth += 1
    return depth, taken, moved, changed


@nb.njit(nogil=True, cache=True, inline="always")
def _meet_again(node, group, mine, head, link, work, depth, t, horizon, groups, nodes):
    """Let what stands on the stack be met again, and queue the starts that follow; return how many."""
    put = 0
    while depth > 0:
        depth -= 1
        item = work[depth]
        if item < groups:
            whose = group[item * FIXED + OWNER_NEED]
        elif item < groups + nodes:
            whose = 4 * (item - groups) + RUN
        else:
            whose = 4 * (item - groups - 2 * nodes)
        v, need = whose >> 2, whose & 3
        w, u = v * WIDTH, v * FIXED
        if need & START:
            mine[w + BLOCKS] -= 1
            if mine[w + BLOCKS] == 0:
                mine[w + BLOCK_CLEAR] = t
        if need & RUN:
            mine[w + CAUSES] -= 1
            if mine[w + CAUSES] == 0:
                mine[w + CAUSE_CLEAR] = t
        if mine[w + DOWN] == 0 or mine[w + CAUSES] > 0:
            continue
        alone = mine[w + CAUSE_CLEAR] + node[u + ALONE]
        if t < alone < horizon and not mine[w + FLAGS] & QUEUED_ALONE:
            mine[w + FLAGS] |= QUEUED_ALONE
            link[groups + 2 * v + 1], head[2 * alone] = head[2 * alone], groups + 2 * v + 1
            put += 1
        due = max(mine[w + CAUSE_CLEAR], mine[w + BLOCK_CLEAR]) + node[u + RESTART]
        if mine[w + BLOCKS] == 0 and t < due < min(alone, horizon) and not mine[w + FLAGS] & QUEUED_RESTART:
            mine[w + FLAGS] |= QUEUED_RESTART
            link[groups + 2 * v], head[2 * due] = head[2 * due], groups + 2 * v
            put += 1
    return put


@nb.njit(nogil=True, cache=True, inline="always")
def _run_out(group, ours, head, link, work, hit_node, horizon, first_hit, groups, t):
    """Put the groups whose buffer ends now, and the hits that begin now, on the stack of what falls."""
    depth = taken = put = 0
    entry, head[2 * t + 1] = head[2 * t + 1], -1
    while entry >= 0:  # the stack now holds what falls: a group, or groups + node for a hit
        taken += 1
        following = link[entry]
        if entry >= first_hit:
            work[depth] = groups + hit_node[(entry - first_hit) >> 1]
            depth += 1
        else:
            r, q = entry * WIDTH, entry * FIXED
            ours[r + QUEUED] = 0
            if ours[r + LACKING] > group[q + SLACK] and not ours[r + EXHAUSTED]:
                expiry = ours[r + EXPIRY]
                if expiry == t:
                    ours[r + EXHAUSTED] = 1
                    work[depth] = entry
                    depth += 1
                elif expiry < horizon:
                    ours[r + QUEUED] = 1
                    link[entry], head[2 * expiry + 1] = head[2 * expiry + 1], entry
                    put += 1
        entry = following
    return depth, taken, put


@nb.njit(nogil=True, cache=True)
def _queue_hits(head, link, horizon, first_hit, hit_from, hit_until, hits):
    """Put begin and end of the hits into the calendar; return the number of entries and the first slot."""
    queued, first = 0, horizon
    for h in range(hits):
        begin, end = max(hit_from[h], 0), hit_until[h]
        if begin < min(end, horizon):
            first = min(first, begin)
            link[first_hit + 2 * h], head[2 * begin + 1] = head[2 * begin + 1], first_hit + 2 * h
            queued += 1
            if end < horizon:
                link[first_hit + 2 * h + 1], head[2 * end] = head[2 * end], first_hit + 2 * h + 1
                queued += 1
    return queued, first


@nb.njit(nogil=True, cache=True)
def _finish(state, horizon, out):
    """Write each affected node's last outage, clean what was touched, return the number of outages."""
    mine, ours, touched, seen = state.node, state.group, state.nodes_touched, state.groups_touched
    out_node, out_from, out_until = state.out_node, state.out_from, state.out_until
    for i in range(state.counters[4]):
        w = touched[i] * WIDTH
        if mine[w + FLAGS] & FELL:
            if out < len(out_node):
                out_node[out], out_from[out] = touched[i], mine[w + SINCE]
                out_until[out] = horizon if mine[w + DOWN] else mine[w + BACK]
            out += 1
        for j in range(w, w + WIDTH):
            mine[j] = 0
    for i in range(state.counters[5]):
        for j in range(seen[i] * WIDTH, seen[i] * WIDTH + WIDTH):
            ours[j] = 0
    return out
