"""Figures of a loss distribution: mean, quantile across draws, VaR, TVaR, exceedance; the same on every machine.

Sums are of whole numbers or by ``math.fsum`` (exactly rounded), so no figure depends on how a library adds.
"""

import math
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from majlis.risk.result import Figure

LOW, HIGH = 0.05, 0.95
"""Ends of the knowledge interval: quantiles across draws."""
Z90 = 1.6448536269514722
"""Half-width of a 5-95 % interval of a normal law, in standard deviations."""


def mean(values: Iterable[float]) -> float:
    """Return the mean; the sum is exactly rounded."""
    values = list(values)
    return math.fsum(values) / len(values)


def variance(values: Iterable[float]) -> float:
    """Return the sample variance (divided by n - 1); 0 for fewer than two values."""
    values = list(values)
    if len(values) < 2:  # noqa: PLR2004
        return 0.0
    centre = mean(values)
    return math.fsum((value - centre) ** 2 for value in values) / (len(values) - 1)


def quantile(values: Iterable[float], probability: float) -> float:
    """Return the quantile by linear interpolation between order statistics (Hyndman & Fan 1996, type 7)."""
    ordered = sorted(values)
    place = probability * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return float(ordered[below] + (place - below) * (ordered[above] - ordered[below]))


def figure(values: Sequence[float] | NDArray[np.float64]) -> Figure:
    """Return mean and 5-95 % quantiles of one value per draw."""
    numbers = [float(value) for value in values]
    return Figure(mean=mean(numbers), low=quantile(numbers, LOW), high=quantile(numbers, HIGH))


def value_at_risk(losses: NDArray[np.int64], probability: float) -> int:
    """Return VaR: the smallest loss x with P(L <= x) >= probability in the sample.

    Parameters
    ----------
    losses : int64[n]
    probability : float
        For example 0.99 for 1 in 100 years.
    """
    return int(np.sort(losses)[_rank(len(losses), probability)])


def tail_value_at_risk(losses: NDArray[np.int64], probability: float) -> float:
    """Return TVaR: the mean of the worst share ``1 - probability`` of the sample.

    The observation at the edge counts with the part of it that lies in the tail (Acerbi & Tasche 2002, eq. 4.1).
    """
    ordered = np.sort(losses)
    n = len(ordered)
    tail = n * (1.0 - probability)
    rank = _rank(n, probability)
    beyond = int(ordered[rank + 1 :].sum())
    return (beyond + (tail - (n - 1 - rank)) * int(ordered[rank])) / tail


def _rank(n: int, probability: float) -> int:
    """Return the index of the order statistic: ceil(n p) - 1, safe against the last bit of n p."""
    return min(max(math.ceil(n * probability - 1e-9) - 1, 0), n - 1)


def exceedance(losses: NDArray[np.int64], level: float) -> float:
    """Return the share of the sample strictly above the level."""
    return int(np.count_nonzero(losses > level)) / losses.size


def simulation_error(values: Sequence[float], within: Sequence[float]) -> float:
    """Return the standard error of a mean over draws: what another seed would move it by.

    It holds both finite numbers, that of the draws and that of the years: ``sqrt(s**2 / draws)`` with the sample
    variance s**2 between draws, which contains the noise of the years within each. With a single draw only the years
    can be told: the square root of its ``within``.

    Parameters
    ----------
    values : sequence of float
        One value per draw.
    within : sequence of float
        The variance of each value that comes from the finite number of its years.
    """
    if len(values) > 1:
        return math.sqrt(variance(values) / len(values))
    return math.sqrt(math.fsum(within))


def binomial_variances(chances: Sequence[float], years: int) -> list[float]:
    """Return the variance of each chance that comes from counting so many years: ``p (1 - p) / (years - 1)``."""
    return [p * (1.0 - p) / max(years - 1, 1) for p in chances]
