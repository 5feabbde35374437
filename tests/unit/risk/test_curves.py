import math

import numpy as np
import pytest

from majlis.risk.curves import (
    exceedance,
    figure,
    mean,
    quantile,
    simulation_error,
    tail_value_at_risk,
    value_at_risk,
    variance,
)

HUNDRED = np.arange(1, 101)


def test_value_at_risk_is_the_smallest_loss_that_reaches_the_probability() -> None:
    assert value_at_risk(HUNDRED, 0.99) == 99
    assert value_at_risk(HUNDRED, 0.995) == 100
    assert value_at_risk(HUNDRED, 1 - 1 / 20) == 95


def test_tail_is_the_mean_of_the_worst_share() -> None:
    assert tail_value_at_risk(HUNDRED, 0.9) == pytest.approx(np.mean(np.arange(91, 101)))
    assert tail_value_at_risk(HUNDRED, 0.985) == pytest.approx((100 + 0.5 * 99) / 1.5)


def test_mean_and_variance_do_not_depend_on_order() -> None:
    values = [1e16, 1.0, -1e16, 3.0]
    assert mean(values) == mean(sorted(values)) == 1.0
    assert variance([2.0, 4.0]) == 2.0
    assert variance([5.0]) == 0.0


def test_figure_is_mean_with_5_and_95_percent() -> None:
    found = figure([float(v) for v in range(101)])
    assert (found.low, found.mean, found.high) == (5.0, 50.0, 95.0)
    assert quantile([3.0], 0.95) == 3.0


def test_exceedance_is_strict() -> None:
    assert exceedance(HUNDRED, 99) == 0.01
    assert exceedance(HUNDRED, 98.5) == 0.02


def test_simulation_error_falls_with_the_square_root_of_the_draws() -> None:
    one, four = simulation_error([0.1], 1001), simulation_error([0.1] * 4, 1001)
    assert one == pytest.approx(math.sqrt(0.09 / 1000))
    assert four == pytest.approx(one / 2)
