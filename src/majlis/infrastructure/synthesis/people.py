"""Zones of people and the services they use."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.nation import Demand
from majlis.infrastructure.synthesis.counts import apportion
from majlis.infrastructure.synthesis.dice import Dice, Step
from majlis.infrastructure.synthesis.places import Ints, Places
from majlis.infrastructure.synthesis.rules import service_supplies
from majlis.kernel.marking import Marking
from majlis.reference.parameters import parameters

_ZONE_CODE = 900
"""Address of the zones' random numbers; above those of all classes."""


@dataclass(frozen=True)
class Zones:
    """Groups of people of an area. Those of an area add up to its population.

    Attributes
    ----------
    ids : tuple of str
    area : int64[zones]
    people : int64[zones]
    town : bool[zones]
    position : int64[zones, 3]
        Metres.
    """

    ids: tuple[str, ...]
    area: Ints
    people: Ints
    town: NDArray[np.bool_]
    position: Ints


@dataclass(frozen=True)
class Demands:
    """The demands, with the zones that each service reaches.

    Attributes
    ----------
    demands : tuple of Demand
    rows : mapping of str to int64 array
        Demand class (``power-demand``) to the indices of its demands.
    zone : mapping of str to int64 array
        Demand class to the zone of each of them.
    """

    demands: tuple[Demand, ...]
    rows: dict[str, Ints]
    zone: dict[str, Ints]


def zones(places: Places, *, assets: int, dice: Dice) -> Zones:
    """Return the zones: at least one per area, more where more people live, those of towns first."""
    wanted = round(assets / parameters()["synthesis.assets-per-zone"].centre)
    per_area = apportion(max(wanted, len(places.areas)), places.population.astype(np.float64), least=1)
    area = np.repeat(np.arange(len(per_area)), per_area)
    towns = np.rint(per_area * places.urban_share).astype(np.int64)
    first = np.cumsum(per_area) - per_area
    town = np.arange(len(area)) - first[area] < towns[area]
    size = 0.6 + 0.8 * dice.throw(Step.ZONE_SIZE, _ZONE_CODE, len(area))
    people = np.zeros(len(area), dtype=np.int64)
    for index, population in enumerate(places.population.tolist()):
        inside = np.flatnonzero(area == index)
        people[inside] = apportion(population, size[inside])
    width = max(4, len(str(len(area))))
    return Zones(
        ids=tuple(f"zone-{number + 1:0{width}d}" for number in range(len(area))),
        area=area,
        people=people,
        town=town,
        position=places.scatter(area, dice=dice, code=_ZONE_CODE),
    )


def demands(groups: Zones, places: Places, *, marking: Marking) -> Demands:
    """Return the demands of all zones: people who use a service, rounded down, never more than live there."""
    made: list[Demand] = []
    rows: dict[str, Ints] = {}
    zone: dict[str, Ints] = {}
    for supply in service_supplies():
        share = parameters()[f"users.{supply.service}"].centre
        users = np.floor(groups.people * share).astype(np.int64)
        reached = np.flatnonzero((users > 0) & (groups.town if supply.towns_only else True))
        rows[supply.key] = np.arange(len(made), len(made) + len(reached))
        zone[supply.key] = reached
        made.extend(
            Demand(
                id=f"{supply.service}:{groups.ids[index]}",
                area=places.areas[groups.area[index]].id,
                zone=groups.ids[index],
                service=supply.service,
                people=int(users[index]),
                marking=marking,
            )
            for index in reached.tolist()
        )
    return Demands(tuple(made), rows, zone)
