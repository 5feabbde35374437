from dataclasses import replace

import numpy as np

from majlis.kernel.streams import CERTAIN
from majlis.risk.inputs import Inputs
from majlis.risk.targets import ONE, address, cuts, steps, targets


def test_units_follow_the_rule_of_each_type(small: Inputs) -> None:
    reach = targets(small)
    by_id = {one.id: units for one, units in zip(small.campaigns, reach.units, strict=True)}
    sector_of = {asset.id: asset.sector for asset in small.nation.assets}
    assert {unit.sector for unit in by_id["grid-manipulation"]} == {"power"}
    assert all(len(unit.parties) == 1 for unit in by_id["ransomware-operator"])
    vendors = {asset.vendor for asset in small.nation.assets if asset.vendor}
    assert len(by_id["ransomware-vendor"]) == len(vendors)
    ids = small.network.ids
    for unit in by_id["payments-flood"]:
        assert {sector_of[ids[node]] for _, nodes in unit.parties for node in nodes} == {"banking"}


def test_a_vendor_reaches_every_operator_that_uses_it(small: Inputs) -> None:
    reach = targets(small)
    vendor_type = next(i for i, one in enumerate(small.campaigns) if one.id == "supplier-compromise")
    reached = sum(len(nodes) for unit in reach.units[vendor_type] for _, nodes in unit.parties)
    assert reached == sum(1 for asset in small.nation.assets if asset.vendor)


def test_kev_moves_relative_weights_only(small: Inputs) -> None:
    vendor_type = next(i for i, one in enumerate(small.campaigns) if one.id == "supplier-compromise")
    vendor = min(asset.vendor for asset in small.nation.assets if asset.vendor)
    plain = targets(small).units[vendor_type]
    heavy = targets(replace(small, vendor_weights={vendor: 9.0})).units[vendor_type]
    assert (plain[0].weight, heavy[0].weight) == (1.0, 9.0)
    assert [u.weight for u in plain[1:]] == [u.weight for u in heavy[1:]]


def test_repair_rows_hold_the_three_point_law(tiny: Inputs) -> None:
    plan = targets(tiny).plan
    assert np.all(plan.repair_base[plan.repair_row[0]] == 10 * ONE)


def test_cuts_are_cumulative_and_end_at_certainty() -> None:
    found = cuts([1.0, 0.0, 3.0])
    assert found[0] == found[1] == 2**62
    assert found[2] == CERTAIN
    assert np.all(cuts([0.0, 0.0]) == CERTAIN)


def test_addresses_belong_to_names() -> None:
    assert address("a") != address("b")
    assert address("a") < 2**32
    assert len(steps()) == 64
    assert np.mean(steps()) == 0.5
