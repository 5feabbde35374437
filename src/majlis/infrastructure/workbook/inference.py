"""Links that nobody wrote down, by the engineering rules that ship: who such a service needs, from the nearest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

from majlis.infrastructure.synthesis.rules import AssetClass, Rule, asset_classes, rules_of
from majlis.infrastructure.workbook.answers import Province, Service
from majlis.reference.parameters import parameters

_FAR_KM = 100_000.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A requirement that a rule adds: its rule, its suppliers by name, how many are needed, how likely it is."""

    rule: Rule
    suppliers: tuple[str, ...]
    k: int
    confidence: float


@dataclass(frozen=True)
class Map:
    """Where the services stand."""

    services: tuple[Service, ...]
    provinces: Mapping[str, Province]

    def nearest(self, home: str | None, candidates: Sequence[Service], *, most: int) -> tuple[str, ...]:
        """Return the names of the nearest candidates: those of the same province, of the whole country, of others.

        Others go by the distance between the points of their provinces; without points, in the order of the sheet.
        """
        order = {one.name: number for number, one in enumerate(self.services)}
        ranked = sorted(candidates, key=lambda one: (*self._distance(home, one.province), order[one.name]))
        return tuple(one.name for one in ranked[:most])

    def _distance(self, home: str | None, other: str | None) -> tuple[int, float]:
        if home == other:
            return 0, 0.0
        if other is None:
            return 1, 0.0
        return 2, kilometres(self.provinces.get(home or ""), self.provinces.get(other))


def kilometres(one: Province | None, other: Province | None) -> float:
    """Return the great-circle distance between the points of two provinces, km; far where a point is missing."""
    points = [(a.latitude, a.longitude) for a in (one, other) if a is not None]
    if len(points) < 2 or any(part is None for point in points for part in point):  # noqa: PLR2004 - two provinces
        return _FAR_KM
    (north, east), (north2, east2) = ((radians(a or 0.0), radians(b or 0.0)) for a, b in points)
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(half)))


def guesses(service: Service, covered: Iterable[str], where: Map) -> list[Guess]:
    """Return what a service needs by the rules and has not said.

    Parameters
    ----------
    service : Service
    covered : iterable of str
        Sectors from which it has named a supplier: nothing is added there.
    where : Map
    """
    known = set(covered)
    found = []
    for rule in rules_of(service.kind.key):
        wanted = _classes(rule)
        if {item.sector for item in wanted} & known:
            continue
        candidates = _candidates(service.sector, wanted, [one for one in where.services if one is not service])
        if not candidates:
            continue
        if service.province is None and all(one.province for one in candidates):
            names = _one_per_province(candidates)
            k = max(1, ceil(parameters()["workbook.needed-whole-country"].centre * len(names)))
        else:
            names = where.nearest(service.province, candidates, most=rule.n)
            k = rule.k(len(names))
        found.append(Guess(rule, names, k, chance_of(rule.group)))
    return found


def _one_per_province(candidates: Iterable[Service]) -> tuple[str, ...]:
    first: dict[str | None, str] = {}
    for one in candidates:
        first.setdefault(one.province, one.name)
    return tuple(first.values())


def providers(rule: Rule, home: str, where: Map) -> tuple[str, ...]:
    """Return who would serve the people of a province by a rule of demand: the nearest of those classes, or sector."""
    return where.nearest(home, _candidates("", _classes(rule), where.services), most=rule.n)


def chance_of(group: str) -> float:
    """Return the probability that an inferred requirement of a group exists."""
    known = parameters()
    return known.get(f"confidence.{group}", known["workbook.confidence"]).centre


def _classes(rule: Rule) -> list[AssetClass]:
    return [item for item in asset_classes() if item.key in rule.suppliers]


def _candidates(own: str, wanted: Sequence[AssetClass], services: Sequence[Service]) -> list[Service]:
    """Return the services of the wanted classes; where there is none, those of the classes' sectors but one's own."""
    keys, sectors = {item.key for item in wanted}, {item.sector for item in wanted} - {own}
    return [one for one in services if one.kind.key in keys] or [one for one in services if one.sector in sectors]
