"""The way back of a node: what it waited for, step by step, to the repair that came last."""

from collections import deque
from collections.abc import Iterator, Mapping

from majlis.infrastructure.network import RUN, START
from majlis.infrastructure.proof.past import Past, Place
from majlis.infrastructure.proof.tree import Step

REPAIR = "repair"


def way_back(past: Past, place: Place) -> tuple[Step, ...]:
    """Return the steps from the return of a node back to the repair that it waited for.

    A step backwards leads to the supplier whose return met the requirement that was met last. Where a node is not
    back within the horizon, the shortest chain to a repair is shown; if each leads in a circle, it is a deadlock.

    Parameters
    ----------
    past : Past
    place : (int, int)
        The outage: node and first slot.
    """
    steps: dict[Place, Step] = {}
    came_from: dict[Place, Place | None] = {place: None}
    queue = deque([place])
    while queue:
        at = queue.popleft()
        steps[at], following = _step(past, at)
        if not following:
            return tuple(reversed([steps[p] for p in _path(came_from, at)]))
        fresh = [supplier for supplier in following if supplier not in came_from]
        came_from.update(dict.fromkeys(fresh, at))
        queue.extend(fresh)
    return (steps[place], Step(past.network.ids[place[0]], None, None, "", deadlock=True))


def _path(came_from: Mapping[Place, Place | None], place: Place | None) -> Iterator[Place]:
    while place is not None:
        yield place
        place = came_from[place]


def _step(past: Past, place: Place) -> tuple[Step, list[Place]]:
    """Return the step of one outage, and the suppliers' outages whose end it waited for (any one of them)."""
    network, node, end = past.network, place[0], past.end(place)
    hit = _last_hit(past, place, end)
    last, group = _last_fall(past, place, RUN | START, end)
    alone = end < network.horizon and max(last, hit) + 1 + int(network.restart[node]) != end
    if alone:
        last, group = _last_fall(past, place, RUN, end)
    clear = max(last, hit) + 1
    waits_for_repair = hit >= last
    step = Step(
        node=network.ids[node],
        back_h=past.hour_or_none(end),
        clear_h=clear * past.hour if clear < end else None,
        waited_for=REPAIR if waits_for_repair else past.group_names[group],
        held_start=not waits_for_repair and not int(network.group_need[group]) & RUN,
        alone=alone,
    )
    if waits_for_repair:
        return step, []
    dark = past.dark_suppliers(group, last)
    if last + 1 < network.horizon:
        dark = [supplier for supplier in dark if past.end(supplier) == last + 1][:1]
    return step, dark


def _last_fall(past: Past, place: Place, need: int, end: int) -> tuple[int, int]:
    """Return the last slot of the outage in which a group of the need was exhausted, and that group; or (-1, -1)."""
    window = (1 << end) - (1 << place[1])
    falls = (((past.exhausted(g) & window).bit_length() - 1, g) for g in past.groups(place[0], need))
    return max((fall for fall in falls if fall[0] >= 0), default=(-1, -1))


def _last_hit(past: Past, place: Place, end: int) -> int:
    """Return the last slot of the outage in which the node was under a hit, or -1."""
    node, begin = place
    lasts = [min(last, end) - 1 for v, first, last in past.outage.hits if v == node and first < end and last > begin]
    return max(lasts, default=-1)
