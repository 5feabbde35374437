"""Who serves whom among the people of a province: the fewest zones that say it without counting anyone twice."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

P = TypeVar("P", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Zone(Generic[P]):
    """People of a province who are served alike.

    Attributes
    ----------
    people : int
    served : mapping of str to tuple
        Service to those who serve them, in the order given; services that nobody serves them are left out.
    """

    people: int
    served: Mapping[str, tuple[P, ...]]


def zones_of(population: int, served: Mapping[str, Sequence[tuple[P, int]]]) -> list[Zone[P]]:
    """Divide the people of a province into zones.

    The people stand in one line. The providers of each service take theirs one after the other from its start, and
    begin again at the start where the line ends: such people can use either. So every provider serves as many people
    as it says, those without one service are as far as possible those without another, and nobody is counted twice.

    Parameters
    ----------
    population : int
        People of the province.
    served : mapping of str to sequence of (provider, int)
        Service to its providers, each with the people it serves: 1 up to the population.

    Returns
    -------
    list of Zone
        In the order of the line; people whom nobody serves are left out.
    """
    spans = {service: _spans(population, providers) for service, providers in served.items()}
    ends = {edge for found in spans.values() for _, start, end in found for edge in (start, end)}
    zones = []
    for start, end in pairwise(sorted({0, population} | ends)):
        here = {
            service: tuple(provider for provider, low, high in found if low <= start and end <= high)
            for service, found in spans.items()
        }
        present = {service: providers for service, providers in here.items() if providers}
        if present:
            zones.append(Zone(end - start, present))
    return zones


def _spans(population: int, providers: Sequence[tuple[P, int]]) -> list[tuple[P, int, int]]:
    found: list[tuple[P, int, int]] = []
    start = 0
    for provider, people in providers:
        end = start + people
        found.append((provider, start, min(end, population)))
        if end > population:
            found.append((provider, 0, end - population))
        start = end % population
    return found
