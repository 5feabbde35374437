"""Single points of failure: assets whose loss alone takes a service from many people."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.findings import Finding, place, warning
from majlis.infrastructure.nation import Nation
from majlis.infrastructure.network import RUN, Network
from majlis.reference.parameters import Parameter

PEOPLE, SHARE = "check.single-point.people", "check.single-point.share"
MOST = 10
"""Single points that are reported, the largest first."""


def limit(nation: Nation, values: Mapping[str, Parameter]) -> int:
    """Return from how many people on an asset is a single point of failure.

    Parameters
    ----------
    nation : Nation
    values : mapping of str to Parameter
        Holds ``check.single-point.people`` and ``check.single-point.share``; the smaller number counts.
    """
    total = sum(area.population for area in nation.areas)
    return max(1, min(int(values[PEOPLE].centre), int(values[SHARE].centre * total)))


def single_points(nation: Nation, network: Network, *, limit: int) -> Iterator[Finding]:
    """Yield a warning for each of the ten largest single points of failure.

    Parameters
    ----------
    nation, network
        The nation and its arrays; every group lists at least k suppliers.
    limit : int
        Least number of people of one service.
    """
    people = lost_alone(network)
    worst = people.max(axis=1)
    order = np.argsort(-worst, kind="stable")
    most = [node for node in order[:MOST].tolist() if worst[node] >= limit]
    more = int((worst >= limit).sum()) - len(most)
    called = {asset.id: asset.name for asset in nation.assets}
    for node in most:
        name = network.ids[node]
        services = ", ".join(
            f"{network.services[s]} {int(people[node, s]):,}"
            for s in np.argsort(-people[node])
            if people[node, s] >= limit
        )
        yield warning(
            "single-point",
            f"the loss of {called[name]} ({name}) alone takes a service from many people, "
            f"once buffers are empty: {services}",
            place(nation, "assets", name),
            why=f"it is at least {limit:,} people of one service"
            + (f"; {more:,} smaller ones are not listed" if more else ""),
            mend="check that no second supplier is missing; if it is so, it is a finding for the Council",
        )


def lost_alone(network: Network) -> NDArray[np.int64]:
    """Return how many people lose each service when an asset is lost alone, buffers empty.

    Exact propagation of k of n over the requirements needed to run, one asset at a time.

    Returns
    -------
    int64[assets, services]
    """
    from majlis.infrastructure.kernels import net_of, new_state, simulate

    bare = replace(network, horizon=1, group_buffer=np.zeros_like(network.group_buffer))
    net = net_of(bare)
    state = new_state(net)
    node, begin, end = (np.array([value], dtype=np.int32) for value in (0, 0, 1))
    lost = np.zeros((network.asset_count, len(network.services)), dtype=np.int64)
    for asset in np.flatnonzero(_decides(network)).tolist():
        node[0] = asset
        down = state.out_node[: simulate(net, state, node, begin, end, 1)]
        down = down[down >= network.asset_count]
        np.add.at(lost[asset], network.sector_or_service[down], network.people[down])
    return lost


def _decides(network: Network) -> NDArray[np.bool_]:
    """Tell for each asset whether its loss alone makes any group deficient: the others need no simulation."""
    tight = (np.diff(network.supply_start) == network.group_k) & ((network.group_need & RUN) > 0) & network.group_active
    feeder = np.repeat(np.arange(network.node_count), np.diff(network.feed_start))
    return np.bincount(feeder[tight[network.feed_group]], minlength=network.node_count)[: network.asset_count] > 0
