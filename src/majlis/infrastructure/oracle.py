"""The oracle: the cascade by its definition, with time slots in the bits of big integers. Plain and slow."""

from collections.abc import Sequence

from majlis.infrastructure.network import AT_ONCE, LEVELS, NEVER, RUN, START, Network

Hit = tuple[int, int, int]
"""Node, first slot, first slot after."""


def down_slots(network: Network, hits: Sequence[Hit]) -> list[int]:
    """Return for each node the set of slots in which it is down, as an integer (bit t stands for slot t).

    It is the least fixpoint of the rules of ``docs/explanation/cascade.md`` on sets of down slots: begin with nobody
    down, apply the rules to a node whose suppliers have changed, until nothing changes.

    Parameters
    ----------
    network : Network
    hits : sequence of (node, first slot, first slot after)

    Returns
    -------
    list of int
        One set per node.
    """
    full = (1 << network.horizon) - 1
    hit = [0] * network.node_count
    for node, begin, end in hits:
        hit[node] |= _span(max(begin, 0), min(end, network.horizon))
    down = [0] * network.node_count
    owners = [sorted({int(network.group_node[g]) for g in _feeds(network, v)}) for v in range(network.node_count)]
    waiting = list(range(network.node_count))
    listed = [True] * network.node_count
    while waiting:
        node = waiting.pop()
        listed[node] = False
        new = _node(network, node, hit[node], down) & full
        if new != down[node]:
            down[node] = new
            for owner in owners[node]:
                if not listed[owner]:
                    listed[owner] = True
                    waiting.append(owner)
    return down


def group_slots(network: Network, group: int, down: Sequence[int]) -> tuple[int, int]:
    """Return the slots in which a group lacks suppliers, and those in which its buffer is exhausted too."""
    if not network.group_active[group]:
        return 0, 0
    suppliers = network.supply_node[network.supply_start[group] : network.supply_start[group + 1]]
    spare = len(suppliers) - int(network.group_k[group])
    lacking = _more_than(spare, [down[s] for s in suppliers]) & ((1 << network.horizon) - 1)
    buffer, charge = int(network.group_buffer[group]), int(network.group_charge[group])
    if charge == AT_ONCE:
        return lacking, _eroded(lacking, buffer)
    return lacking, _drained(lacking, buffer, charge, network.horizon)


def _node(network: Network, node: int, hit: int, down: Sequence[int]) -> int:
    """Apply the rules to one node: its down slots, given those of its suppliers."""
    cause, blocked = hit, 0
    for group in range(int(network.group_start[node]), int(network.group_start[node + 1])):
        _, exhausted = group_slots(network, group, down)
        if network.group_need[group] & RUN:
            cause |= exhausted
        if network.group_need[group] & START:
            blocked |= exhausted
    kept_down = _dilated(cause | blocked, int(network.restart[node]), network.horizon)
    alone = int(network.start_alone[node])
    if alone != NEVER:
        kept_down &= _dilated(cause, alone, network.horizon)
    return _flooded(cause, kept_down, network.horizon)


def _feeds(network: Network, node: int) -> list[int]:
    return [int(g) for g in network.feed_group[network.feed_start[node] : network.feed_start[node + 1]]]


def _span(begin: int, end: int) -> int:
    return (1 << end) - (1 << begin) if end > begin else 0


def _more_than(spare: int, sets: Sequence[int]) -> int:
    """Return the slots that lie in more than ``spare`` of the sets: a counter with one bit-slice per binary digit."""
    if spare < 0:
        return -1
    digits = [0] * (len(sets) + 1).bit_length()
    for carry in sets:
        for place, digit in enumerate(digits):
            digits[place], carry = digit ^ carry, digit & carry  # noqa: PLW2901 - a ripple carry
    more, equal = 0, -1
    for place in reversed(range(len(digits))):
        if spare >> place & 1:
            equal &= digits[place]
        else:
            more |= equal & digits[place]
            equal &= ~digits[place]
    return more


def _eroded(lacking: int, buffer: int) -> int:
    """Return the slots that end a run of more than ``buffer`` lacking slots."""
    for _ in range(buffer):
        if not lacking:
            break
        lacking &= lacking << 1
    return lacking


def _drained(lacking: int, buffer: int, charge: int, horizon: int) -> int:
    """Return the lacking slots that begin with less than one slot's worth in the buffer, followed slot by slot."""
    capacity = level = LEVELS * buffer
    exhausted = 0
    for t in range(horizon):
        if lacking >> t & 1:
            if level < LEVELS:
                exhausted |= 1 << t
            level = max(0, level - LEVELS)
        else:
            level = min(capacity, level + charge)
    return exhausted


def _dilated(slots: int, length: int, horizon: int) -> int:
    """Return the slots t with one of the given slots in [t - length, t - 1]."""
    reach, done = slots, 1
    length = min(length, horizon)
    while done < length:
        step = min(done, length - done)
        reach |= reach << step
        done += step
    return (reach << 1) & ((1 << horizon) - 1)


def _flooded(cause: int, kept_down: int, horizon: int) -> int:
    """Return the slots of the causes, and those that follow without a break in ``kept_down``."""
    down, bridge, step = cause, kept_down, 1
    while step < horizon:
        down |= bridge & (down << step)
        bridge &= bridge << step
        step *= 2
    return down & ((1 << horizon) - 1)
