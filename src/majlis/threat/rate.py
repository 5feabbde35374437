"""What the threat room answers: rates with their uncertainty, and whether they rise."""

from dataclasses import dataclass
from typing import Literal

from majlis.kernel.intervals import Interval
from majlis.kernel.times import Window

Verdict = Literal["rising", "falling", "cannot tell"]
LEVEL = 0.9
"""Intervals run from 5 to 95 % of the posterior."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The rate of reported incidents of one cell: a posterior Gamma(shape, exposure_months).

    Attributes
    ----------
    sector, kind : str
        Ids; empty where the cell covers all.
    count : int
        Incidents counted, duplicates collapsed.
    exposure_months : float
        Months that the rate rests on: coverage unchanged, before the cut-off, and since the last rise or fall.
    shape, inverse_scale : float
        Posterior Gamma of the rate per month: mean ``shape / inverse_scale``.
    mean : float
        Incidents per month.
    interval : Interval
        5-95 % of the posterior, knowledge.
    sources : tuple of str
    window : Window or None
        The days that the rate rests on; None where nobody looked.
    """

    sector: str
    kind: str
    count: int
    exposure_months: float
    shape: float
    inverse_scale: float
    mean: float
    interval: Interval
    sources: tuple[str, ...]
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Whether the rate of a cell rises between two periods of equal coverage.

    Attributes
    ----------
    sector, kind : str
    verdict : {"rising", "falling", "cannot tell"}
    earlier, later : Window or None
        The two periods compared; None where coverage leaves nothing to compare.
    earlier_count, later_count : int
    ratio : float
        Median of later rate / earlier rate.
    interval : Interval or None
        5-95 % of the ratio's posterior.
    probability_rising : float
        Posterior probability that the ratio exceeds one.
    false_alarm : float
        Chance of saying "rising" or "falling" though nothing changed, at these counts and exposures.
    power : float
        Chance of saying "rising" if the rate had grown by ``power_at``.
    power_at : float
    coverage_breaks : tuple of str
        Days on which sources or their rules changed, with what changed; they split the series.
    """

    sector: str
    kind: str
    verdict: Verdict
    earlier: Window | None
    later: Window | None
    earlier_count: int
    later_count: int
    ratio: float
    interval: Interval | None
    probability_rising: float
    false_alarm: float
    power: float
    power_at: float
    coverage_breaks: tuple[str, ...]
