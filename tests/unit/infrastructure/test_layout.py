"""Groups are renumbered for the engine; nothing is lost by it."""

from dataclasses import replace

import numpy as np

from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.layout import by_supplier, feeds
from majlis.infrastructure.network import Network


def network_of(*groups: tuple[int, ...], nodes: int) -> Network:
    """Node i needs one of the suppliers of group i."""
    starts = np.cumsum([0, *map(len, groups)])
    suppliers = [s for group in groups for s in group]
    return abstract_network(Groups(np.arange(len(groups)), 1, starts, suppliers), nodes=nodes, horizon=9)


def found(network: Network) -> tuple[list[int], list[list[int]], int]:
    """Return the order, the groups that each node supplies in the network's numbers, and how many need a list."""
    order, feed_group = by_supplier(network)
    begin, end = feeds(network, feed_group)
    links = len(feed_group)
    places = [range(a, b) for a, b in zip(begin.tolist(), end.tolist(), strict=True)]
    supplied = [[int(order[feed_group[i] if i < links else i - links]) for i in row] for row in places]
    return order.tolist(), supplied, sum(bool(row) and row[0] < links for row in places)


def test_groups_of_one_supplier_lie_together_and_need_no_list() -> None:
    network = network_of((4,), (3,), (4,), (3,), nodes=5)
    assert found(network) == ([1, 3, 0, 2], [[], [], [], [1, 3], [0, 2]], 0)


def test_a_node_with_scattered_groups_has_a_list() -> None:
    network = network_of((3, 5), (4,), (3, 4), (4, 5), nodes=6)
    assert found(network) == ([0, 2, 1, 3], [[], [], [], [0, 2], [2, 1, 3], [0, 3]], 1)


def test_groups_without_suppliers_come_last() -> None:
    network = network_of((), (3,), (), (2,), nodes=4)
    assert found(network) == ([3, 1, 0, 2], [[], [], [3], [1]], 0)
    assert found(abstract_network(Groups([], 1, [0], []), nodes=2, horizon=9)) == ([], [[], []], 0)


def test_every_link_is_kept() -> None:
    rng = np.random.default_rng(3)
    rows = [tuple(sorted(rng.choice(40, int(rng.integers(1, 5)), replace=False).tolist())) for _ in range(40)]
    network = network_of(*rows, nodes=40)
    order, supplied, listed = found(network)
    assert sorted(order) == list(range(40))
    assert [sorted(row) for row in supplied] == [[g for g, row in enumerate(rows) if v in row] for v in range(40)]
    assert 0 < listed < 40


def test_a_supplier_listed_twice_is_no_gap() -> None:
    """The groups 0, 0, 2 are not the run 0, 1, 2."""
    network = replace(
        network_of((1,), (0,), (1,), nodes=3),
        feed_start=np.array([0, 1, 4, 4]),
        feed_group=np.array([1, 0, 0, 2], dtype=np.int32),
    )
    assert found(network)[1] == [[1], [0, 0, 2], []]
