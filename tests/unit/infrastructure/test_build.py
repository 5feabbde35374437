"""The arrays of the small dossier, checked by hand."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from majlis.infrastructure import build_network, read
from majlis.infrastructure.nation import Asset, Supplier
from majlis.infrastructure.network import AT_ONCE, NEVER, RUN, START
from majlis.kernel.errors import InputError

NATION = read(Path(__file__).parents[2] / "golden" / "dossier-small")
NETWORK = build_network(NATION)


def node(name: str) -> int:
    return NETWORK.ids.index(name)


def group(name: str, place: int) -> int:
    return int(NETWORK.group_start[node(name)]) + place


def test_nodes_are_assets_then_demands_each_in_order() -> None:
    assert NETWORK.asset_count == 8
    assert NETWORK.ids[:3] == ("core:east-01", "exchange:west-01", "grid:east-01")
    assert NETWORK.ids[8:] == tuple(sorted(demand.id for demand in NATION.demands))
    assert (NETWORK.horizon, NETWORK.slot_minutes) == (336, 60)


def test_restart_takes_at_least_a_slot_and_is_rounded_up() -> None:
    assert NETWORK.restart[node("grid:east-01")] == 1
    assert NETWORK.restart[node("plant:west-01")] == 8
    assert set(NETWORK.restart[8:]) == {1}


def test_black_and_manual_start() -> None:
    alone = {name: NETWORK.start_alone[node(name)] for name in NETWORK.ids}
    assert alone["plant:east-01"] == NETWORK.restart[node("plant:east-01")] == 4
    assert alone["grid:east-01"] == 6
    assert alone["core:east-01"] == NEVER
    assert alone["power:zone-e"] == NEVER


def test_a_manual_start_is_never_quicker_than_the_restart() -> None:
    quick = tuple(replace(a, manual_start_h=1.0) if a.id == "plant:west-01" else a for a in NATION.assets)
    assert build_network(replace(NATION, assets=quick)).start_alone[node("plant:west-01")] == 8


def test_groups_are_in_order_of_node_and_name() -> None:
    g = group("exchange:west-01", 0)
    assert NETWORK.group_need[g : g + 2].tolist() == [RUN | START, RUN]
    assert NETWORK.group_buffer[g : g + 2].tolist() == [0, 8]
    assert NETWORK.group_charge[g : g + 2].tolist() == [AT_ONCE, 1]
    assert NETWORK.group_charge[group("grid:east-01", 0)] == 4
    assert NETWORK.group_need[group("plant:west-01", 0)] == START
    assert NETWORK.group_confidence[group("water:zone-w", 0)] == 0.8
    assert NETWORK.group_active.all()
    assert (np.repeat(np.arange(NETWORK.node_count), np.diff(NETWORK.group_start)) == NETWORK.group_node).all()


def test_links_lead_both_ways() -> None:
    g = group("grid:west-01", 1)
    suppliers = NETWORK.supply_node[NETWORK.supply_start[g] : NETWORK.supply_start[g + 1]]
    assert [NETWORK.ids[s] for s in suppliers] == ["plant:east-01", "plant:west-01"]
    forward = {
        (int(s), g)
        for g in range(len(NETWORK.group_k))
        for s in NETWORK.supply_node[NETWORK.supply_start[g] : NETWORK.supply_start[g + 1]]
    }
    back = {
        (v, int(g))
        for v in range(NETWORK.node_count)
        for g in NETWORK.feed_group[NETWORK.feed_start[v] : NETWORK.feed_start[v + 1]]
    }
    assert forward == back
    assert len(forward) == len(NATION.suppliers)


def test_people_places_and_services() -> None:
    v = node("power:zone-w")
    assert NETWORK.people[v] == 380_000
    assert NETWORK.areas[NETWORK.area[v]] == "area:west"
    assert NETWORK.services[NETWORK.sector_or_service[v]] == "power"
    assert NETWORK.zones[NETWORK.zone[v]] == "zone-w"
    assert NETWORK.zone[node("core:east-01")] == -1
    assert NETWORK.sectors[NETWORK.sector_or_service[node("hospital:west-01")]] == "health"
    assert NETWORK.people[:8].sum() == 0


def test_quarter_hours() -> None:
    fine = build_network(replace(NATION, header=replace(NATION.header, slot_minutes=15)))
    assert fine.horizon == 1344
    assert fine.restart[node("grid:east-01")] == 2
    assert fine.group_buffer[group("exchange:west-01", 1)] == 32


def test_order_of_rows_changes_nothing() -> None:
    shuffled = replace(
        NATION, assets=NATION.assets[::-1], requirements=NATION.requirements[::-1], suppliers=NATION.suppliers[::-1]
    )
    other = build_network(shuffled)
    assert other.ids == NETWORK.ids
    for name in ("group_node", "group_buffer", "supply_start", "supply_node", "feed_start", "feed_group", "people"):
        assert (getattr(other, name) == getattr(NETWORK, name)).all()


def test_names_that_lead_nowhere_are_all_told() -> None:
    first, *rest = NATION.assets
    links = (*NATION.suppliers, Supplier("core:east-01", "steam", "plant:moon", first.marking))
    wrong = replace(NATION, assets=(replace(first, area="area:moon"), *rest), suppliers=links)
    with pytest.raises(InputError) as caught:
        build_network(wrong)
    assert [fault.code for fault in caught.value.faults] == ["nation.unknown-area", "nation.unknown-name"]


@pytest.mark.parametrize("table", ["assets", "requirements", "suppliers"])
def test_twins_are_refused(table: str) -> None:
    rows = getattr(NATION, table)
    changes: dict[str, Any] = {table: (*rows, rows[0])}
    with pytest.raises(InputError, match="twice"):
        build_network(replace(NATION, **changes))


def test_an_asset_and_a_demand_of_one_name_are_refused() -> None:
    twin: Asset = replace(NATION.assets[0], id="power:zone-w")
    with pytest.raises(InputError, match="same identifier"):
        build_network(replace(NATION, assets=(*NATION.assets, twin)))


def test_a_nation_of_nothing_has_empty_arrays() -> None:
    empty = build_network(replace(NATION, assets=(), demands=(), requirements=(), suppliers=()))
    assert empty.node_count == 0
    assert empty.group_start.tolist() == [0]
    assert empty.feed_start.tolist() == [0]
