"""The event engine against a plain queue over a networkx graph, the oracle and the machine, on the same attacks.

The queue knows k of n only: no buffers, no restarts, no time. So it does less than the engine, and its time is a lower
bound of what a general graph library would need.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numba as nb
import numpy as np
from benchmarks.measure import LINE, Row, arguments, copy_ns_per_line, finish, median_seconds, random_access_ns, show

from majlis.infrastructure import build_network, kernels
from majlis.infrastructure.kernels import Net, State, net_of, new_state, simulate
from majlis.infrastructure.network import RUN, Network
from majlis.infrastructure.oracle import down_slots
from majlis.infrastructure.synthesis import synthesize

Hits = Sequence[tuple[int, int, int]]
SIZES = ((1, 4000), (20, 2000), (200, 300))
"""Hits per campaign, and number of campaigns."""
MANY = 100
"""The targets hold for campaigns of at least so many affected nodes."""

reset = kernels._finish  # noqa: SLF001 - the reset alone is what is measured


@dataclass(frozen=True)
class Bench:
    """A nation ready to be attacked."""

    network: Network
    net: Net
    state: State
    graph: "nx.DiGraph[object]"


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


@nb.njit(nogil=True)
def run_all(net, state, table, starts):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - machine code
    """Run all campaigns from machine code, as the risk assessment does it; return the sum of the counters."""
    total = np.zeros(len(state.counters), dtype=np.int64)
    for i in range(len(starts) - 1):
        a, b = starts[i], starts[i + 1]
        simulate(net, state, table[0, a:b], table[1, a:b], table[2, a:b], b - a)
        total += state.counters
    return total


@nb.njit(nogil=True)
def reset_again(state, horizon, times):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201 - machine code
    """Clean what the last campaign touched once more, and again."""
    for _ in range(times):
        reset(state, horizon, 0)


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


def measure(bench: Bench, *, hits: int, count: int) -> list[Row]:
    """Return the figures of one nation and one size of campaign."""
    network, net, state = bench.network, bench.net, bench.state
    chosen = campaigns(network, count=count, hits=hits, seed=2)
    table = np.concatenate([np.array(campaign, dtype=np.int32).T for campaign in chosen], axis=1).copy()
    starts = np.arange(count + 1) * hits
    popped, moves, changes, affected = run_all(net, state, table, starts)[:4].tolist()
    seconds = median_seconds(lambda: run_all(net, state, table, starts))
    each, per_node = seconds / count, seconds / affected * 1e9
    case = f"{network.asset_count:,} assets, {hits} hits"
    many = affected / count >= MANY
    rows = [
        Row(case, "campaign", each * 1e6, "us", "", f"{affected / count:,.1f} nodes affected"),
        Row(case, "event", seconds / (popped + moves) * 1e9, "ns", "50" if many else "", "queue entry or change"),
        Row(case, "affected node", per_node, "ns", "150" if many else "", f"{changes / affected:.1f} counts changed"),
    ]
    return rows + _against(bench, case, chosen, each) + _resets(bench, case) + _limits(bench, case, per_node)


def _against(bench: Bench, case: str, chosen: Sequence[Hits], each: float) -> list[Row]:
    few = chosen[: max(1, min(20, len(chosen), 20_000 // bench.network.asset_count))]
    queue = median_seconds(lambda: [queue_cascade(bench.graph, one) for one in few]) / len(few)
    oracle = median_seconds(lambda: down_slots(bench.network, few[0]), repeats=1)
    return [
        Row(case, "campaign, networkx queue", queue * 1e6, "us", "", f"{queue / each:,.1f} x the engine"),
        Row(case, "campaign, oracle", oracle * 1e6, "us", "", f"{oracle / each:,.0f} x the engine"),
    ]


def _resets(bench: Bench, case: str) -> list[Row]:
    touched = int(bench.state.counters[4:6].sum())
    times = max(1, 2_000_000 // touched)
    reset_again(bench.state, bench.network.horizon, 1)
    seconds = median_seconds(lambda: reset_again(bench.state, bench.network.horizon, times)) / times
    return [Row(case, "reset, per touched row", seconds / touched * 1e9, "ns", "", f"{touched:,} rows in one campaign")]


def _limits(bench: Bench, case: str, per_node: float) -> list[Row]:
    state = bench.state
    size = state.node.nbytes + state.group.nbytes + bench.net.feed_group.nbytes
    access, copy = random_access_ns(size), copy_ns_per_line(size)
    told = f"a random access to its {size / 1e6:,.1f} MB takes {access:.1f} ns"
    line = f"copying a line of {LINE} bytes in order takes {copy:.2f} ns"
    return [
        Row(case, "affected node, in random accesses", per_node / access, "x", "", told),
        Row(case, "affected node, in copied lines", per_node / copy, "x", "", line),
    ]


def prepared(assets: int) -> Bench:
    """Return the synthetic nation of a size, ready."""
    network = build_network(synthesize(assets=assets, seed=1))
    net = net_of(network)
    return Bench(network, net, new_state(net), graph_of(network))


def main() -> None:
    """Measure and print."""
    wanted = arguments(__doc__)
    rows: list[Row] = []
    for assets in (3000, 100_000) if wanted.large else (3000,):
        bench = prepared(assets)
        for hits, count in SIZES:
            found = measure(bench, hits=hits, count=count)
            show(found)
            rows += found
    finish(rows, wanted)


if __name__ == "__main__":
    main()
