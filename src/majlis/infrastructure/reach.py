"""How far an incident could spread: the cascade from an operator's assets, told without naming any asset."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from majlis.infrastructure.nation import Asset, Nation

Basis = Literal["operator", "area", "sector", "none"]
"""What was taken to fail: the operator's assets, those of the sector in the area, all of the sector; or nothing."""


@dataclass(frozen=True, slots=True)
class Struck:
    """Where an incident is, as far as it is known; empty where it is not.

    Attributes
    ----------
    operator : str
        Id or name.
    sector, area : str
        Ids.
    """

    operator: str = ""
    sector: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class ReachedService:
    """A service that fails for some people.

    Attributes
    ----------
    service : str
    people : int
        Most people without it at one time.
    first_h, hours : float
        Hour after the start at which the first of them lose it; hours from then until the last of them have it again.
    """

    service: str
    people: int
    first_h: float
    hours: float


@dataclass(frozen=True, slots=True)
class Reach:
    """What else would fail if what was struck stood still for its usual repair time.

    Attributes
    ----------
    basis : Basis
    assets : int
        Assets taken to fail.
    kinds : tuple of (str, int)
        Their kinds and how many of each, most first.
    sectors : tuple of (str, int)
        Other assets that fail with them, by sector, most first.
    services : tuple of ReachedService
        Those that most people lose first.
    areas : tuple of str
        Names of the areas in which people lose a service, the largest loss first.
    horizon_hours : int
    """

    basis: Basis
    assets: int = 0
    kinds: tuple[tuple[str, int], ...] = ()
    sectors: tuple[tuple[str, int], ...] = ()
    services: tuple[ReachedService, ...] = ()
    areas: tuple[str, ...] = ()
    horizon_hours: int = 0


def reach(nation: Nation, struck: Struck) -> Reach:
    """Follow the cascade from what was struck.

    The operator's assets are taken to fail at hour 0 and to be repaired in their usual time. Where the nation does not
    know the operator, or none is named, it is the sector's assets in the area, or in the whole nation: an upper bound.

    Parameters
    ----------
    nation : Nation
    struck : Struck

    Returns
    -------
    Reach
        Of basis ``none`` where nothing says what fails.
    """
    basis, hit = struck_assets(nation, struck)
    if not hit:
        return Reach("none")
    outage = nation.cascade(attack={asset.id: 0.0 for asset in hit})
    scale, struck_ids = outage.hours_per_slot, {asset.id for asset in hit}
    sector_of = {asset.id: asset.sector for asset in nation.assets}
    others = Counter(sector_of[name] for name in outage.dark if name in sector_of and name not in struck_ids)
    services = []
    for service, people in outage.people_without.items():
        slots = people.nonzero()[0]
        first, last = int(slots[0]), int(slots[-1])
        services.append(ReachedService(service, int(people.max()), first * scale, (last + 1 - first) * scale))
    names = {area.id: area.name for area in nation.areas}
    return Reach(
        basis,
        len(hit),
        tuple(Counter(asset.kind for asset in hit).most_common()),
        tuple(others.most_common()),
        tuple(sorted(services, key=lambda one: (-one.people, one.service))),
        tuple(names[area] for area in outage.person_hours_by_area()),
        nation.header.horizon_hours,
    )


def struck_assets(nation: Nation, struck: Struck) -> tuple[Basis, Sequence[Asset]]:
    """Return which assets are taken to fail, and why."""
    wanted = struck.operator.casefold().strip()
    ids = {one.id for one in nation.operators if wanted and wanted in {one.id.casefold(), one.name.casefold()}}
    own = [asset for asset in nation.assets if asset.operator in ids]
    near = [asset for asset in own if asset.area == struck.area]
    if own:
        return "operator", near or own
    of_sector = [asset for asset in nation.assets if struck.sector and asset.sector == struck.sector]
    there = [asset for asset in of_sector if asset.area == struck.area]
    if there:
        return "area", there
    return ("sector", of_sector) if of_sector else ("none", ())
