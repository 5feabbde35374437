import math

import numpy as np
import pytest

from majlis.risk.curves import (
    binomial_variances,
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


def test_simulation_error_holds_draws_and_years() -> None:
    """Two draws that differ by 0.2 leave the mean unsure by 0.1, however many years each has."""
    assert simulation_error([0.1, 0.3], [0.0, 0.0]) == pytest.approx(0.1)
    assert simulation_error([0.1, 0.3] * 50, []) == pytest.approx(math.sqrt(0.01 * 100 / 99) / 10)
    assert simulation_error([0.1], binomial_variances([0.1], 1001)) == pytest.approx(math.sqrt(0.09 / 1000))


def test_the_noise_of_the_years_lies_within_the_error_of_the_draws() -> None:
    """Draws of one chance, told apart by noise alone: the error is that of all years together."""
    noisy = np.random.default_rng(5).binomial(1000, 0.1, size=400) / 1000
    assert simulation_error(noisy.tolist(), []) == pytest.approx(math.sqrt(0.09 / 400_000), rel=0.1)
