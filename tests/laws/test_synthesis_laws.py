"""Laws of every synthetic nation, for sizes and seeds that nobody chose."""

from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.infrastructure.build import build_network
from majlis.infrastructure.synthesis import synthesize
from majlis.kernel.identifiers import is_short


@settings(max_examples=8)
@given(assets=st.integers(500, 1500), seed=st.integers(0, 2**64 - 1))
def test_a_synthetic_nation_is_whole(assets: int, seed: int) -> None:
    nation = synthesize(assets=assets, seed=seed)
    ids = [row.id for row in nation.assets] + [row.id for row in nation.demands]
    assert len(nation.assets) == assets
    assert len(ids) == len(set(ids))
    assert all(is_short(name) for name in ids)
    assert {row.supplier for row in nation.suppliers} <= {row.id for row in nation.assets}
    assert {row.node for row in nation.requirements} <= set(ids)
    network = build_network(nation)
    assert len(network.supply_node) == len(nation.suppliers)
    assert (network.group_buffer < network.horizon).all()
