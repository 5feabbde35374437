"""The inner loop in machine code: years x campaigns x events -> hits -> cascade -> whole-number losses.

Every number is addressed: Philox with words (item, campaign | event << 10, year, purpose << 20 | draw), so a year's
events do not depend on which years are simulated beside it, in which order, or by whom.
All losses are person-slots in int64; the only inputs from floating point are integer thresholds made before.
"""

from typing import NamedTuple

import numba as nb
import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.kernels import simulate
from majlis.kernel.kernels import philox

EVENT_COUNT, TARGET, SUCCESS, HIT = 4, 6, 7, 8
"""Numbers of ``kernel.streams.Purpose``; a test holds them equal."""
STEPS = 64
"""Rows of a quantile table: a law of one event is a table of 64 equally likely values."""
FRACTION = 20
"""Bits of fraction of (repair base x repair factor)."""


class Plan(NamedTuple):
    """Who can be hit: campaign -> units (an operator, a sector, a vendor) -> parties (operators) -> assets."""

    number: NDArray[np.uint64]
    unit_start: NDArray[np.int64]
    party_start: NDArray[np.int64]
    party_key: NDArray[np.uint64]
    asset_start: NDArray[np.int64]
    asset_node: NDArray[np.int32]
    asset_key: NDArray[np.uint64]
    repair_row: NDArray[np.int32]
    repair_base: NDArray[np.int64]
    spread: NDArray[np.int64]


class Dice(NamedTuple):
    """The laws of one draw as integer thresholds; ``count_start`` says where each campaign's ``count_cut`` begin."""

    count_start: NDArray[np.int64]
    count_cut: NDArray[np.uint64]
    unit_cut: NDArray[np.uint64]
    success: NDArray[np.uint64]
    breadth: NDArray[np.uint64]
    factor: NDArray[np.int64]


class People(NamedTuple):
    """Who loses what: per node (0 or -1 for assets), and the services and hours of the headline."""

    asset_count: int
    people: NDArray[np.int64]
    service: NDArray[np.int32]
    area: NDArray[np.int32]
    zone: NDArray[np.int32]
    in_headline: NDArray[np.bool_]
    headline_slots: int


class Work(NamedTuple):
    """Scratch of one thread."""

    hit_node: NDArray[np.int32]
    hit_from: NDArray[np.int32]
    hit_until: NDArray[np.int32]
    seen: NDArray[np.int64]
    zone_head: NDArray[np.int32]
    zone_list: NDArray[np.int32]
    follow: NDArray[np.int32]
    stamp: NDArray[np.int64]


class Tally(NamedTuple):
    """What a chunk of years adds up to; ``year_*`` by year of the chunk, ``event_*`` by event that hit something."""

    by_service: NDArray[np.int64]
    by_area: NDArray[np.int64]
    by_campaign: NDArray[np.int64]
    by_asset: NDArray[np.int64]
    year_loss: NDArray[np.int64]
    year_largest: NDArray[np.int64]
    year_any: NDArray[np.int64]
    year_people: NDArray[np.int64]
    event_year: NDArray[np.int32]
    event_campaign: NDArray[np.int32]
    event_number: NDArray[np.int32]
    event_loss: NDArray[np.int64]
    event_any: NDArray[np.int64]
    event_people: NDArray[np.int64]
    event_hits: NDArray[np.int32]
    event_assets: NDArray[np.int32]
    event_nodes: NDArray[np.int32]


@nb.njit(nogil=True, cache=True)
def count_events(seed, draw, year, c, number, dice):
    """Return the number of events of campaign c in a year: how many thresholds the year's bits reach."""
    bits, _ = philox(seed, np.uint64(0), number[c], np.uint64(year), np.uint64((EVENT_COUNT << 20) | draw))
    n = 0
    for k in range(dice.count_start[c], dice.count_start[c + 1]):
        if dice.count_cut[k] <= bits:
            n += 1
        else:
            break
    return n


@nb.njit(nogil=True, cache=True)
def capacity(seed, draw, first, years, plan, dice):
    """Return the number of events, successful or not, of a span of years: room enough for the event table."""
    total = 0
    for year in range(first, first + years):
        for c in range(plan.number.size):
            total += count_events(seed, draw, year, c, plan.number, dice)
    return total


@nb.njit(nogil=True, cache=True)
def draw_hits(seed, draw, year, c, event, plan, dice, horizon, work):
    """Draw one event's target, who falls, and which assets are down from when to when; return the number of hits."""
    word = plan.number[c] | (np.uint64(event) << np.uint64(10))
    y = np.uint64(year)
    bits, more = philox(seed, np.uint64(0), word, y, np.uint64((TARGET << 20) | draw))
    unit, last = plan.unit_start[c], plan.unit_start[c + 1] - 1
    if last < unit:
        return 0
    while unit < last and dice.unit_cut[unit] <= bits:
        unit += 1
    breadth = dice.breadth[c, np.int64(more >> np.uint64(58))]
    factor = dice.factor[c]
    spread = np.uint64(plan.spread[c] + 1)
    hits = 0
    for party in range(plan.party_start[unit], plan.party_start[unit + 1]):
        bits, _ = philox(seed, plan.party_key[party], word, y, np.uint64((SUCCESS << 20) | draw))
        if bits >= dice.success[c]:
            continue
        for k in range(plan.asset_start[party], plan.asset_start[party + 1]):
            bits, more = philox(seed, plan.asset_key[k], word, y, np.uint64((HIT << 20) | draw))
            if bits >= breadth:
                continue
            node = plan.asset_node[k]
            base = plan.repair_base[plan.repair_row[node], np.int64(more >> np.uint64(58))]
            down = max((base * factor + (1 << (FRACTION - 1))) >> FRACTION, 1)
            start = np.int64(((more & np.uint64(0xFFFFFFFF)) * spread) >> np.uint64(32))
            if start >= horizon:
                continue
            work.hit_node[hits] = node
            work.hit_from[hits] = start
            work.hit_until[hits] = min(start + down, horizon)
            hits += 1
    return hits


