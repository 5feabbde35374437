"""Facilities and their operators: how many, where, whose, on which technology. All invented."""

from dataclasses import dataclass, replace

import numpy as np

from majlis.infrastructure.nation import Asset, Operator
from majlis.infrastructure.synthesis import vendors
from majlis.infrastructure.synthesis.counts import class_counts
from majlis.infrastructure.synthesis.dice import Dice, Floats, Step
from majlis.infrastructure.synthesis.places import Ints, Places
from majlis.infrastructure.synthesis.rules import AssetClass, asset_classes, hours
from majlis.kernel.marking import Marking
from majlis.reference.loader import sectors
from majlis.reference.parameters import parameters

SOURCE = "synthetic: invented"
_MOST_OPERATORS = 100
"""Room for operator numbers per sector, so that the number within the nation is stable."""


@dataclass(frozen=True)
class Setting:
    """What facilities are made from: where, by which numbers, under which marking."""

    places: Places
    dice: Dice
    marking: Marking


@dataclass(frozen=True)
class Facilities:
    """The assets with what the dossier does not keep: class and position.

    Attributes
    ----------
    assets : tuple of Asset
        In order of class, then of area.
    operators : tuple of Operator
        Those that run something.
    rows : mapping of str to int64 array
        Class to the indices of its assets.
    position : int64[assets, 3]
        Metres.
    operator : int64[assets]
        Number of the operator within the nation.
    """

    assets: tuple[Asset, ...]
    operators: tuple[Operator, ...]
    rows: dict[str, Ints]
    position: Ints
    operator: Ints


def facilities(setting: Setting, *, assets: int) -> Facilities:
    """Return the facilities of a synthetic nation.

    Parameters
    ----------
    setting : Setting
    assets : int
        Exact number of assets.
    """
    places, dice = setting.places, setting.dice
    classes = asset_classes()
    counts = class_counts(classes, assets=assets)
    made: list[Asset] = []
    rows: dict[str, Ints] = {}
    positions, operators = [], []
    for item, count in zip(classes, counts.tolist(), strict=True):
        start = float(dice.throw(Step.AREA, item.code, 1)[0])
        area = places.choose(item.spread, count, start=start)
        operator = _operators(item, area, setting)
        rows[item.key] = np.arange(len(made), len(made) + count)
        positions.append(places.scatter(area, dice=dice, code=item.code))
        operators.append(operator)
        made.extend(_class_assets(item, area, operator, setting))
    numbers = np.concatenate(operators)
    return Facilities(
        assets=_named(made, places),
        operators=tuple(_operator(number, setting.marking) for number in np.unique(numbers).tolist()),
        rows=rows,
        position=np.concatenate(positions),
        operator=numbers,
    )


def _operators(item: AssetClass, area: Ints, setting: Setting) -> Ints:
    """Return the number within the nation of each asset's operator."""
    first, last = item.operators
    if item.territory:
        share = _territory(setting.places)[area]
    else:
        share = setting.dice.throw(Step.OPERATOR, item.code, len(area))
    index = np.floor(share * (last - first + 1)).astype(np.int64)
    return _sector_number(item.sector) * _MOST_OPERATORS + first + index


def _territory(places: Places) -> Floats:
    """Return for each area the share of people that live further north, plus half of its own: 0 to 1."""
    order = np.argsort(-places.latitude, kind="stable")
    people = places.population[order].astype(np.float64)
    middle = np.empty(len(order))
    middle[order] = (np.cumsum(people) - 0.5 * people) / people.sum()
    return middle


def _class_assets(item: AssetClass, area: Ints, operator: Ints, setting: Setting) -> list[Asset]:
    dice = setting.dice
    count = len(area)
    vendor = vendors.assign(item.technology, operator, dice=dice, code=item.code)
    repair = _repairs(item, dice.throw(Step.REPAIR, item.code, count))
    black = dice.throw(Step.BLACK_START, item.code, count) < item.black_start
    restart = hours(f"restart.{item.parameter_key}")
    manual = hours(f"manual.{item.parameter_key}")
    if restart is None:
        raise LookupError(f"no restart time for {item.parameter_key}")
    return [
        Asset(
            id=item.prefix,
            name=item.name,
            sector=item.sector,
            kind=item.kind,
            operator=_operator_id(int(operator[index])),
            area=setting.places.areas[area[index]].id,
            vendor=vendor[index],
            repair_low_h=float(repair[index, 0]),
            repair_mode_h=float(repair[index, 1]),
            repair_high_h=float(repair[index, 2]),
            restart_h=restart,
            black_start=bool(black[index]),
            manual_start_h=manual,
            source=SOURCE,
            marking=setting.marking,
        )
        for index in range(count)
    ]


def _repairs(item: AssetClass, throw: Floats) -> Floats:
    """Return low, mode and high repair time of each asset, whole hours: the parameter times 0.75 to 1.25."""
    parameter = parameters()[f"repair.{item.parameter_key}"]
    three = np.array([parameter.a, parameter.b, parameter.c])
    return np.maximum(1.0, np.rint(three[None, :] * (0.75 + 0.5 * throw)[:, None]))


def _named(made: list[Asset], places: Places) -> tuple[Asset, ...]:
    """Give each asset its id and name: prefix, region, number within both."""
    region_of = {area.id: region for area, region in zip(places.areas, places.regions, strict=True)}
    totals: dict[tuple[str, str], int] = {}
    for asset in made:
        key = (asset.id, region_of[asset.area])
        totals[key] = totals.get(key, 0) + 1
    width = {
        prefix: max(2, *(len(str(total)) for (other, _), total in totals.items() if other == prefix))
        for prefix in {asset.id for asset in made}
    }
    seen: dict[tuple[str, str], int] = {}
    named = []
    for asset in made:
        key = (asset.id, region_of[asset.area])
        number = seen[key] = seen.get(key, 0) + 1
        named.append(
            replace(
                asset,
                id=f"{key[0]}:{key[1]}-{number:0{width[key[0]]}d}",
                name=f"{asset.name} {key[1]} {number} (synthetic)",
            )
        )
    return tuple(named)


def _sector_number(sector: str) -> int:
    return sectors().column("id").index(sector)


def _operator_id(number: int) -> str:
    sector = sectors().column("id")[number // _MOST_OPERATORS]
    return f"operator:{sector}-{number % _MOST_OPERATORS:02d}"


def _operator(number: int, marking: Marking) -> Operator:
    row = sectors().rows[number // _MOST_OPERATORS]
    name = f"{row['name']} operator {number % _MOST_OPERATORS} (synthetic)"
    return Operator(id=_operator_id(number), name=name, sector=row["id"], marking=marking)
