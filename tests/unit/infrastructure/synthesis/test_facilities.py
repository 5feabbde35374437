"""Facilities: exact in number, invented in name, plausible in numbers."""

import re

import numpy as np
import pytest

from majlis.infrastructure.synthesis.dice import Dice
from majlis.infrastructure.synthesis.facilities import Facilities, Setting, facilities
from majlis.infrastructure.synthesis.places import places
from majlis.kernel.identifiers import is_short
from majlis.kernel.marking import Marking
from majlis.kernel.streams import Stream


@pytest.fixture(scope="module")
def plants() -> Facilities:
    return facilities(Setting(places(), Dice(Stream(5)), Marking()), assets=1200)


def test_every_asset_has_its_own_valid_id_of_the_expected_form(plants: Facilities) -> None:
    ids = [asset.id for asset in plants.assets]
    assert len(ids) == len(set(ids)) == 1200
    assert all(is_short(name) for name in ids)
    assert all(re.fullmatch(r"[a-z-]+:(north|south|east|west|central)-\d{2,}", name) for name in ids)


def test_no_real_place_stands_in_a_name(plants: Facilities) -> None:
    real = {area.name.lower() for area in places().areas} | {area.region.lower() for area in places().areas}
    for thing in [asset.name for asset in plants.assets] + [operator.name for operator in plants.operators]:
        assert not any(re.search(rf"\b{re.escape(name)}\b", thing.lower()) for name in real)
        assert "(synthetic)" in thing


def test_every_asset_says_that_it_is_synthetic_and_has_ordered_repair_times(plants: Facilities) -> None:
    for asset in plants.assets:
        assert asset.source.startswith("synthetic")
        assert 1 <= asset.repair_low_h <= asset.repair_mode_h <= asset.repair_high_h <= 1.25 * 330 + 1
        assert asset.restart_h >= 1
        assert asset.vendor


def test_an_asset_is_run_by_an_operator_of_its_sector(plants: Facilities) -> None:
    sector = {operator.id: operator.sector for operator in plants.operators}
    assert all(sector[asset.operator] == asset.sector for asset in plants.assets)
    assert {asset.operator for asset in plants.assets} == set(sector)


def test_territorial_operators_keep_to_their_part_of_the_country(plants: Facilities) -> None:
    latitude = {area.id: area.latitude for area in places().areas}
    spans: dict[str, list[float]] = {}
    for asset in plants.assets:
        if asset.kind == "distribution":
            spans.setdefault(asset.operator, []).append(latitude[asset.area])
    middle = [np.median(values) for _, values in sorted(spans.items())]
    assert len(middle) == 10
    assert middle == sorted(middle, reverse=True)


def test_dams_start_by_themselves(plants: Facilities) -> None:
    assert all(plants.assets[row].black_start for row in plants.rows["hydro"])
    assert not any(plants.assets[row].black_start for row in plants.rows["tower"])
