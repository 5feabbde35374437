"""How far an incident could spread: the right assets fail, and none of them is named."""

from dataclasses import replace

import pytest

from majlis.infrastructure import Nation, synthesis
from majlis.infrastructure.reach import Reach, Struck, reach, struck_assets


@pytest.fixture(scope="module")
def nation() -> Nation:
    return synthesis.synthesize(assets=500, seed=1)


def busiest(nation: Nation, sector: str) -> str:
    counts = {one.id: sum(asset.operator == one.id for asset in nation.assets) for one in nation.operators}
    return max((one.id for one in nation.operators if one.sector == sector), key=lambda name: counts[name])


def test_an_operator_is_found_by_id_and_by_name(nation: Nation) -> None:
    name = busiest(nation, "telecom")
    row = next(one for one in nation.operators if one.id == name)
    by_id, by_name = (reach(nation, Struck(text)) for text in (name, row.name.upper()))
    assert by_id == by_name
    assert by_id.basis == "operator"
    assert by_id.assets == sum(asset.operator == name for asset in nation.assets)
    assert sum(count for _, count in by_id.kinds) == by_id.assets


def test_it_is_what_the_cascade_says(nation: Nation) -> None:
    name = busiest(nation, "power")
    hit = [asset.id for asset in nation.assets if asset.operator == name]
    outage = nation.cascade(attack=dict.fromkeys(hit, 0.0))
    found = reach(nation, Struck(name))
    assert {one.service: one.people for one in found.services} == {
        service: int(people.max()) for service, people in outage.people_without.items()
    }
    assert len(found.areas) == len(outage.person_hours_by_area())
    dark = {asset.id for asset in nation.assets} & set(outage.dark) - set(hit)
    assert sum(count for _, count in found.sectors) == len(dark)
    for one in found.services:
        slots = outage.people_without[one.service].nonzero()[0]
        assert one.first_h == slots[0] * outage.hours_per_slot
        assert one.hours == (slots[-1] + 1 - slots[0]) * outage.hours_per_slot


def test_no_asset_is_named(nation: Nation) -> None:
    text = repr(reach(nation, Struck(busiest(nation, "power"))))
    assert not [asset.id for asset in nation.assets if asset.id in text or asset.name in text]


def test_what_is_taken_to_fail_where_less_is_known(nation: Nation) -> None:
    asset = next(one for one in nation.assets if one.sector == "health")
    basis, there = struck_assets(nation, Struck("Clinic X", "health", asset.area))
    assert basis == "area"
    assert {(one.sector, one.area) for one in there} == {("health", asset.area)}
    basis, whole = struck_assets(nation, Struck("", "health"))
    assert basis == "sector"
    assert {one.sector for one in whole} == {"health"}
    assert reach(nation, Struck("Clinic X")) == Reach("none")
    assert reach(nation, Struck(sector="none such")) == Reach("none")


def test_of_an_operator_the_assets_in_the_area_where_it_has_some(nation: Nation) -> None:
    name = busiest(nation, "telecom")
    area = next(one.area for one in nation.assets if one.operator == name)
    _, near = struck_assets(nation, Struck(name, "telecom", area))
    assert {(one.operator, one.area) for one in near} == {(name, area)}
    _, all_of_it = struck_assets(nation, Struck(name, "telecom", "nowhere"))
    assert len(all_of_it) >= len(near)


def test_where_nobody_is_served_nobody_loses(nation: Nation) -> None:
    bare = replace(nation, demands=(), requirements=(), suppliers=())
    found = reach(bare, Struck(busiest(nation, "power")))
    assert (found.services, found.areas, found.sectors) == ((), (), ())
    assert found.assets
