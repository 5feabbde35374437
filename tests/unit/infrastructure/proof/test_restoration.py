"""The way back: what each node waited for, to the repair that came last; and deadlocks."""

import numpy as np

from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.cascade import follow
from majlis.infrastructure.network import NEVER, RUN, START, Network
from majlis.infrastructure.proof.past import Past
from majlis.infrastructure.proof.restoration import way_back
from majlis.infrastructure.proof.tree import Step


def network(*rows: tuple[int, int, int], alone: int = NEVER, horizon: int = 40) -> Network:
    """Two or three nodes; rows are (node, supplier, need); node 0 restarts in 2 slots and may start alone."""
    nodes = 1 + max(max(row[:2]) for row in rows)
    groups = Groups(
        node=[row[0] for row in rows],
        k=1,
        supply_start=np.arange(len(rows) + 1),
        supply_node=[row[1] for row in rows],
        need=[row[2] for row in rows],
    )
    restart = [2] + [1] * (nodes - 1)
    start_alone = [alone] + [NEVER] * (nodes - 1)
    return abstract_network(groups, nodes=nodes, horizon=horizon, restart=restart, start_alone=start_alone)


def steps(net: Network, *hits: tuple[int, int, int], node: int = 0) -> tuple[Step, ...]:
    outage = follow(net, list(hits))
    return way_back(Past(outage), (node, outage.of_node(node)[0][0]))


def test_chain_to_the_last_repair() -> None:
    found = steps(network((0, 1, RUN), (1, 2, RUN)), (2, 3, 8))
    assert [(step.node, step.back_h, step.clear_h, step.waited_for) for step in found] == [
        ("node:0", 12.0, 10.0, "group 0"),
        ("node:1", 10.0, 9.0, "group 1"),
        ("node:2", 9.0, 8.0, "repair"),
    ]


def test_own_repair_comes_last() -> None:
    found = steps(network((0, 1, RUN)), (0, 0, 20), (1, 0, 4))
    assert [(step.node, step.waited_for, step.clear_h) for step in found] == [("node:0", "repair", 20.0)]


def test_waits_for_what_it_needs_to_start() -> None:
    first, second = steps(network((0, 1, START)), (0, 0, 5), (1, 0, 15))
    assert (first.waited_for, first.held_start, first.clear_h, first.back_h) == ("group 0", True, 16.0, 18.0)
    assert (second.node, second.waited_for) == ("node:1", "repair")


def test_starts_alone() -> None:
    (step,) = steps(network((0, 1, START), alone=6), (0, 0, 5), (1, 0, 30))
    assert (step.alone, step.waited_for, step.clear_h, step.back_h) == (True, "repair", 5.0, 11.0)


def test_not_back_within_the_horizon() -> None:
    first, second = steps(network((0, 1, RUN)), (1, 0, 99))
    assert (first.back_h, first.clear_h, first.deadlock) == (None, None, False)
    assert (second.node, second.waited_for, second.clear_h) == ("node:1", "repair", None)
    (step,) = steps(network((0, 1, RUN)), (0, 0, 39))
    assert (step.back_h, step.clear_h) == (None, 39.0)


def test_deadlock() -> None:
    """Each needs the other to start, and the repair is long done."""
    found = steps(network((0, 1, START), (1, 0, START)), (0, 0, 5), (1, 0, 5))
    assert [step.deadlock for step in found] == [False, True]
    assert found[0].back_h is None


def test_a_chain_to_a_repair_is_no_deadlock() -> None:
    """0 and 1 wait for each other, but 1 waits for the repair of 2 as well: that is said first."""
    net = network((0, 1, RUN), (1, 0, RUN), (1, 2, RUN))
    assert [step.node for step in steps(net, (2, 0, 99))] == ["node:0", "node:1", "node:2"]
