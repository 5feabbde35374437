"""The tables that ship: complete, sourced, and of the totals they claim."""

import pytest

from majlis.kernel.canonical import sha256_hex
from majlis.kernel.errors import NotFoundError
from majlis.reference import loader


def test_the_districts_of_the_census() -> None:
    areas = loader.areas()
    assert len(areas.rows) == 136
    # Pakistan Bureau of Statistics, census 2023: 241,499,431 people (Azad Kashmir and Gilgit-Baltistan not included).
    assert sum(int(row["population"]) for row in areas.rows) == 241_499_431
    assert len(set(areas.column("id"))) == 136
    assert all(row["population_source"] and row["location_source"] for row in areas.rows)
    assert all(23 < float(row["latitude"]) < 37 and 60 < float(row["longitude"]) < 78 for row in areas.rows)


@pytest.mark.parametrize("table", [loader.areas, loader.sectors, loader.services, loader.incident_kinds])
def test_every_table_says_what_it_is(table: object) -> None:
    assert callable(table)
    shown = table()
    assert shown.about
    assert shown.sha256 == sha256_hex(loader.load_bytes(f"{shown.name}.csv"))
    assert all(None not in row and None not in row.values() for row in shown.rows)


@pytest.mark.parametrize("table", [loader.countries, loader.currencies, loader.languages])
def test_every_list_of_the_world_says_where_it_is_from(table: object) -> None:
    assert callable(table)
    assert any("CLDR" in line for line in table().about)


def test_a_country_names_currencies_languages_and_time_zones_that_there_are() -> None:
    currencies, languages = set(loader.currencies().column("code")), set(loader.languages().column("code"))
    rows = {row["name"]: row for row in loader.countries().rows}
    assert len(rows) == len({row["code"] for row in rows.values()}) > 190
    for row in rows.values():
        assert set(row["currencies"].split()) <= currencies
        assert set(row["languages"].split()) <= languages
        assert set(row["time_zones"].split()) <= loader.time_zones()
    assert (rows["Pakistan"]["currencies"], rows["Pakistan"]["time_zones"]) == ("PKR", "Asia/Karachi")
    assert "UTC" in loader.time_zones()


def test_every_service_belongs_to_a_sector() -> None:
    assert set(loader.services().column("sector")) <= set(loader.sectors().column("id"))


def test_a_table_that_does_not_ship() -> None:
    with pytest.raises(NotFoundError, match="no data file"):
        loader.load_table("secrets")
