"""Laws of the risk model: nothing but seed and inputs decides, and compound sums have their moments."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.infrastructure.build import build_network
from majlis.infrastructure.synthesis import synthesize
from majlis.reference import incident_kinds, sectors
from majlis.reference.parameters import parameters
from majlis.risk.assessment import run, table_hash, tables_of
from majlis.risk.campaigns import campaign_types
from majlis.risk.draws import draw
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.simulate import Size, simulate
from majlis.risk.targets import targets


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    nation = synthesize(assets=500, seed=3)
    cells = tuple(Cell(s, k, 10.5, 36.25) for s in sectors().column("id") for k in incident_kinds().column("id"))
    return Inputs(nation, build_network(nation), cells, campaign_types(), parameters())


def hashes(inputs: Inputs, size: Size) -> list[str]:
    done = run(inputs, size)
    return [table_hash(table) for table in tables_of(done.losses, done.draws)]


@given(workers=st.integers(1, 3), chunk=st.integers(1, 70), seed=st.integers(0, 2**53))
@settings(max_examples=6)
def test_chunks_and_workers_change_nothing(inputs: Inputs, workers: int, chunk: int, seed: int) -> None:
    whole = hashes(inputs, Size(seed, 3, 60, workers=1))
    assert hashes(inputs, Size(seed, 3, 60, workers=workers, chunk_years=chunk)) == whole
    assert hashes(inputs, Size(seed + 1, 3, 60, workers=workers)) != whole


@given(years=st.integers(5, 40), more=st.integers(1, 40))
@settings(max_examples=5)
def test_a_longer_run_begins_with_the_shorter_one(inputs: Inputs, years: int, more: int) -> None:
    """Year y is the same year whatever comes after it: an index off by one would show here."""
    short, long = run(inputs, Size(9, 2, years)).losses, run(inputs, Size(9, 2, years + more)).losses
    assert np.array_equal(long.loss[:, :years], short.loss)
    assert np.array_equal(long.people[:, :years], short.people)
    inside = long.events.year < years
    assert np.array_equal(long.events.loss[inside], short.events.loss)
    assert long.events.year.max() < years + more


def test_rows_of_a_nation_may_stand_in_any_order(inputs: Inputs) -> None:
    old = inputs.nation
    turned = replace(old, assets=old.assets[::-1], demands=old.demands[::-1], suppliers=old.suppliers[::-1])
    other = replace(inputs, nation=turned, network=build_network(turned))
    assert hashes(other, Size(4, 2, 60)) == hashes(inputs, Size(4, 2, 60))


def test_years_are_compound_poisson(inputs: Inputs) -> None:
    """E[S] = rate E[X], Var[S] = rate E[X^2] within a draw (Klugman, Panjer & Willmot, Loss Models, section 9.3)."""
    reach = targets(inputs)
    draws = draw(inputs, reach, seed=2, draws=1)
    years = 20_000
    losses = simulate(inputs, reach, draws, Size(2, 1, years))
    events = losses.events.loss.astype(np.float64)
    rate = len(events) / years
    assert losses.loss.mean() == pytest.approx(rate * events.mean())
    assert losses.loss.astype(np.float64).var() == pytest.approx(rate * (events**2).mean(), rel=0.08)
    counts = np.bincount(losses.events.year, minlength=years)
    assert counts.var() == pytest.approx(counts.mean(), rel=0.05)


def test_a_supplier_more_per_demand_never_hurts_the_nation(inputs: Inputs) -> None:
    """Same events, weaker cascade: with every group needing one supplier less, no event costs more."""
    easier = replace(inputs.network, group_k=np.maximum(inputs.network.group_k - 1, 0).astype(np.int32))
    before = run(inputs, Size(5, 2, 100)).losses
    after = run(replace(inputs, network=easier), Size(5, 2, 100)).losses
    assert np.all(after.loss <= before.loss)
    assert after.loss.sum() < before.loss.sum()
