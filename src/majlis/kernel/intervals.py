"""Intervals that say what kind of uncertainty they carry."""

from dataclasses import dataclass
from enum import StrEnum

from majlis.kernel.errors import InputError


class Uncertainty(StrEnum):
    """What an interval expresses. The two kinds are never mixed."""

    KNOWLEDGE = "knowledge"
    """What we do not know: parameters, unknown dependencies. This is what people see."""
    SIMULATION = "simulation"
    """Error of a finite simulation. It belongs in the convergence report."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval with its level and kind.

    Attributes
    ----------
    low, high : float
        Ends, in the unit of the figure they belong to.
    level : float
        Probability that it is meant to cover, for example 0.9.
    kind : Uncertainty
    """

    low: float
    high: float
    level: float
    kind: Uncertainty

    def __post_init__(self) -> None:
        if not (self.low <= self.high and 0.0 < self.level < 1.0):
            raise InputError(
                f"[{self.low}, {self.high}] at level {self.level} is not an interval",
                mend="give low <= high and a level between 0 and 1",
                code="kernel.interval",
            )

    @property
    def width(self) -> float:
        """Length of the interval."""
        return self.high - self.low

    def __contains__(self, value: float) -> bool:
        """Tell whether the value lies inside, ends included."""
        return self.low <= value <= self.high
