from collections.abc import Callable
from datetime import date

import pytest
from scipy import stats

from majlis.evidence import Entry, Observation
from majlis.kernel.times import DAYS_PER_MONTH
from majlis.reference import parameters
from majlis.threat.rates import rates

Source = Callable[..., Entry]
Rows = Callable[..., list[Observation]]


def test_the_posterior_is_gamma(source: Source, rows: Rows) -> None:
    found = rates(rows("a", "2024-02-01", "2024-03-01", "2024-03-01"), [source("a", "2024-01-01..2025-01-01")], by=())
    (one,) = found
    shape, prior = parameters()["threat.prior-shape"].a, parameters()["threat.prior-exposure"].a
    exposure = 366 / DAYS_PER_MONTH
    assert one.count == 3
    assert one.exposure_months == pytest.approx(exposure)
    assert one.shape == shape + 3
    assert one.inverse_scale == pytest.approx(prior + exposure)
    assert one.mean == pytest.approx((shape + 3) / (prior + exposure))
    law = stats.gamma(shape + 3, scale=1 / (prior + exposure))
    assert one.interval.low == pytest.approx(law.ppf(0.05))
    assert one.interval.high == pytest.approx(law.ppf(0.95))
    assert one.interval.kind == "knowledge"


def test_months_outside_every_window_are_unknown_and_not_zero(source: Source, rows: Rows) -> None:
    """Ignoring the window (two years as one) would halve the rate."""
    days = [f"2024-{month:02d}-11" for month in range(1, 13)]
    (one,) = rates(rows("a", *days), [source("a", "2024-01-01..2025-01-01")], by=(), as_of=date(2026, 1, 1))
    assert one.mean == pytest.approx(1.0, abs=0.05)
    early = rates(rows("a", *days), [source("a", "2024-01-01..2025-01-01")], by=(), as_of=date(2024, 7, 1))[0]
    assert early.count == 6
    assert early.exposure_months == pytest.approx(182 / DAYS_PER_MONTH)


def test_a_cell_that_nobody_looked_at_is_the_prior(source: Source, rows: Rows) -> None:
    found = rates(rows("a", "2024-02-01"), [source("a", "2024-01-01..2025-01-01", sectors=("health",))], by=("sector",))
    water = next(one for one in found if one.sector == "water")
    assert (water.count, water.exposure_months, water.sources) == (0, 0.0, ())
    assert water.shape == parameters()["threat.prior-shape"].a
    health = next(one for one in found if one.sector == "health")
    assert (health.count, health.sources) == (1, ("a",))
    assert water.interval.width > 5 * health.interval.width


def test_two_sources_do_not_count_twice(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01"), source("b", "2024-01-01..2025-01-01")]
    days = ("2024-02-01", "2024-03-01")
    (both,) = rates([*rows("a", *days), *rows("b", *days)], entries, by=())
    assert both.count == 2
    assert both.sources == ("a", "b")


def test_after_a_break_only_the_latest_span_counts(source: Source, rows: Rows) -> None:
    entries = [source("a", "2023-01-01..2025-01-01"), source("b", "2024-07-01..2025-01-01")]
    few = rows("a", "2023-05-01", "2024-02-01")
    many = rows("b", *(f"2024-{month:02d}-{day:02d}" for month in range(7, 13) for day in (5, 15, 25)))
    (one,) = rates([*few, *many], entries, by=())
    assert (one.count, one.sources) == (18, ("a", "b"))
    assert one.exposure_months == pytest.approx(184 / DAYS_PER_MONTH)


def test_after_a_rise_only_the_time_since_counts_in_every_kind(source: Source, rows: Rows) -> None:
    entries = [source("a", "2022-01-01..2025-01-01")]
    before = rows("a", *(f"{year}-{month:02d}-10" for year in (2022, 2023) for month in range(1, 13)), sector="health")
    since = rows(
        "a", *(f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in (3, 9, 15, 21, 27)), sector="health"
    )
    found = rates([*before, *since], entries, by=("sector",))
    health = next(one for one in found if one.sector == "health")
    power = next(one for one in found if one.sector == "power")
    assert (health.count, str(health.window)) == (60, "2024-01-01..2025-01-01")
    assert str(power.window) == "2022-01-01..2025-01-01"
    by_kind = [one for one in rates([*before, *since], entries) if one.sector == "health"]
    assert {str(one.window) for one in by_kind} == {"2024-01-01..2025-01-01"}
    assert sum(one.count for one in by_kind) == 60


def test_a_span_too_short_to_stand_on_gives_way_to_the_latest_long_one(source: Source, rows: Rows) -> None:
    entries = [source("a", "2023-01-01..2025-01-01"), source("b", "2024-12-01..2025-01-01")]
    (one,) = rates(rows("a", "2023-05-01", "2024-02-01", "2024-12-05"), entries, by=())
    assert (one.count, one.sources) == (2, ("a",))
    short = [source("a", "2024-01-01..2024-02-01"), source("b", "2024-01-11..2024-01-21")]
    assert rates([], short, by=())[0].exposure_months == pytest.approx(11 / DAYS_PER_MONTH)


def test_unknown_sectors_count_in_all_and_in_no_sector(source: Source, rows: Rows) -> None:
    entries = [source("a", "2024-01-01..2025-01-01")]
    observations = [*rows("a", "2024-02-01"), *rows("a", "2024-02-02", sector="")]
    assert rates(observations, entries, by=())[0].count == 2
    assert sum(one.count for one in rates(observations, entries, by=("sector",))) == 1
    assert sum(one.count for one in rates(observations, entries, by=("kind",))) == 2


def test_no_evidence_at_all() -> None:
    found = rates([], [])
    assert len(found) == 88
    assert all(one.exposure_months == 0 for one in found)
