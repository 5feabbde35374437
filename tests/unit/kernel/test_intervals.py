"""Intervals know their level and kind."""

import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.intervals import Interval, Uncertainty


def test_an_interval_holds_its_ends() -> None:
    interval = Interval(1.0, 3.0, 0.9, Uncertainty.KNOWLEDGE)
    assert interval.width == 2.0
    assert 1.0 in interval
    assert 3.0 in interval
    assert 3.1 not in interval


@pytest.mark.parametrize(
    ("low", "high", "level"), [(2.0, 1.0, 0.9), (0.0, 1.0, 0.0), (0.0, 1.0, 1.0), (float("nan"), 1.0, 0.9)]
)
def test_what_is_no_interval_is_refused(low: float, high: float, level: float) -> None:
    with pytest.raises(InputError, match="is not an interval"):
        Interval(low, high, level, Uncertainty.SIMULATION)
