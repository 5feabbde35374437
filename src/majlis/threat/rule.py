"""When "rising" and "falling" are said of two counts, and how often that word is wrong or missing."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.quantiles import beta_cdf, beta_quantile, exp, log, log_gamma
from majlis.threat.rate import Verdict

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
_TAIL_SDS, _TAIL_COUNTS = 7.0, 15.0
"""Poisson tails beyond so many standard deviations and so many counts more are left out: less than 1e-10."""
_NEAR = np.arange(-2, 3, dtype=np.int64)[:, None]


@dataclass(frozen=True, slots=True)
class Rule:
    """How "rising" is decided between two periods.

    Attributes
    ----------
    shape, prior_months : float
        Prior Gamma of either rate.
    earlier_months, later_months : float
        Exposures.
    threshold : float
        "Rising" is said when the posterior probability that the later rate is the higher reaches it; "falling"
        when that of the opposite does. Above 1/2.
    """

    shape: float
    prior_months: float
    earlier_months: float
    later_months: float
    threshold: float

    def probability_rising(self, earlier: Counts | int, later: Counts | int) -> Floats:
        """Return P(later rate > earlier rate) for counts of either period.

        Both posteriors are Gamma. With X = G2 / (G1 + G2) ~ Beta(a + n2, a + n1) of unit-scale Gammas, the later
        rate is the higher when X > b2 / (b1 + b2), where b is prior plus exposure
        (Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, vol. 2, ch. 25).
        """
        cut = self._later / (self._earlier + self._later)
        n1, n2 = np.asarray(earlier, dtype=np.float64), np.asarray(later, dtype=np.float64)
        # P(X > cut) as a lower tail of the mirrored law keeps small probabilities exact
        return beta_cdf(1.0 - cut, self.shape + n1, self.shape + n2)

    def ratio_quantiles(self, earlier: int, later: int, levels: Sequence[float]) -> Floats:
        """Return quantiles of later rate / earlier rate."""
        x = beta_quantile(np.array(levels), self.shape + later, self.shape + earlier)
        return x / np.maximum(1.0 - x, 1e-12) * (self._earlier / self._later)

    def verdict(self, probability: float) -> Verdict:
        """Return the word for a posterior probability of rising."""
        if probability >= self.threshold:
            return "rising"
        return "falling" if probability <= 1.0 - self.threshold else "cannot tell"

    def chances(self, earlier_rate: float, later_rate: float) -> tuple[float, float]:
        """Return the chances of saying "rising" and "falling" at given true rates per month.

        Both counts are Poisson; the sum runs over every earlier count with the later counts that lead to the word.
        """
        n1, weight = _poisson(earlier_rate * self.earlier_months)
        n2, later_weight = _poisson(later_rate * self.later_months)
        reach = np.concatenate([[0.0], np.cumsum(later_weight)])
        below_rising = reach[np.clip(self._rising_from(n1) - n2[0], 0, len(n2))]
        up_to_falling = reach[np.clip(self._falling_to(n1) - n2[0] + 1, 0, len(n2))]
        rising = math.fsum(weight * (reach[-1] - below_rising))
        return min(max(rising, 0.0), 1.0), min(max(math.fsum(weight * up_to_falling), 0.0), 1.0)

    def _rising_from(self, earlier: Counts) -> Counts:
        """Return, for each earlier count, the least later count that is called rising."""
        z = NormalDist().inv_cdf(self.threshold)
        return _least(lambda n2: self.probability_rising(earlier, n2) >= self.threshold, self._guess(earlier, z))

    def _falling_to(self, earlier: Counts) -> Counts:
        """Return, for each earlier count, the largest later count that is called falling, or -1."""
        z = NormalDist().inv_cdf(self.threshold)
        above = _least(lambda n2: self.probability_rising(earlier, n2) > 1.0 - self.threshold, self._guess(earlier, -z))
        found: Counts = above - 1
        return found

    def _guess(self, earlier: Counts, z: float) -> Counts:
        """Return about where the boundary lies: square roots of Poisson rates are nearly normal."""
        root = np.sqrt((earlier + self.shape) / self._earlier)
        spread = z / 2.0 * math.sqrt(1.0 / self._earlier + 1.0 / self._later)
        guess: Counts = np.rint(self._later * np.maximum(root + spread, 0.0) ** 2).astype(np.int64)
        return guess

    @property
    def _earlier(self) -> float:
        return self.prior_months + self.earlier_months

    @property
    def _later(self) -> float:
        return self.prior_months + self.later_months


def _least(holds: Callable[[Counts], NDArray[np.bool_]], guess: Counts) -> Counts:
    """Return the least count, from 0 up, at which a condition that stays true once it is true holds."""
    near = np.maximum(guess + _NEAR, -1)
    there = (near >= 0) & holds(np.maximum(near, 0))
    first = np.argmax(there, axis=0)
    if np.all(there.any(axis=0) & ((first > 0) | (near[0] == -1))):
        found: Counts = np.take_along_axis(near, first[None, :], axis=0)[0]
        return found
    low, high, step = np.maximum(guess - 2, -1), guess + 2, 4
    while not np.all(right := holds(high)):
        high = np.where(right, high, high + step)
        step *= 2
    step = 4
    while np.any(wrong := (low >= 0) & holds(np.maximum(low, 0))):
        low = np.where(wrong, np.maximum(low - step, -1), low)
        step *= 2
    # the condition holds at `high` and not at `low` (-1 stands for "below every count")
    while np.any(high - low > 1):
        middle = (low + high) // 2
        there = (middle >= 0) & holds(np.maximum(middle, 0))
        low, high = np.where(there, low, middle), np.where(there, middle, high)
    least: Counts = high
    return least


def _poisson(mean: float) -> tuple[Counts, Floats]:
    """Return the counts that a Poisson law reaches and their probabilities."""
    if mean <= 0.0:
        return np.zeros(1, dtype=np.int64), np.ones(1)
    reach = _TAIL_SDS * math.sqrt(mean) + _TAIL_COUNTS
    counts = np.arange(max(0, int(mean - reach)), int(mean + reach) + 1, dtype=np.int64)
    x = counts.astype(np.float64)
    return counts, exp(x * log(mean) - mean - log_gamma(x + 1.0))
