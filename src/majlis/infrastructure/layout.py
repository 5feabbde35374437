"""Where the event engine keeps the requirement groups: those that fail together lie together in memory."""

import numpy as np

from majlis.infrastructure.network import Int32, Int64, Network


def by_supplier(network: Network) -> tuple[Int64, Int32]:
    """Put the groups in the order of their first supplier, so that most nodes supply neighbours.

    Returns
    -------
    order : int64[groups]
        The network's number of each group.
    feed_group : int32[links]
        ``network.feed_group`` in numbers of that order, ascending within each node.
    """
    groups, links = len(network.group_k), len(network.feed_group)
    first = np.full(groups, links, dtype=np.int64)
    first[network.feed_group[::-1]] = np.arange(links)[::-1]
    supplied = network.feed_group[np.sort(first[first < links])]
    order = np.concatenate([supplied, np.flatnonzero(first == links)]).astype(np.int64)
    place = np.empty(groups, dtype=np.int64)
    place[order] = np.arange(groups)
    supplier = np.repeat(np.arange(network.node_count), np.diff(network.feed_start))
    feed_group = np.sort(supplier * groups + place[network.feed_group]) % max(groups, 1)
    return order, feed_group.astype(np.int32)


def feeds(network: Network, feed_group: Int32) -> tuple[Int64, Int64]:
    """Say where to find the groups that each node supplies.

    A place i below ``len(feed_group)`` stands for group ``feed_group[i]``, a place from there on for group
    ``i - len(feed_group)`` itself: where a node supplies neighbours, the engine needs no list.

    Parameters
    ----------
    network : Network
    feed_group : int32[links]
        From :func:`by_supplier`.

    Returns
    -------
    begin : int64[nodes]
        First place.
    end : int64[nodes]
        First place after.
    """
    begin, end = network.feed_start[:-1].astype(np.int64), network.feed_start[1:].astype(np.int64)
    some = np.flatnonzero(end > begin)
    gaps = np.concatenate([[0], np.cumsum(np.diff(feed_group) != 1)])
    direct = some[gaps[end[some] - 1] == gaps[begin[some]]]
    count = (end - begin)[direct]
    begin[direct] = len(feed_group) + feed_group[begin[direct]]
    end[direct] = begin[direct] + count
    return begin, end
