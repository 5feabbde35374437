"""The event engine as other kernels call it: variations, threads' own states, room, counters, and without numba."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.kernels import MAX_GROUPS, MAX_HORIZON, Net, State, net_of, new_state, simulate, vary
from majlis.infrastructure.network import NEVER, RUN, START, Network
from majlis.kernel.errors import InputError


def chain(nodes: int, *, horizon: int = 50, buffer: int = 0) -> Network:
    """Each node needs the one before."""
    rows = np.arange(1, nodes)
    return abstract_network(Groups(rows, 1, np.arange(nodes), rows - 1, buffer=buffer), nodes=nodes, horizon=horizon)


def simulated(net: Net, state: State, *hits: tuple[int, int, int]) -> int:
    node, begin, end = np.array(hits, dtype=np.int32).T.copy()
    return int(simulate(net, state, node, begin, end, len(hits)))


def outages(network: Network, *hits: tuple[int, int, int]) -> set[tuple[int, int, int]]:
    net = net_of(network)
    return run(net, new_state(net), *hits)


def run(net: Net, state: State, *hits: tuple[int, int, int]) -> set[tuple[int, int, int]]:
    count = simulated(net, state, *hits)
    out = [state.out_node, state.out_from, state.out_until]
    return set(zip(*(column[:count].tolist() for column in out), strict=True))


def test_vary_is_the_network_with_other_parameters() -> None:
    network = chain(4, buffer=2)
    net = net_of(network)
    buffer = np.array([0, 5, 1], dtype=np.int32)
    restart = np.array([1, 3, 2, 4], dtype=np.int32)
    active = np.array([True, True, False])
    varied = vary(net, group_active=active, group_buffer=buffer, restart=restart)
    same = replace(network, group_active=active, group_buffer=buffer, restart=restart)
    expected = {(0, 3, 21), (1, 3, 24), (2, 8, 26)}
    assert run(varied, new_state(net), (0, 3, 20)) == outages(same, (0, 3, 20)) == expected
    back = vary(varied, group_active=np.ones(3, dtype=bool), group_buffer=network.group_buffer, restart=network.restart)
    assert run(back, new_state(net), (0, 3, 20)) == outages(network, (0, 3, 20))


def test_vary_start_alone() -> None:
    network = abstract_network(Groups([0], 1, [0, 1], [1], need=START), nodes=2, horizon=50)
    net = net_of(network)
    varied = vary(net, start_alone=np.array([5, NEVER], dtype=np.int32))
    hits = ((0, 0, 2), (1, 0, 30))
    assert run(net, new_state(net), *hits) == {(0, 0, 32), (1, 0, 31)}
    assert run(varied, new_state(net), *hits) == {(0, 0, 7), (1, 0, 31)}


@pytest.mark.parametrize("wrong", [{"restart": 0}, {"group_buffer": -1}, {"start_alone": 0}])
def test_impossible_times_are_refused(wrong: dict[str, int]) -> None:
    net = net_of(chain(3))
    with pytest.raises(InputError):
        vary(net, **{name: np.full(3, value, dtype=np.int32) for name, value in wrong.items()})  # type: ignore[arg-type]


def test_horizon_is_bounded() -> None:
    with pytest.raises(InputError, match="out of range"):
        net_of(chain(2, horizon=MAX_HORIZON + 1))
    assert outages(chain(2, horizon=MAX_HORIZON), (0, 0, MAX_HORIZON)) == {(0, 0, MAX_HORIZON), (1, 0, MAX_HORIZON)}


def test_too_little_room_is_said_and_leaves_a_clean_state() -> None:
    net = net_of(chain(5))
    state = new_state(net, capacity=3)
    assert simulated(net, state, (0, 0, 4)) == -5
    assert simulated(net, state, (3, 0, 4)) == 2
    with pytest.raises(ValueError, match="more hits than the state was made for"):
        simulated(net, new_state(net, hits=1), (0, 0, 1), (1, 0, 1))


def test_an_outage_that_is_not_over_leaves_no_trace() -> None:
    net = net_of(chain(3, buffer=2))
    state = new_state(net)
    for _ in range(2):
        assert run(net, state, (0, 10, 99)) == {(0, 10, 50), (1, 12, 50), (2, 14, 50)}
        assert run(net, state, (1, 0, 3)) == {(1, 0, 4), (2, 2, 5)}


def test_hits_outside_the_horizon_are_nothing() -> None:
    network = chain(3)
    assert outages(network, (0, 50, 60), (0, 5, 5), (0, -9, 0)) == set()
    assert outages(network, (0, -9, 2)) == {(0, 0, 3), (1, 0, 4), (2, 0, 5)}


def test_counters() -> None:
    """Three nodes go down at once and come up one after another."""
    net = net_of(chain(3))
    state = new_state(net)
    simulated(net, state, (0, 0, 4))
    popped, moves, changes, affected, touched, groups = state.counters.tolist()
    assert (popped, moves, changes, affected, touched, groups) == (2 + 3, 6, 4, 3, 3, 2)


def assert_clean(state: State, net: Net) -> None:
    """The rows are those of the net again, but for the links of a calendar that is empty."""
    for rows, fresh in ((state.node, net.node), (state.group, net.group)):
        for name in rows.dtype.names or ():
            assert name.startswith("next") or np.array_equal(rows[name], fresh[name]), name
    assert (state.head == -1).all()


def test_rows_are_half_a_cache_line() -> None:
    state = new_state(net_of(chain(5)))
    for rows in (state.node, state.group):
        assert rows.dtype.itemsize == 32
        assert rows.ctypes.data % 64 == 0


def test_a_state_serves_variations_in_turn_and_no_other_network() -> None:
    net = net_of(chain(3))
    slow = vary(net, group_buffer=np.array([4, 4], dtype=np.int32))
    state = new_state(net)
    for _ in range(2):
        assert run(net, state, (0, 0, 9)) == {(0, 0, 10), (1, 0, 11), (2, 0, 12)}
        assert run(slow, state, (0, 0, 9)) == {(0, 0, 10), (1, 4, 11), (2, 8, 12)}
        assert_clean(state, slow)
    for other in (chain(4), chain(3, horizon=20)):
        with pytest.raises(ValueError, match="made for another network"):
            simulated(net_of(other), state, (0, 0, 9))


def test_too_many_requirements_of_one_node_are_refused() -> None:
    groups = MAX_GROUPS + 1
    many = Groups(np.zeros(groups, int), 1, np.arange(groups + 1), np.ones(groups, int))
    with pytest.raises(InputError, match="more than 30,000 requirements"):
        net_of(abstract_network(many, nodes=2, horizon=5))


def test_cost_does_not_grow_with_the_nation() -> None:
    """A hit in a large network touches what it affects and nothing else."""
    suppliers = np.arange(0, 100_000, 2)
    network = abstract_network(
        Groups(suppliers + 1, 1, np.arange(len(suppliers) + 1), suppliers, need=RUN), nodes=100_000, horizon=50
    )
    net = net_of(network)
    state = new_state(net)
    simulated(net, state, (500, 0, 4))
    assert state.counters[4:].tolist() == [2, 1]
    assert_clean(state, net)


SMALL_RUN = """
import numpy as np
from majlis.infrastructure.abstract import Groups, abstract_network
from majlis.infrastructure.cascade import follow
dark = 0
for seed in range(40):
    rng = np.random.default_rng(seed)
    node = np.repeat(np.arange(8), 2)
    suppliers = np.concatenate([rng.choice(8, 3, replace=False) for _ in node])
    groups = Groups(node, rng.integers(1, 4, 16), np.arange(17) * 3, suppliers, buffer=rng.integers(0, 4, 16),
                    charge=rng.choice([0, 1, 4], 16), need=rng.choice([1, 1, 2, 3], 16))
    network = abstract_network(groups, nodes=8, horizon=40, restart=rng.integers(1, 4, 8),
                               start_alone=rng.choice([-1, 2], 8))
    hits = [(int(rng.integers(8)), 3, 9), (int(rng.integers(8)), 12, 15)]
    events, oracle = (follow(network, hits, engine=engine) for engine in ("events", "oracle"))
    assert all(np.array_equal(getattr(events, x), getattr(oracle, x)) for x in ("node", "begin", "end")), seed
    dark += len(events.node)
import numba
assert numba.config.DISABLE_JIT and dark > 100
print("same without numba")
"""


def test_same_without_machine_code() -> None:
    """The kernel is plain Python too: what numba compiles means what it says."""
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SMALL_RUN], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("same without numba\n", "")
