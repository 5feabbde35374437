"""Estimates of a quantity as three quantiles, and what a room says together: an interval, never one number.

Each quantile of the room is the median of the quantiles that were given: one participant, however extreme, moves it by
no more than a place (Hora, S. C. et al. (2013), "Median aggregation of distribution functions", Decision Analysis
10(4)).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from majlis.dialogue.words import LEAST_SHOWN
from majlis.kernel.errors import InputError

__all__ = ["Estimate", "Pooled", "demand_estimate", "pooled"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What somebody expects.

    Attributes
    ----------
    low, middle, high : float
        Quantiles of 5, 50 and 95 %.
    """

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Pooled:
    """What a room expects.

    Attributes
    ----------
    count : int
        Of the estimates.
    together : Estimate or None
        None where fewer than five were given: it would tell what a person said.
    apart : tuple of float or None
        Between which values the middle half of the medians lies; None as above.
    """

    count: int
    together: Estimate | None
    apart: tuple[float, float] | None


def demand_estimate(one: Estimate, least: float | None, most: float | None) -> None:
    """See that the quantiles rise, and lie where the quantity can lie.

    Raises
    ------
    InputError
        If not.
    """
    values = (one.low, one.middle, one.high)
    if not all(map(math.isfinite, values)) or list(values) != sorted(values):
        raise InputError(
            "the three values must rise",
            where="option --low",
            why="low is what it falls below once in twenty times, high what it rises above once in twenty times",
            mend="put them in order",
            code="dialogue.estimate",
        )
    if (least is not None and one.low < least) or (most is not None and one.high > most):
        raise InputError(
            f"it lies between {'-' if least is None else f'{least:g}'} and {'-' if most is None else f'{most:g}'}",
            where="option --low",
            mend="correct low or high",
            code="dialogue.estimate-range",
        )


def pooled(given: Sequence[Estimate]) -> Pooled:
    """Return what a room expects."""
    if len(given) < LEAST_SHOWN:
        return Pooled(len(given), None, None)
    together = Estimate(*(median(values) for values in zip(*((e.low, e.middle, e.high) for e in given), strict=True)))
    middles = sorted(one.middle for one in given)
    quarter = len(middles) // 4
    return Pooled(len(given), together, (middles[quarter], middles[len(middles) - 1 - quarter]))
