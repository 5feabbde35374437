import math

import numpy as np
import pytest
from scipy import stats

from majlis.threat.rule import Rule, _least

RULE = Rule(shape=0.5, prior_months=0.25, earlier_months=24.0, later_months=12.0, threshold=0.99)


def brute(rule: Rule, earlier_rate: float, later_rate: float) -> tuple[float, float]:
    """Sum over every pair of counts, with scipy's own laws."""
    n1, n2 = np.arange(200)[:, None], np.arange(200)[None, :]
    cut = (rule.later_months + rule.prior_months) / (rule.later_months + rule.earlier_months + 2 * rule.prior_months)
    rising = stats.beta.sf(cut, rule.shape + n2, rule.shape + n1)
    weight = stats.poisson.pmf(n1, earlier_rate * rule.earlier_months) * stats.poisson.pmf(
        n2, later_rate * rule.later_months
    )
    up, down = rising >= rule.threshold, rising <= 1 - rule.threshold
    return float((weight * up).sum()), float((weight * down).sum())


@pytest.mark.parametrize(
    ("earlier", "later"), [(0.05, 0.05), (0.4, 0.4), (1.0, 2.0), (3.0, 3.0), (3.0, 1.5), (0.0, 0.5)]
)
@pytest.mark.parametrize("threshold", [0.9, 0.99])
def test_chances_agree_with_the_sum_over_all_pairs(earlier: float, later: float, threshold: float) -> None:
    rule = Rule(0.5, 0.25, 24.0, 12.0, threshold)
    assert rule.chances(earlier, later) == pytest.approx(brute(rule, earlier, later), abs=1e-9)


def test_probability_against_a_sample() -> None:
    """P(later > earlier) of two Gammas, against two million draws; the seed is fixed."""
    rng = np.random.default_rng(1)
    a = rng.gamma(0.5 + 30, 1 / 24.25, 1_000_000)
    b = rng.gamma(0.5 + 22, 1 / 12.25, 1_000_000)
    assert float(RULE.probability_rising(30, 22)) == pytest.approx(float((b > a).mean()), abs=0.002)
    low, middle, high = RULE.ratio_quantiles(30, 22, (0.05, 0.5, 0.95))
    assert (low, middle, high) == pytest.approx(tuple(np.quantile(b / a, (0.05, 0.5, 0.95))), rel=0.01)


def test_equal_evidence_is_even() -> None:
    rule = Rule(0.5, 0.25, 12.0, 12.0, 0.99)
    assert float(rule.probability_rising(7, 7)) == pytest.approx(0.5, abs=1e-12)
    assert float(rule.ratio_quantiles(7, 7, (0.5,))[0]) == pytest.approx(1.0, rel=1e-6)


def test_words() -> None:
    assert [RULE.verdict(p) for p in (0.99, 0.5, 0.01, 0.9899, 0.0101)] == [
        "rising",
        "cannot tell",
        "falling",
        "cannot tell",
        "cannot tell",
    ]


def test_power_grows_with_the_rise_and_the_false_alarm_stays() -> None:
    power = [RULE.chances(2.0, 2.0 * ratio)[0] for ratio in (1.0, 1.5, 2.0, 3.0)]
    assert power == sorted(power)
    assert power[0] < 0.02
    assert power[-1] > 0.99
    false = sum(RULE.chances(2.0, 2.0))
    assert false == pytest.approx(0.02, abs=0.01)  # twice one minus the threshold, up to the steps of counts


def test_large_counts() -> None:
    rising, falling = RULE.chances(400.0, 440.0)
    assert rising > 0.99
    assert falling < 1e-9
    assert math.isfinite(sum(RULE.chances(4000.0, 4000.0)))


def test_the_boundary_is_found_from_any_guess() -> None:
    true = np.array([100, 3, 0, 7], dtype=np.int64)
    for guess in ([0, 50, 9, 7], [1000, 0, 0, 6], [100, 3, 0, 7], [98, 5, 2, 10]):
        assert list(_least(lambda n: n >= true, np.array(guess, dtype=np.int64))) == list(true)
