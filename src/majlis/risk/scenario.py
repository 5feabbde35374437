"""The "bad but plausible" event: one simulated event of a given rarity, computed again and told in counts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from majlis.infrastructure.kernels import net_of, new_state
from majlis.infrastructure.kernels import simulate as cascade
from majlis.kernel.errors import IntegrityError
from majlis.reference import services
from majlis.risk.curves import value_at_risk
from majlis.risk.draws import Draws
from majlis.risk.inputs import HEADLINE_SERVICES, Inputs
from majlis.risk.kernels import draw_hits
from majlis.risk.result import AreaHit, Scenario, ScenarioPlaces
from majlis.risk.simulate import Losses, variation, work_of
from majlis.risk.targets import Targets

YEARS = (20, 100)
MOST_AREAS = 8
"""Areas that a scenario names."""
LOW, HIGH = 0.05, 0.95


@dataclass(frozen=True)
class _Outage:
    """One demand's outage in an event."""

    service: int
    area: int
    people: int
    slots: int


Found = tuple[Scenario, ScenarioPlaces]


def scenarios(inputs: Inputs, reach: Targets, draws: Draws, seed: int, losses: Losses) -> tuple[Scenario, ...]:
    """Return the scenarios alone; see `placed_scenarios`."""
    return tuple(found for found, _ in placed_scenarios(inputs, reach, draws, seed, losses))


def placed_scenarios(inputs: Inputs, reach: Targets, draws: Draws, seed: int, losses: Losses) -> tuple[Found, ...]:
    """Return the events of about 1 in 20 and 1 in 100 years, by people without a service of the headline for its hours.

    The rank is that of the year's worst event over all draws together; where so rare an event strikes nobody in the
    headline's sense, the rank goes by person-hours (the OEP curve).

    Parameters
    ----------
    inputs, reach, draws, seed
        As they were simulated.
    losses : Losses

    Raises
    ------
    IntegrityError
        If an event does not come out as it was simulated: another seed, other inputs.
    """
    found = []
    for years in YEARS:
        if losses.loss.size < years:
            continue
        table, column = losses.people, losses.events.people
        if not value_at_risk(table.ravel(), 1.0 - 1.0 / years):
            table, column = losses.largest, losses.events.loss
        level = value_at_risk(table.ravel(), 1.0 - 1.0 / years)
        matches = np.flatnonzero(column == level)
        if level > 0 and matches.size:
            found.append(_scenario(inputs, reach, draws, seed, (losses, int(matches[0]), years)))
    return tuple(found)


def _scenario(inputs: Inputs, reach: Targets, draws: Draws, seed: int, which: tuple[Losses, int, int]) -> Found:
    losses, row, years = which
    events = losses.events
    d, c = int(events.draw[row]), int(events.campaign[row])
    net = variation(net_of(inputs.network), draws, d)
    state = new_state(net)
    work = work_of(inputs.network, state)
    address = (np.uint64(seed), d, int(events.year[row]), c, int(events.number[row]))
    hits = draw_hits(*address, reach.plan, draws.dice[d], inputs.network.horizon, work)
    if hits != int(events.hits[row]):
        raise IntegrityError(
            "a simulated event cannot be computed again",
            why="its random numbers follow from seed, draw, year, campaign and number alone",
            mend="report this with the run's manifest",
            code="risk.event",
        )
    count = cascade(net, state, work.hit_node, work.hit_from, work.hit_until, hits)
    nodes = state.out_node[:count]
    slots = (state.out_until - state.out_from)[:count]
    network = inputs.network
    total: dict[int, int] = {}
    for node, length in zip(nodes.tolist(), slots.tolist(), strict=True):
        total[node] = total.get(node, 0) + length
    outages = [
        _Outage(int(network.sector_or_service[node]), int(network.area[node]), int(network.people[node]), length)
        for node, length in sorted(total.items())
        if node >= network.asset_count
    ]
    worst, people = _worst_service(outages, network.services)
    spread = sorted((o.slots, o.people) for o in outages if o.service == worst)
    low, middle, high = (_weighted(spread, p) * losses.slot_hours for p in (LOW, 0.5, HIGH))
    campaign = inputs.campaigns[c]
    name = dict(zip(services().column("id"), services().column("name"), strict=True)).get
    service = network.services[worst]
    told = Scenario(
        years=years,
        campaign=campaign.id,
        description=f"{campaign.name}: {campaign.description} Hardest hit: {(name(service) or service).lower()}.",
        assets_hit=int(events.hits[row]),
        assets_affected=int(events.assets[row]),
        service=service,
        people=people,
        hours=middle,
        hours_low=low,
        hours_high=high,
        person_hours=int(int(events.loss[row]) * losses.slot_hours),
    )
    return told, _places(inputs, [one for one in outages if one.service == worst], years, service)


def _places(inputs: Inputs, outages: Sequence[_Outage], years: int, service: str) -> ScenarioPlaces:
    names = {area.id: area.name for area in inputs.nation.areas}
    people: dict[str, int] = {}
    for one in outages:
        area = inputs.network.areas[one.area]
        people[area] = people.get(area, 0) + one.people
    ranked = sorted(((hit, area) for area, hit in people.items() if hit), key=lambda pair: (-pair[0], pair[1]))
    areas = tuple(AreaHit(id=area, name=names.get(area, area), people=hit) for hit, area in ranked[:MOST_AREAS])
    return ScenarioPlaces(years=years, service=service, areas=areas, areas_hit=len(ranked))


def _worst_service(outages: Sequence[_Outage], names: Sequence[str]) -> tuple[int, int]:
    """Return the service that most people are without, and how many; those of the headline come first."""
    people = [sum(o.people for o in outages if o.service == service) for service in range(len(names))]
    shown = [service for service, name in enumerate(names) if name in HEADLINE_SERVICES and people[service]]
    worst = max(shown or range(len(names)), key=lambda service: people[service])
    return worst, people[worst]


def _weighted(spread: Sequence[tuple[int, int]], probability: float) -> int:
    """Return the hours (slots) that this share of the people are without at most."""
    whole = sum(people for _, people in spread)
    running = 0
    for slots, people in spread:
        running += people
        if running >= probability * whole:
            return slots
    return spread[-1][0]
