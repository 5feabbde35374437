import numpy as np
import pytest

from majlis.risk import summary
from majlis.risk.assessment import Simulated, run
from majlis.risk.curves import mean
from majlis.risk.inputs import Inputs
from majlis.risk.simulate import Size


def test_headline_is_the_share_of_years_with_such_an_event(tiny: Inputs, tiny_run: Simulated) -> None:
    """Two events a year, each striking 1,500 of more than 1,200 people: chance 1 - exp(-2)."""
    found = summary.headline(tiny, tiny_run.losses)
    assert found.chance.mean == pytest.approx(1 - np.exp(-2), abs=0.02)
    assert found.chance.low <= found.chance.mean <= found.chance.high


def test_annual_loss_in_person_hours(tiny_run: Simulated) -> None:
    assert summary.aal(tiny_run.losses).mean == pytest.approx(2 * 2100 * 12, rel=0.03)
    assert summary.any_service(tiny_run.losses).mean == pytest.approx(2 * 1500 * 12, rel=0.03)


def test_parts_sum_to_the_whole(small: Inputs, simulated: Simulated) -> None:
    losses = simulated.losses
    whole = summary.aal(losses).mean
    for shares in (
        summary.by_service(small, losses),
        summary.by_area(small, losses),
        summary.by_campaign(small, losses),
    ):
        assert sum(share.loss.mean for share in shares) == pytest.approx(whole)
        assert sum(share.share for share in shares) == pytest.approx(1.0)
        assert [s.loss.mean for s in shares] == sorted((s.loss.mean for s in shares), reverse=True)


def test_levels_rise_and_tails_lie_above(simulated: Simulated) -> None:
    levels = summary.levels(simulated.losses)
    assert [level.years for level in levels] == [5, 10, 20, 50, 100]  # 120 years tell nothing of 1 in 250
    assert all(level.aep_tvar.mean >= level.aep_var.mean >= level.oep_var.mean for level in levels)
    values = [level.aep_var.mean for level in levels]
    assert values == sorted(values)


def test_curve_falls_and_simulation_lies_inside(simulated: Simulated) -> None:
    points = summary.curve(simulated.losses)
    chances = [point.chance.mean for point in points]
    assert chances == sorted(chances, reverse=True)
    assert [point.loss for point in points] == sorted(point.loss for point in points)
    assert all(point.simulation_low <= point.chance.mean <= point.simulation_high for point in points)


def test_the_largest_event_of_a_year_never_exceeds_the_years_total(simulated: Simulated) -> None:
    losses = simulated.losses
    points = summary.curve_of(losses.largest, losses.slot_hours)
    years = [float(loss) * losses.slot_hours for loss in losses.loss.ravel()]
    assert points
    assert summary.curve_of(losses.loss, losses.slot_hours) == summary.curve(losses)
    for point in points:
        assert point.chance.mean <= sum(loss > point.loss for loss in years) / len(years) + 1e-12


def test_convergence_keeps_simulation_apart(tiny: Inputs, tiny_run: Simulated) -> None:
    """All draws of the tiny nation are the same but for noise, so noise explains their variance."""
    found = summary.convergence(tiny, tiny_run.losses)
    assert found.noise_share > 0.2
    only_years = np.sqrt(0.1353 * 0.8647 / 2000) / 2
    assert 0.2 * only_years < found.headline_error < 2.5 * only_years  # told from four draws: a rough figure
    assert found.aal_first_half == pytest.approx(found.aal_second_half, rel=0.1)


def test_workload_counts(simulated: Simulated) -> None:
    found = summary.workload(simulated.losses)
    assert found.events == len(simulated.losses.events.draw)
    assert found.events_per_year == pytest.approx(found.events / 960)
    assert found.nodes_affected_per_event >= found.assets_hit_per_event >= 1


def test_another_seed_moves_the_headline_by_about_the_stated_error(small: Inputs) -> None:
    runs = [run(small, Size(seed=seed, draws=12, years=60, workers=2)) for seed in range(24)]
    means = [mean(summary.chances(small, one.losses)) for one in runs]
    stated = [summary.convergence(small, one.losses).headline_error for one in runs]
    assert 0.6 < np.std(means, ddof=1) / np.mean(stated) < 1.6
