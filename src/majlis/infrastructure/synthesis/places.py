"""Where things stand: areas, regions, positions, and the nearest of a kind."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.nation import Area
from majlis.infrastructure.synthesis.dice import Dice, Floats, Step
from majlis.kernel.marking import Marking, Tlp
from majlis.reference.loader import areas as area_table

Ints = NDArray[np.int64]
EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth, IUGG."""
_NORTH, _SOUTH, _WEST, _EAST = 33.0, 27.5, 69.6, 73.2
"""Degrees that part the region words. Bands, not places."""
_COAST_NORTH, _COAST_EAST, _HILLS_SOUTH = 25.2, 68.3, 33.9
_FIELDS_SOUTH, _FIELDS_NORTH, _FIELDS_WEST, _FIELDS_EAST = 26.5, 30.0, 67.0, 71.0
"""Degrees of the bands in which ports, dams and gas fields are put. Coarse on purpose."""


@dataclass(frozen=True)
class Places:
    """The areas as arrays, in order of id.

    Attributes
    ----------
    areas : tuple of Area
    regions : tuple of str
        north, south, west, east or central: a band, not a place.
    population : int64[areas]
    urban_share, latitude, longitude : float64[areas]
        Share 0 to 1; degrees.
    reach : float64[areas]
        How far from its point the things of an area stand, degrees of latitude.
    """

    areas: tuple[Area, ...]
    regions: tuple[str, ...]
    population: Ints
    urban_share: Floats
    latitude: Floats
    longitude: Floats
    reach: Floats

    def weights(self, spread: str) -> Floats:
        """Return the weight of each area for things of a spread (people, towns, coast, hills, fields)."""
        people = self.population.astype(np.float64)
        if spread == "people":
            return people
        if spread == "towns":
            return people * (self.urban_share + 0.02)
        north, east = self.latitude, self.longitude
        where = {
            "coast": (north < _COAST_NORTH) & (east < _COAST_EAST),
            "hills": north > _HILLS_SOUTH,
            "fields": (north > _FIELDS_SOUTH) & (north < _FIELDS_NORTH) & (east > _FIELDS_WEST) & (east < _FIELDS_EAST),
        }[spread]
        return np.asarray(where, dtype=np.float64)

    def choose(self, spread: str, size: int, *, start: float) -> Ints:
        """Return areas in proportion to their weights by systematic sampling.

        Parameters
        ----------
        spread : str
        size : int
        start : float
            Random start, 0 to 1.
        """
        edges = np.cumsum(self.weights(spread))
        points = (np.arange(size) + start) / size * edges[-1]
        return np.asarray(np.minimum(np.searchsorted(edges, points, side="right"), len(edges) - 1), dtype=np.int64)

    def scatter(self, area: Ints, *, dice: Dice, code: int) -> Ints:
        """Return positions around the points of the areas: int64[n, 3], metres from the Earth's centre.

        Whole metres make every distance exact, so that "nearest" is the same on every machine.
        """
        north = (2.0 * dice.throw(Step.NORTHWARD, code, len(area)) - 1.0) * self.reach[area]
        east = (2.0 * dice.throw(Step.EASTWARD, code, len(area)) - 1.0) * self.reach[area]
        latitude = np.radians(self.latitude[area] + north)
        longitude = np.radians(self.longitude[area] + east)
        flat = np.cos(latitude)
        unit = np.column_stack((flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)))
        return np.rint(unit * EARTH_RADIUS_M).astype(np.int64)


def places() -> Places:
    """Return the 136 districts of the 2023 census as places."""
    rows = sorted(area_table().rows, key=lambda row: row["id"])
    areas = tuple(
        Area(
            id=f"area:{row['id']}",
            name=row["name"],
            region=row["province"],
            population=int(row["population"]),
            urban_share=float(row["urban_share"]),
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            source=f"{row['population_source']}; point: {row['location_source']}",
            marking=Marking(Tlp.CLEAR),
        )
        for row in rows
    )
    latitude = np.array([area.latitude for area in areas])
    longitude = np.array([area.longitude for area in areas])
    return Places(
        areas=areas,
        regions=tuple(region(area.latitude, area.longitude) for area in areas),
        population=np.array([area.population for area in areas], dtype=np.int64),
        urban_share=np.array([area.urban_share for area in areas]),
        latitude=latitude,
        longitude=longitude,
        reach=_reach(latitude, longitude),
    )


def region(latitude: float, longitude: float) -> str:
    """Return the band of a point: north, south, west, east or central."""
    if latitude >= _NORTH:
        return "north"
    if latitude < _SOUTH:
        return "south"
    if longitude < _WEST:
        return "west"
    return "east" if longitude >= _EAST else "central"


def nearest(from_: Ints, to: Ints, *, n: int) -> Ints:
    """Return for each position the ``n`` nearest of the others, nearest first: int64[len(from_), n].

    Parameters
    ----------
    from_, to : int64[., 3]
        Positions, metres. The straight line through the Earth orders as the great circle does.
    n : int
        At most ``len(to)``.
    """
    from scipy.spatial import cKDTree

    _, found = cKDTree(to.astype(np.float64)).query(from_.astype(np.float64), k=n)
    return np.asarray(found, dtype=np.int64).reshape(len(from_), n)


def _reach(latitude: Floats, longitude: Floats) -> Floats:
    """Return half of the distance to the next area's point, between 0.02 and 0.5 degrees."""
    gap = np.hypot(latitude[:, None] - latitude[None, :], longitude[:, None] - longitude[None, :])
    np.fill_diagonal(gap, np.inf)
    return np.asarray(np.clip(0.5 * gap.min(axis=1), 0.02, 0.5), dtype=np.float64)
