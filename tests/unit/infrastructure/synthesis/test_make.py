"""The nation as a whole: deterministic, of the asked size, and no deadlock after a blackout."""

import pytest

from majlis.infrastructure.nation import Nation, Need
from majlis.infrastructure.synthesis import synthesize
from majlis.infrastructure.synthesis.make import header
from majlis.kernel.errors import InputError


@pytest.fixture(scope="module")
def reference() -> Nation:
    return synthesize(assets=3000, seed=1)


def test_the_reference_nation_has_the_size_it_promises(reference: Nation) -> None:
    assert len(reference.assets) == 3000
    assert 9_000 <= len(reference.suppliers) <= 11_500
    assert {asset.kind for asset in reference.assets} >= {"generation", "transmission", "distribution", "switch"}


def test_the_header_says_what_is_real_and_what_is_not(reference: Nation) -> None:
    assert reference.header.synthetic
    assert "2023 census" in reference.header.notice
    assert "not an assessment of any country" in reference.header.notice.lower()
    assert reference.header.horizon_slots == 336


def test_the_same_size_and_seed_give_the_same_nation_another_seed_another(reference: Nation) -> None:
    assert synthesize(assets=3000, seed=1) == reference
    other = synthesize(assets=3000, seed=2)
    assert other.suppliers != reference.suppliers
    assert other.areas == reference.areas


def test_rows_stand_in_order_of_their_keys(reference: Nation) -> None:
    for rows in (reference.areas, reference.operators, reference.assets, reference.demands):
        ids = [row.id for row in rows]
        assert ids == sorted(set(ids))
    keys = [(row.node, row.group, row.supplier) for row in reference.suppliers]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("assets", [499, 100_001, -1])
def test_a_size_out_of_range_is_refused(assets: int) -> None:
    with pytest.raises(InputError, match="500 to 100,000"):
        synthesize(assets=assets, seed=1)


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_out_of_range_is_refused(seed: int) -> None:
    with pytest.raises(InputError, match="seed"):
        synthesize(assets=500, seed=seed)


def test_zones_of_one_service_never_hold_more_people_than_the_area(reference: Nation) -> None:
    population = {area.id: area.population for area in reference.areas}
    users: dict[tuple[str, str], int] = {}
    for demand in reference.demands:
        users[demand.area, demand.service] = users.get((demand.area, demand.service), 0) + demand.people
    assert all(people <= population[area] for (area, _), people in users.items())


@pytest.mark.parametrize(("assets", "seed"), [(500, 1), (500, 2), (900, 3), (3000, 1), (3000, 9)])
def test_everything_comes_back_after_a_total_blackout_with_empty_buffers(assets: int, seed: int) -> None:
    assert never_up(synthesize(assets=assets, seed=seed)) == set()


def test_without_black_and_manual_start_the_blackout_would_last() -> None:
    """Cycles exist: power needs telecom to start, telecom needs power to run."""
    from dataclasses import replace

    nation = synthesize(assets=500, seed=1)
    helpless = tuple(replace(asset, black_start=False, manual_start_h=None) for asset in nation.assets)
    assert len(never_up(replace(nation, assets=helpless))) > 400


def never_up(nation: Nation) -> set[str]:
    """Return the nodes that never come up from nothing: the least fixpoint, counted by hand."""
    alone = {asset.id for asset in nation.assets if asset.black_start or asset.manual_start_h is not None}
    suppliers: dict[tuple[str, str], list[str]] = {}
    for row in nation.suppliers:
        suppliers.setdefault((row.node, row.group), []).append(row.supplier)
    wants: dict[str, list[tuple[int, list[str]]]] = {}
    for need in nation.requirements:
        if need.need is not Need.START or need.node not in alone:
            wants.setdefault(need.node, []).append((need.k, suppliers[need.node, need.group]))
    down = {node.id for node in nation.assets} | {node.id for node in nation.demands}
    while True:
        rises = {
            node
            for node in down
            if all(sum(name not in down for name in names) >= k for k, names in wants.get(node, []))
        }
        if not rises:
            return down
        down -= rises


def test_the_nation_is_the_same_on_every_machine() -> None:
    """A change of rules or parameters changes it too: then put the new digest here, and say so in the changelog."""
    from hashlib import sha256

    rows = synthesize(assets=500, seed=1).suppliers
    text = "\n".join(f"{row.node} {row.group} {row.supplier}" for row in rows)
    assert sha256(text.encode()).hexdigest()[:16] == "b64583a88d1a62e8"


def test_only_the_reference_nation_is_called_so() -> None:
    """Runs are told apart by the nation's id: two synthetic nations must not share one."""
    assert header(assets=3000, seed=1).id == "reference"
    assert header(assets=3000, seed=2).id == "synthetic-3000-2"
    assert header(assets=500, seed=1).name == "Synthetic nation (500 assets, seed 1)"
    assert synthesize(assets=500, seed=1).header == header(assets=500, seed=1)
