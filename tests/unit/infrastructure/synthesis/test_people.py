"""Zones hold exactly the people of their area; services never reach more than live there."""

import numpy as np

from majlis.infrastructure.synthesis.dice import Dice
from majlis.infrastructure.synthesis.people import demands, zones
from majlis.infrastructure.synthesis.places import places
from majlis.kernel.marking import Marking
from majlis.kernel.streams import Stream


def test_zones_add_up_to_the_population_of_each_area() -> None:
    where = places()
    groups = zones(where, assets=6000, dice=Dice(Stream(2)))
    assert np.bincount(groups.area, weights=groups.people).tolist() == where.population.tolist()
    assert len(set(groups.ids)) == len(groups.ids)
    assert (groups.people > 0).all()


def test_a_small_nation_still_has_a_zone_in_each_area() -> None:
    assert len(zones(places(), assets=500, dice=Dice(Stream(2))).ids) == 136


def test_gas_reaches_towns_only_and_people_stay_below_those_of_the_zone() -> None:
    where = places()
    groups = zones(where, assets=3000, dice=Dice(Stream(2)))
    wants = demands(groups, where, marking=Marking())
    people = dict(zip(groups.ids, groups.people.tolist(), strict=True))
    assert all(0 < demand.people <= people[demand.zone] for demand in wants.demands)
    assert groups.town[wants.zone["gas-demand"]].all()
    assert len(wants.zone["power-demand"]) == len(groups.ids)
    assert 0 < len(wants.zone["gas-demand"]) < len(groups.ids)
