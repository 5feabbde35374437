"""Networks from bare arrays."""

import numpy as np
import pytest

from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.kernel.errors import InputError


def test_links_both_ways() -> None:
    network = abstract_network(Groups([1, 1, 2], [1, 1, 2], [0, 2, 3, 5], [0, 2, 0, 0, 1]), nodes=3, horizon=9)
    assert network.group_start.tolist() == [0, 0, 2, 3]
    fed = [network.feed_group[network.feed_start[v] : network.feed_start[v + 1]].tolist() for v in range(3)]
    assert fed == [[0, 1, 2], [2], [0]]
    assert network.restart.tolist() == [1, 1, 1]
    assert network.ids == ("node:0", "node:1", "node:2")


def test_one_value_or_many() -> None:
    network = abstract_network(
        Groups([0, 1], 1, [0, 1, 2], [1, 0], buffer=np.array([3, 4])), nodes=2, horizon=5, restart=[2, 7]
    )
    assert network.group_buffer.tolist() == [3, 4]
    assert network.restart.tolist() == [2, 7]


def test_order_is_demanded() -> None:
    with pytest.raises(InputError, match="order of their nodes"):
        abstract_network(Groups([1, 0], 1, [0, 1, 2], [0, 1]), nodes=2, horizon=5)
