"""What an attack does, in numbers and in words: people by service, assets by sector, the worst hour, the end."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from majlis.infrastructure.cascade import Outage
from majlis.infrastructure.network import Int64
from majlis.infrastructure.picture.picture import Picture
from majlis.reference import services


@dataclass(frozen=True, slots=True)
class Lost:
    """A service that fails for some people.

    Attributes
    ----------
    service, name, sector : str
    person_hours : float
        People x hours without it, within the horizon.
    peak : int
        Most people without it at one time.
    people : int64[horizon]
        People without it in each slot.
    """

    service: str
    name: str
    sector: str
    person_hours: float
    peak: int
    people: Int64


@dataclass(frozen=True, slots=True)
class Effect:
    """What an attack does.

    Attributes
    ----------
    struck : int
        Assets that are hit.
    dark : int
        Assets that go dark and are not hit themselves.
    lost : tuple of Lost
        The largest loss first.
    without_any : int64[horizon]
        People without at least one service; each zone counts once.
    assets_down : int64[horizon]
    back_h : float or None
        Hour at which the last asset or demand is back; None: not within the horizon.
    horizon_h : float
    hours_per_slot : float
    """

    struck: int
    dark: int
    lost: tuple[Lost, ...]
    without_any: Int64
    assets_down: Int64
    back_h: float | None
    horizon_h: float
    hours_per_slot: float

    @property
    def worst(self) -> int:
        """Slot in which most people are without at least one service; the first of several."""
        return int(self.without_any.argmax())

    @property
    def person_hours(self) -> float:
        """People x hours without at least one service."""
        return float(self.without_any.sum()) * self.hours_per_slot

    @property
    def most_people(self) -> int:
        """Most people without at least one service at one time."""
        return int(self.without_any.max(initial=0))

    def headline(self) -> str:
        """Return what happens in two or three short sentences."""
        if not self.struck:
            return "Nothing is hit: everything works."
        hit = "1 asset is hit" if self.struck == 1 else f"{self.struck:,} assets are hit"
        goes = (
            "1 more goes dark"
            if self.dark == 1
            else f"{self.dark:,} more go dark"
            if self.dark
            else "no other goes dark"
        )
        end = (
            f"It is not over by hour {self.horizon_h:g}."
            if self.back_h is None
            else f"All is back by hour {self.back_h:g}."
        )
        return f"{hit}; {goes}. {self._people()} {end}"

    def _people(self) -> str:
        """Return how many people lose what, and when."""
        if not self.most_people:
            return "Nobody loses a service."
        worst = max(self.lost, key=lambda one: one.peak).name.lower()
        at = f"At the worst, from hour {self.worst * self.hours_per_slot:g}, {people(self.most_people)} are without"
        return (
            f"{at}: {worst}." if len(self.lost) == 1 else f"{at} at least one service; most of them without: {worst}."
        )


_MILLION = 1_000_000
_HUNDRED = 100_000


def people(number: int) -> str:
    """Return a number of people in words: exact below 100,000, in millions above a million."""
    if number >= _MILLION:
        return f"{number / _MILLION:.1f} million people"
    return (
        f"{round(number, -3):,} people" if number >= _HUNDRED else f"{number:,} {'person' if number == 1 else 'people'}"
    )


def effect(outage: Outage, picture: Picture) -> Effect:
    """Return what the attack behind an outage does."""
    network, scale = outage.network, outage.hours_per_slot
    struck = {node for node, _, _ in outage.hits}
    assets = np.unique(outage.node[outage.node < picture.count])
    last = int(outage.end.max(initial=0))
    return Effect(
        struck=len(struck),
        dark=len(assets) - len(struck & set(assets.tolist())),
        lost=_lost(outage),
        without_any=without_any(outage),
        assets_down=outage.assets_down,
        back_h=None if last >= network.horizon else last * scale,
        horizon_h=network.horizon * scale,
        hours_per_slot=scale,
    )


def facts(does: Effect) -> dict[str, float]:
    """Return an effect in few numbers, for lists: hit, dark, most people at one time, people x hours."""
    return {
        "struck": does.struck,
        "dark": does.dark,
        "most_people": does.most_people,
        "person_hours": does.person_hours,
    }


def _lost(outage: Outage) -> tuple[Lost, ...]:
    rows: dict[str, Any] = {row["id"]: row for row in services().rows}
    found = [
        Lost(
            service,
            rows[service]["name"],
            rows[service]["sector"],
            float(people.sum()) * outage.hours_per_slot,
            int(people.max()),
            people,
        )
        for service, people in outage.people_without.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.person_hours, one.service)))


def without_any(outage: Outage) -> Int64:
    """Return the people without at least one service in each slot; a zone counts once, with its largest service.

    The same as :attr:`~majlis.infrastructure.cascade.Outage.people_without_any`, for many zones at once.
    """
    network = outage.network
    chosen = np.flatnonzero(outage.node >= network.asset_count)
    zones, row = np.unique(network.zone[outage.node[chosen]], return_inverse=True)
    total = np.zeros(network.horizon, dtype=np.int64)
    for first in range(0, len(zones), _ZONES):
        inside = (row >= first) & (row < first + _ZONES)
        total += _most(outage, chosen[inside], row[inside] - first)
    return total


_ZONES = 4_096
"""Zones that are worked out at a time: their table of hours must fit the memory."""


def _most(outage: Outage, intervals: NDArray[np.int64], row: NDArray[np.int64]) -> Int64:
    """Return the sum over zones of the largest number of people in each slot."""
    network = outage.network
    people = network.people[outage.node[intervals]]
    order = np.argsort(people, kind="stable")  # the largest is written last, and stays
    most = np.zeros((int(row.max(initial=-1)) + 1, network.horizon), dtype=np.int32)
    begin, end = outage.begin[intervals], outage.end[intervals]
    for place in order.tolist():
        most[row[place], begin[place] : end[place]] = people[place]
    total: Int64 = most.sum(axis=0, dtype=np.int64)
    return total