@nb.njit(nogil=True, cache=True)
def zone_loss(zone, work, state, people):
    """Return a zone's person-slots without any service, and its people in the headline.

    At each slot the zone counts once, with the largest number of people among its interrupted services.
    """
    loss = np.int64(0)
    struck = np.int64(0)
    at = np.int64(-1)
    while True:
        here = np.int64(0)
        after = np.int64(1) << 40
        k = work.zone_head[zone]
        while k >= 0:
            begin = np.int64(state.out_from[k])
            end = np.int64(state.out_until[k])
            if begin <= at < end:
                here = max(here, people.people[state.out_node[k]])
            if begin > at:
                after = min(after, begin)
            elif end > at:
                after = min(after, end)
            if at < 0 and end - begin >= people.headline_slots:
                node = state.out_node[k]
                if people.in_headline[people.service[node]]:
                    struck = max(struck, people.people[node])
            k = work.follow[k]
        if after == np.int64(1) << 40:
            return loss, struck
        loss += here * (after - at)
        at = after


@nb.njit(nogil=True, cache=True)
def measure(outages, state, people, work, tally, c):
    """Add an event's outages to the tally; return loss, any-service loss, headline people, assets, nodes."""
    work.stamp[0] += 1
    stamp = work.stamp[0]
    loss = np.int64(0)
    assets = 0
    nodes = 0
    zones = 0
    for k in range(outages):
        node = state.out_node[k]
        if work.seen[node] != stamp:
            work.seen[node] = stamp
            nodes += 1
            if node < people.asset_count:
                assets += 1
        if node < people.asset_count:
            continue
        lost = people.people[node] * (np.int64(state.out_until[k]) - np.int64(state.out_from[k]))
        loss += lost
        tally.by_service[people.service[node]] += lost
        tally.by_area[people.area[node]] += lost
        zone = people.zone[node]
        if work.zone_head[zone] < 0:
            work.zone_list[zones] = zone
            zones += 1
        work.follow[k] = work.zone_head[zone]
        work.zone_head[zone] = k
    tally.by_campaign[c] += loss
    without = np.int64(0)
    struck = np.int64(0)
    for i in range(zones):
        zone = work.zone_list[i]
        lost, hit = zone_loss(zone, work, state, people)
        without += lost
        struck += hit
        work.zone_head[zone] = -1
    return loss, without, struck, assets, nodes


@nb.njit(nogil=True, cache=True)
def run_years(seed, draw, first, years, plan, dice, net, state, horizon, people, work, tally):
    """Simulate the years ``first .. first + years - 1`` of one draw; return the number of events that hit something."""
    events = 0
    for i in range(years):
        year = first + i
        for c in range(plan.number.size):
            for event in range(count_events(seed, draw, year, c, plan.number, dice)):
                hits = draw_hits(seed, draw, year, c, event, plan, dice, horizon, work)
                if hits == 0:
                    continue
                outages = simulate(net, state, work.hit_node, work.hit_from, work.hit_until, hits)
                if outages < 0:
                    return -1
                loss, without, struck, assets, nodes = measure(outages, state, people, work, tally, c)
                part = loss // hits
                for h in range(hits):
                    tally.by_asset[work.hit_node[h]] += part
                tally.year_loss[i] += loss
                tally.year_largest[i] = max(tally.year_largest[i], loss)
                tally.year_any[i] += without
                tally.year_people[i] = max(tally.year_people[i], struck)
                tally.event_year[events] = year
                tally.event_campaign[events] = c
                tally.event_number[events] = event
                tally.event_loss[events] = loss
                tally.event_any[events] = without
                tally.event_people[events] = struck
                tally.event_hits[events] = hits
                tally.event_assets[events] = assets
                tally.event_nodes[events] = nodes
                events += 1
    return events


@nb.njit(nogil=True, cache=True)
def single_losses(nodes, until, net, state, people, work, loss):
    """Fill ``loss`` with the person-slots that follow from the outage of each node alone, from slot 0."""
    for i in range(nodes.size):
        work.hit_node[0] = nodes[i]
        work.hit_from[0] = 0
        work.hit_until[0] = until[i]
        total = np.int64(0)
        for k in range(simulate(net, state, work.hit_node, work.hit_from, work.hit_until, 1)):
            node = state.out_node[k]
            if node >= people.asset_count:
                total += people.people[node] * (np.int64(state.out_until[k]) - np.int64(state.out_from[k]))
        loss[i] = total
