"""Rules on the network: what can never come up again after a total blackout, and what no one depends on."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.findings import Finding, error, place, warning
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.network import NEVER, RUN, START, Network

NAMED = 5
"""Members of a cycle that are named."""
MOST_CYCLES = 20


def never_up(network: Network) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say what stays down for ever after a total blackout with empty buffers.

    The least fixpoint: a node comes up when its groups needed to run have k suppliers up and, unless it starts
    black or by hand, its groups needed to start as well. Groups that list fewer than k suppliers are left out:
    they are an error of their own.

    Returns
    -------
    nodes : bool[nodes]
    groups : bool[groups]
        The groups that keep them down.
    """
    listed = np.diff(network.supply_start)
    alone = network.start_alone[network.group_node] != NEVER
    needed = ((network.group_need & RUN) > 0) | (((network.group_need & START) > 0) & ~alone)
    must = needed & network.group_active & (network.group_k > 0) & (network.group_k <= listed)
    waiting = np.bincount(network.group_node[must], minlength=network.node_count)
    up = waiting == 0
    missing, open_groups = network.group_k.tolist(), must.tolist()
    owner, left = network.group_node.tolist(), waiting.tolist()
    first, feeds = network.feed_start.tolist(), network.feed_group.tolist()
    queue = deque(np.flatnonzero(up).tolist())
    while queue:
        node = queue.popleft()
        for group in feeds[first[node] : first[node + 1]]:
            if not open_groups[group]:
                continue
            missing[group] -= 1
            if missing[group] == 0:
                open_groups[group] = False
                left[owner[group]] -= 1
                if left[owner[group]] == 0:
                    up[owner[group]] = True
                    queue.append(owner[group])
    return ~up, np.array(open_groups, dtype=np.bool_)


def deadlocks(nation: Nation, network: Network) -> Iterator[Finding]:
    """Yield an error for each cycle of assets that wait for each other after a blackout, the largest first."""
    down, groups = never_up(network)
    if not down.any():
        return
    waits_for: dict[int, list[int]] = defaultdict(list)
    holds: dict[int, list[int]] = defaultdict(list)
    for group in np.flatnonzero(groups).tolist():
        node = int(network.group_node[group])
        for supplier in network.supply_node[network.supply_start[group] : network.supply_start[group + 1]].tolist():
            if down[supplier]:
                waits_for[node].append(supplier)
                holds[supplier].append(node)
    cycles = sorted(_cycles(waits_for), key=lambda cycle: (-len(cycle), cycle))
    for cycle in cycles[:MOST_CYCLES]:
        yield _deadlock(nation, network, cycle, waiting=len(_reached(holds, cycle)) - len(cycle))
    if len(cycles) > MOST_CYCLES:
        what = f"{len(cycles) - MOST_CYCLES} more cycles cannot start after a blackout"
        yield error("deadlock", what, "requirements.csv", mend="mend those above first, then check again")


def _deadlock(nation: Nation, network: Network, cycle: Sequence[int], *, waiting: int) -> Finding:
    names = [network.ids[node] for node in cycle[:NAMED]]
    more = f" and {len(cycle) - NAMED} more" if len(cycle) > NAMED else ""
    return error(
        "deadlock",
        f"{', '.join(names)}{more} wait for each other after a blackout, and none of them can start",
        place(nation, "assets", names[0]),
        why=f"without black or manual start an outage of them would never end; {waiting:,} others wait for them",
        mend="give one of them black_start or manual_start_h, or one of them a supplier outside the cycle",
    )


def _cycles(waits_for: dict[int, list[int]]) -> Iterator[list[int]]:
    """Yield the strongly connected components that hold a cycle, each sorted."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    nodes = sorted(waits_for.keys() | {end for ends in waits_for.values() for end in ends})
    place_of = {node: number for number, node in enumerate(nodes)}
    tails = [place_of[node] for node, ends in waits_for.items() for _ in ends]
    heads = [place_of[end] for ends in waits_for.values() for end in ends]
    graph = coo_array((np.ones(len(tails), dtype=np.int8), (tails, heads)), shape=(len(nodes), len(nodes)))
    _, label = connected_components(graph.tocsr(), directed=True, connection="strong")
    members: dict[int, list[int]] = defaultdict(list)
    for node, component in zip(nodes, label.tolist(), strict=True):
        members[component].append(node)
    for cycle in members.values():
        if len(cycle) > 1 or cycle[0] in waits_for.get(cycle[0], ()):
            yield cycle


def _reached(follow: dict[int, list[int]], start: Iterable[int]) -> set[int]:
    seen = set(start)
    queue = deque(seen)
    while queue:
        for node in follow.get(queue.popleft(), ()):
            if node not in seen:
                seen.add(node)
                queue.append(node)
    return seen


def orphans(nation: Nation, network: Network) -> Iterator[Finding]:
    """Yield a warning for each asset from which no path of supply leads to people."""
    useful = np.zeros(network.node_count, dtype=np.bool_)
    useful[network.asset_count :] = True
    queue = deque(range(network.asset_count, network.node_count))
    first, last = network.group_start.tolist(), network.supply_start.tolist()
    suppliers = network.supply_node.tolist()
    while queue:
        node = queue.popleft()
        for supplier in suppliers[last[first[node]] : last[first[node + 1]]]:
            if not useful[supplier]:
                useful[supplier] = True
                queue.append(supplier)
    feeds = np.diff(network.feed_start)
    for node in np.flatnonzero(~useful).tolist():
        name = network.ids[node]
        what = f"{name} supplies nobody" if feeds[node] == 0 else f"{name} supplies assets, but none that serves people"
        why = "its outage counts nothing"
        mend = "name it as a supplier of what depends on it, or take it out"
        yield warning("orphan", what, place(nation, "assets", name), why=why, mend=mend)
