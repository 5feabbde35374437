"""Single points of failure: exact, against a plain queue in Python."""

from collections import deque
from dataclasses import replace
from pathlib import Path

import numpy as np

from majlis.infrastructure import build_network, read
from majlis.infrastructure.lint.single_points import limit, lost_alone, single_points
from majlis.infrastructure.network import RUN, Network
from majlis.infrastructure.synthesis import synthesize
from majlis.reference import parameters

NATION = read(Path(__file__).parents[3] / "golden" / "dossier-small")


def plain(network: Network, asset: int) -> list[int]:
    """Return the people who lose each service, by the definition."""
    listed = np.diff(network.supply_start)
    lost, down, queue = [0] * len(network.services), {asset}, deque([asset])
    missing = dict.fromkeys(range(len(listed)), 0)
    while queue:
        v = queue.popleft()
        if v >= network.asset_count:
            lost[network.sector_or_service[v]] += int(network.people[v])
        for g in network.feed_group[network.feed_start[v] : network.feed_start[v + 1]].tolist():
            missing[g] += 1
            owner = int(network.group_node[g])
            if network.group_need[g] & RUN and listed[g] - missing[g] < network.group_k[g] and owner not in down:
                down.add(owner)
                queue.append(owner)
    return lost


def test_the_small_dossier_by_hand() -> None:
    network = build_network(NATION)
    lost = lost_alone(network)
    power, phones, water, health = (network.services.index(s) for s in ("power", "phones", "water", "health"))
    west = lost[network.ids.index("grid:west-01")]
    # Batteries, tanks and fuel do not count: they end, and then all that hangs on the one grid station is lost.
    assert [int(west[s]) for s in (power, phones, water, health)] == [380_000, 300_000, 250_000, 400_000]
    # One of the two power stations suffices.
    assert lost[network.ids.index("plant:east-01")].sum() == 0


def test_against_the_plain_queue() -> None:
    network = build_network(synthesize(assets=500, seed=3))
    lost = lost_alone(network)
    assert lost.sum() > 0
    assert lost.tolist() == [plain(network, asset) for asset in range(network.asset_count)]


def test_the_ten_largest_are_told_first() -> None:
    nation = synthesize(assets=500, seed=3)
    network = build_network(nation)
    found = list(single_points(nation, network, limit=1_000_000))
    lost = lost_alone(network).max(axis=1)
    assert len(found) == 10
    assert network.ids[int(lost.argmax())] in found[0].fault.what
    assert f"; {int((lost >= 1_000_000).sum()) - 10:,} smaller ones" in found[0].fault.why


def test_nothing_is_told_below_the_limit() -> None:
    assert not list(single_points(NATION, build_network(NATION), limit=10_000_000))
    assert len(list(single_points(NATION, build_network(NATION), limit=800_000))) == 1
    assert not list(single_points(NATION, build_network(NATION), limit=800_001))


def test_the_limit_is_the_smaller_of_people_and_share() -> None:
    assert limit(NATION, parameters()) == 20_000
    large = replace(NATION, areas=(replace(NATION.areas[0], population=900_000_000),))
    assert limit(large, parameters()) == 1_000_000
