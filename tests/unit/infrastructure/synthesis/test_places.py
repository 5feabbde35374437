"""Areas, bands, positions, and the nearest."""

import numpy as np

from majlis.infrastructure.synthesis.dice import Dice
from majlis.infrastructure.synthesis.places import EARTH_RADIUS_M, nearest, places, region
from majlis.kernel.streams import Stream


def test_the_areas_are_the_districts_of_the_2023_census() -> None:
    where = places()
    assert len(where.areas) == 136
    assert where.population.sum() == 241_499_431
    assert [area.id for area in where.areas] == sorted(area.id for area in where.areas)
    assert all("point:" in area.source for area in where.areas)


def test_bands_cover_every_direction() -> None:
    assert region(36.0, 72.0) == "north"
    assert region(25.0, 67.0) == "south"
    assert region(30.0, 67.0) == "west"
    assert region(31.5, 74.3) == "east"
    assert region(31.0, 72.0) == "central"
    assert set(places().regions) == {"north", "south", "west", "east", "central"}


def test_the_choice_is_proportional_within_one() -> None:
    where = places()
    chosen = np.bincount(where.choose("people", 5000, start=0.37), minlength=136)
    quota = 5000 * where.population / where.population.sum()
    assert (np.abs(chosen - quota) < 1).all()


def test_ports_stand_in_the_south_and_dams_in_the_hills() -> None:
    where = places()
    assert {where.regions[index] for index in where.choose("coast", 50, start=0.5)} == {"south"}
    assert {where.regions[index] for index in where.choose("hills", 50, start=0.5)} == {"north"}


def test_positions_are_whole_metres_on_the_earth_near_their_area() -> None:
    where = places()
    area = np.repeat(np.arange(136), 3)
    position = where.scatter(area, dice=Dice(Stream(1)), code=5)
    assert position.dtype == np.int64
    assert (np.abs(np.linalg.norm(position, axis=1) - EARTH_RADIUS_M) < 2).all()
    own = nearest(position, _points(), n=1)[:, 0]
    assert (own == area).mean() > 0.8


def _points() -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    where = places()
    latitude, longitude = np.radians(where.latitude), np.radians(where.longitude)
    unit = np.column_stack(
        (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude))
    )
    return np.rint(unit * EARTH_RADIUS_M).astype(np.int64)


def test_nearest_agrees_with_measuring_every_distance() -> None:
    rng = np.random.default_rng(3)
    here, there = rng.integers(-1000, 1000, (40, 3)), rng.integers(-1000, 1000, (60, 3))
    distance = ((here[:, None, :] - there[None, :, :]) ** 2).sum(axis=2)
    found = nearest(here, there, n=4)
    expected = np.sort(distance, axis=1)[:, :4]
    assert (np.take_along_axis(distance, found, axis=1) == expected).all()
