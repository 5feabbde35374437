"""The oracle's parts, each by its plain meaning."""

from itertools import product

import numpy as np
import pytest

from majlis.infrastructure import oracle
from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.network import AT_ONCE

HORIZON = 12


def bits(slots: int) -> list[bool]:
    return [bool(slots >> t & 1) for t in range(HORIZON)]


@pytest.mark.parametrize("spare", range(6))
def test_more_than(spare: int) -> None:
    rows = list(product([0, 1], repeat=5))
    sets = [sum(row[i] << t for t, row in enumerate(rows)) for i in range(5)]
    found = oracle._more_than(spare, sets)
    assert [bool(found >> t & 1) for t in range(32)] == [sum(row) > spare for row in rows]


@pytest.mark.parametrize("length", range(1, 6))
@pytest.mark.parametrize("seed", range(10))
def test_dilated_eroded_flooded(length: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    a, b = (int(x) for x in rng.integers(0, 1 << HORIZON, 2))
    was = bits(a)
    assert bits(oracle._dilated(a, length, HORIZON)) == [any(was[max(0, t - length) : t]) for t in range(HORIZON)]
    assert bits(oracle._eroded(a, length)) == [t >= length and all(was[t - length : t + 1]) for t in range(HORIZON)]
    down, expected = False, []
    for t in range(HORIZON):
        down = was[t] or (down and bits(b)[t])
        expected.append(down)
    assert bits(oracle._flooded(a, b, HORIZON)) == expected


def test_drained_at_a_great_charge_is_eroded() -> None:
    for slots in range(0, 1 << HORIZON, 7):
        assert oracle._drained(slots, 3, 4 * HORIZON, HORIZON) == oracle._eroded(slots, 3)


def test_group_slots() -> None:
    network = abstract_network(Groups([2], 1, [0, 2], [0, 1], buffer=1, charge=AT_ONCE), nodes=3, horizon=HORIZON)
    assert oracle.group_slots(network, 0, [0b0111100, 0b1110110, 0]) == (0b0110100, 0b0100000)


def test_inactive_group_asks_for_nothing() -> None:
    from dataclasses import replace

    network = abstract_network(Groups([1], 1, [0, 1], [0]), nodes=2, horizon=HORIZON)
    off = replace(network, group_active=np.array([False]))
    assert oracle.down_slots(network, [(0, 0, 3)]) == [0b1111, 0b11111]
    assert oracle.down_slots(off, [(0, 0, 3)]) == [0b1111, 0]
