"""The event engine against a plain queue over a networkx graph and against the oracle, on the same attacks.

The queue knows k of n only: no buffers, no restarts, no time. So it does less than the engine, and its time is a lower
bound of what a general graph library would need.
"""

import argparse
import json
import platform
import statistics
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

import networkx as nx
import numba as nb
import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure import build_network
from majlis.infrastructure.kernels import Net, State, net_of, new_state, simulate
from majlis.infrastructure.network import RUN, Network
from majlis.infrastructure.oracle import down_slots
from majlis.infrastructure.synthesis import synthesize

Hits = Sequence[tuple[int, int, int]]
REPEATS = 5


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median over five runs of the thread's own time, so that a busy machine disturbs less."""
    taken = []
    for _ in range(REPEATS):
        started = time.thread_time()
        work()
        taken.append(time.thread_time() - started)
    return statistics.median(taken)


def campaigns(network: Network, *, count: int, hits: int, seed: int) -> list[Hits]:
    """Return campaigns of hits on random assets in the first day, with repairs of 4 to 120 hours."""
    rng = np.random.default_rng(seed)
    found: list[Hits] = []
    for _ in range(count):
        begins = rng.integers(0, 24, hits).tolist()
        nodes = rng.choice(network.asset_count, hits, replace=False).tolist()
        repairs = rng.integers(4, 120, hits).tolist()
        found.append([(v, b, b + r) for v, b, r in zip(nodes, begins, repairs, strict=True)])
    return found


def run_events(net: Net, state: State, attacks: Sequence[NDArray[np.int32]]) -> None:
    """Run the campaigns one by one from Python."""
    for attack in attacks:
        if simulate(net, state, attack[0], attack[1], attack[2], attack.shape[1]) < 0:
            raise RuntimeError("too many outages for the state")


@nb.njit(nogil=True)
def run_all(net, state, table, starts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - machine code
    """Run all campaigns from machine code, as the risk assessment does it; return the sum of the counters."""
    total = np.zeros(len(state.counters), dtype=np.int64)
    for i in range(len(starts) - 1):
        a, b = starts[i], starts[i + 1]
        simulate(net, state, table[0, a:b], table[1, a:b], table[2, a:b], b - a)
        total += state.counters
    return total


def graph_of(network: Network) -> "nx.DiGraph[object]":
    """Return supplier -> group -> owner for the requirements to run."""
    graph: nx.DiGraph[object] = nx.DiGraph()
    graph.add_nodes_from(range(network.node_count))
    for g in np.flatnonzero(network.group_need & RUN).tolist():
        suppliers = network.supply_node[network.supply_start[g] : network.supply_start[g + 1]].tolist()
        graph.add_node(("group", g), spare=len(suppliers) - int(network.group_k[g]))
        graph.add_edges_from((s, ("group", g)) for s in suppliers)
        graph.add_edge(("group", g), int(network.group_node[g]))
    return graph


def queue_cascade(graph: "nx.DiGraph[object]", hits: Hits) -> int:
    """Return how many nodes fall."""
    down: set[object] = {hit[0] for hit in hits}
    missing: dict[object, int] = {}
    queue = deque(down)
    while queue:
        for group in graph.successors(queue.popleft()):
            missing[group] = missing.get(group, 0) + 1
            if missing[group] == graph.nodes[group]["spare"] + 1:
                for owner in graph.successors(group):
                    if owner not in down:
                        down.add(owner)
                        queue.append(owner)
    return len(down)


def measure(assets: int, *, hits: int, count: int) -> dict[str, float]:
    """Return the figures of one nation and one size of campaign."""
    network = build_network(synthesize(assets=assets, seed=1))
    net = net_of(network)
    state = new_state(net)
    chosen = campaigns(network, count=count, hits=hits, seed=2)
    attacks = [np.array(campaign, dtype=np.int32).T.copy() for campaign in chosen]
    few = chosen[: max(1, min(20, count, 20_000 // assets))]
    table, starts = np.concatenate(attacks, axis=1), np.arange(count + 1) * hits
    popped, moves, changes, affected, touched, groups = run_all(net, state, table, starts).tolist()
    seconds = median_seconds(lambda: run_all(net, state, table, starts))
    run_events(net, state, attacks[:1])
    from_python = median_seconds(lambda: run_events(net, state, attacks))
    graph = graph_of(network)
    queue = median_seconds(lambda: [queue_cascade(graph, campaign) for campaign in few]) / len(few)
    queued = sum(queue_cascade(graph, campaign) for campaign in few) / len(few)
    started = time.thread_time()
    down_slots(network, few[0])
    oracle = time.thread_time() - started
    each = seconds / count
    return {
        "assets": assets,
        "nodes": network.node_count,
        "hits": hits,
        "affected per campaign": affected / count,
        "touched per campaign": (touched + groups) / count,
        "microseconds per campaign": each * 1e6,
        "microseconds from python": from_python / count * 1e6,
        "ns per event": seconds * 1e9 / (popped + moves),
        "ns per event, supplier counts too": seconds * 1e9 / (popped + moves + changes),
        "ns per affected node": seconds * 1e9 / affected,
        "networkx queue: nodes that fall": queued,
        "networkx queue: ns per such node": queue * 1e9 / queued,
        "x faster than networkx queue": queue / each,
        "x faster than oracle": oracle / each,
    }


def main() -> None:
    """Print the table; write it as JSON where wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--large", action="store_true", help="a nation of 100,000 assets too")
    wanted = parser.parse_args()
    cases = [(3000, 1, 4000), (3000, 20, 2000), (3000, 200, 300)]
    cases += [(100_000, 1, 4000), (100_000, 20, 2000), (100_000, 200, 300)] if wanted.large else []
    rows = [measure(assets, hits=hits, count=count) for assets, hits, count in cases]
    for name in rows[0]:
        print(f"  {name:<34}" + "".join(f"{row[name]:>14,.1f}" for row in rows))
    print("  An event is a queue entry (hit, end of a hit, end of a buffer, start) or a node going down or up.")
    print("  Campaigns of one hit show the fixed cost of a call; the reset is part of every time.")
    if wanted.json:
        wanted.json.write_text(json.dumps({"machine": platform.machine(), "rows": rows}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
