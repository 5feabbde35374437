"""Quantiles agree with scipy's and refuse what they cannot do."""

import numpy as np
import pytest
from scipy import special, stats

from majlis.kernel import quantiles
from majlis.kernel.errors import InputError

PROBABILITIES = np.array([1e-6, 0.001, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999, 1 - 1e-6])


@pytest.mark.parametrize("shape", [0.05, 0.5, 1.0, 2.7, 40.0, 900.0, 1e6])
def test_gamma(shape: float) -> None:
    ours = quantiles.gamma_quantile(PROBABILITIES, shape)
    theirs = stats.gamma.ppf(PROBABILITIES, shape)
    kept = theirs > 1e-200
    np.testing.assert_allclose(ours[kept], theirs[kept], rtol=2e-9)


@pytest.mark.parametrize("a", [0.05, 0.5, 1.0, 3.0, 250.0])
@pytest.mark.parametrize("b", [0.05, 0.5, 1.0, 8.0, 4000.0])
def test_beta(a: float, b: float) -> None:
    ours = quantiles.beta_quantile(PROBABILITIES, a, b)
    theirs = stats.beta.ppf(PROBABILITIES, a, b)
    kept = theirs > 1e-200
    np.testing.assert_allclose(ours[kept], theirs[kept], rtol=2e-9)


def test_logarithm_and_exponential() -> None:
    x = np.concatenate([np.geomspace(1e-300, 1e300, 2001), np.linspace(0.5, 2.0, 2001)])
    np.testing.assert_allclose(quantiles.log(x), np.log(x), rtol=4e-15, atol=1e-18)
    y = np.linspace(-700.0, 700.0, 4001)
    np.testing.assert_allclose(quantiles.exp(y), np.exp(y), rtol=4e-15)
    assert float(quantiles.exp(-1000.0)) < 1e-320


def test_logarithm_of_the_gamma_function() -> None:
    a = np.concatenate([np.geomspace(0.05, 1e6, 500), np.arange(1.0, 30.0)])
    np.testing.assert_allclose(quantiles.log_gamma(a), special.gammaln(a), rtol=1e-13, atol=2e-14)


def test_quantiles_lie_on_a_grid_of_32_bits() -> None:
    mantissa, _ = np.frexp(quantiles.gamma_quantile(PROBABILITIES, 3.3))
    assert np.array_equal(mantissa * 2.0**32, np.rint(mantissa * 2.0**32))


def test_a_slightly_different_guess_settles_on_the_same_point() -> None:
    def cdf(x: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return quantiles.gamma_cdf(x, 3.3)

    exact = np.asarray(special.gammaincinv(3.3, PROBABILITIES), dtype=np.float64)
    low = quantiles._settle(cdf, PROBABILITIES, exact * (1 - 1e-9))
    high = quantiles._settle(cdf, PROBABILITIES, exact * (1 + 1e-9))
    assert np.array_equal(low, high)


def test_triangular() -> None:
    ours = quantiles.triangular_quantile(PROBABILITIES, 2.0, 5.0, 11.0)
    np.testing.assert_allclose(ours, stats.triang.ppf(PROBABILITIES, 3 / 9, loc=2.0, scale=9.0), rtol=1e-12)
    assert float(quantiles.triangular_quantile(0.7, 4.0, 4.0, 4.0)) == 4.0
    with pytest.raises(InputError, match="low <= mode <= high"):
        quantiles.triangular_quantile(0.5, 2.0, 1.0, 3.0)


@pytest.mark.parametrize("mean", [0.0, 0.01, 0.7, 3.0, 30.0, 500.0])
def test_poisson_thresholds_are_the_distribution(mean: float) -> None:
    steps = quantiles.poisson_thresholds(mean).astype(np.float64) / 2.0**64
    np.testing.assert_allclose(steps, stats.poisson.cdf(np.arange(steps.size), mean), rtol=1e-12, atol=1e-14)
    assert mean == 0.0 or 1.0 - steps[-1] < 1e-12


@pytest.mark.parametrize("mean", [-1.0, 500.1, float("nan")])
def test_a_poisson_mean_out_of_range_is_refused(mean: float) -> None:
    with pytest.raises(InputError, match="out of range"):
        quantiles.poisson_thresholds(mean)


@pytest.mark.parametrize(("u", "shape"), [(0.0, 1.0), (1.0, 1.0), (0.5, 0.01), (0.5, 1e7)])
def test_arguments_out_of_range_are_refused(u: float, shape: float) -> None:
    with pytest.raises(InputError, match="quantile needs"):
        quantiles.gamma_quantile(u, shape)
    with pytest.raises(InputError, match="quantile needs"):
        quantiles.beta_quantile(u, shape, 1.0)
