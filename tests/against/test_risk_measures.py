"""VaR, TVaR and aggregate distributions against closed forms and published numbers."""

import numpy as np
import pytest

from majlis.kernel.quantiles import poisson_thresholds
from majlis.risk.curves import tail_value_at_risk, value_at_risk

SCALE = 1_000_000
"""Losses are whole numbers: micro-units."""


def grid(n: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return (np.arange(n) + 0.5) / n


def test_tail_of_the_exponential() -> None:
    """TVaR of exp(1) is 1 - ln(1 - p): 3.9957 and 5.6052 (McNeil, Frey & Embrechts 2015, section 2.3)."""
    sample = np.rint(-np.log1p(-grid(2_000_000)) * SCALE).astype(np.int64)
    assert tail_value_at_risk(sample, 0.95) / SCALE == pytest.approx(3.9957, abs=2e-4)
    assert tail_value_at_risk(sample, 0.99) / SCALE == pytest.approx(5.6052, abs=2e-4)
    assert value_at_risk(sample, 0.99) / SCALE == pytest.approx(-np.log(0.01), abs=1e-4)


def test_tail_of_the_lognormal() -> None:
    """TVaR of lognormal(0, 1) is e^(1/2) Phi(1 - z_p) / (1 - p): 8.5572 and 15.228 (same section)."""
    from scipy.stats import norm

    sample = np.rint(np.exp(norm.ppf(grid(2_000_000))) * SCALE).astype(np.int64)
    assert tail_value_at_risk(sample, 0.95) / SCALE == pytest.approx(8.5572, abs=1e-3)
    assert tail_value_at_risk(sample, 0.99) / SCALE == pytest.approx(15.228, abs=5e-3)


def compound_sample(years: int, seed: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Yearly sums of Poisson(5) losses, counted by our own thresholds; severities lognormal, mean 10, cv 2."""
    bits = np.random.Generator(np.random.PCG64(seed))
    words = bits.integers(0, 2**64, size=years, dtype=np.uint64)
    counts = np.searchsorted(poisson_thresholds(5.0), words, side="right")
    sigma2 = np.log(1 + 4)
    severity = np.exp(bits.normal(np.log(10) - sigma2 / 2, np.sqrt(sigma2), size=counts.sum()))
    ends = np.concatenate([[0], np.cumsum(counts)])
    sums = np.concatenate([[0.0], np.cumsum(severity)])[ends]
    yearly: np.ndarray[tuple[int], np.dtype[np.int64]] = np.rint(np.diff(sums) * 1000).astype(np.int64)
    return yearly


def test_aggregate_of_poisson_and_lognormal() -> None:
    """VaR .9/.99/.995/.999 = 103.125/232.875/287.625/460.875: `aggregate` (Mildenhall), FFT with buckets of 1/8.

    With two million years the standard error of a quantile is sqrt(p (1 - p) / n) / density: below 0.1, 0.7, 1.3
    and 4 here; the tolerances are three of them.
    """
    sample = compound_sample(2_000_000, seed=20261124)
    published = {0.9: (103.125, 0.3), 0.99: (232.875, 2.0), 0.995: (287.625, 3.5), 0.999: (460.875, 12.0)}
    for p, (value, tolerance) in published.items():
        assert value_at_risk(sample, p) / 1000 == pytest.approx(value, abs=tolerance), p
    assert sample.mean() / 1000 == pytest.approx(50, abs=0.12)


def panjer(
    rate: float, severity: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Distribution of a compound Poisson sum on a lattice (Panjer 1981, ASTIN Bulletin 12, Poisson case)."""
    n = len(severity)
    weighted = np.arange(n) * severity
    found = np.zeros(n)
    found[0] = np.exp(-rate * (1 - severity[0]))
    for k in range(1, n):
        found[k] = rate / k * (weighted[1 : k + 1] @ found[k - 1 :: -1][:k])
    return found


def test_aggregate_by_panjers_recursion() -> None:
    """The same four numbers without any sampling, so that the published ones are not taken on trust."""
    from scipy.stats import lognorm

    step = 0.125
    sigma2 = np.log(1 + 4)
    edges = (np.arange(8001) - 0.5) * step
    law = lognorm(s=np.sqrt(sigma2), scale=np.exp(np.log(10) - sigma2 / 2))
    severity = np.diff(law.cdf(np.maximum(edges, 0.0)))
    total = np.cumsum(panjer(5.0, severity))
    for p, value in {0.9: 103.125, 0.99: 232.875, 0.995: 287.625, 0.999: 460.875}.items():
        assert np.argmax(total >= p) * step == pytest.approx(value, abs=step), p
