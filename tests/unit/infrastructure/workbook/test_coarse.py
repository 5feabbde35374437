"""The coarse nation: stable codes, zones that add up, k of n from words, and links that nobody wrote down."""

from dataclasses import replace

import pytest
from tests.workbooks import practice_book, practice_workbook, saved

from majlis.infrastructure import Nation, build_network, check, nation_hash
from majlis.infrastructure.findings import Severity
from majlis.infrastructure.nation import Basis, Need
from majlis.infrastructure.workbook import WorkbookReading, read_workbook
from majlis.infrastructure.workbook.form import LINKS_SHEET, NATION_SHEET, SERVICES_SHEET


@pytest.fixture(scope="module")
def reading() -> WorkbookReading:
    return read_workbook(practice_workbook(), "practice.xlsx")


@pytest.fixture
def nation(reading: WorkbookReading) -> Nation:
    return reading.nation


def groups(nation: Nation, node: str) -> dict[str, tuple[int, set[str]]]:
    return {
        need.group: (
            need.k,
            {link.supplier for link in nation.suppliers if (link.node, link.group) == (node, need.group)},
        )
        for need in nation.requirements
        if need.node == node
    }


def test_each_service_is_an_asset_with_a_code_from_its_name(nation: Nation) -> None:
    assert len(nation.assets) == 30
    assert {"power:dam-one-highland", "power:national-grid", "health:hospitals-coastland"} <= {
        a.id for a in nation.assets
    }
    assert all(asset.source.startswith("synthetic") for asset in nation.assets)


def test_nothing_in_it_is_an_error_and_it_can_be_computed(nation: Nation) -> None:
    assert [finding for finding in check(nation) if finding.severity is Severity.ERROR] == []
    assert build_network(nation).asset_count == 30


def test_people_served_add_up_province_by_province(nation: Nation) -> None:
    highland = [demand for demand in nation.demands if demand.area == "area:highland" and demand.service == "power"]
    assert sum(demand.people for demand in highland) == 2_100_000
    assert sum(demand.people for demand in nation.demands if demand.service == "phones") == 11_000_000


def test_words_become_k_of_n(nation: Nation) -> None:
    assert groups(nation, "power:national-grid")["power"] == (
        1,
        {"power:dam-one-highland", "power:gas-plant-river-riverland"},
    )
    backbone = groups(nation, "telecom:backbone-telecom")["power"]
    assert backbone == (1, {"power:distribution-riverland", "power:distribution-coastland"})
    assert groups(nation, "power:distribution-highland")["power"] == (1, {"power:national-grid"})


def test_a_guess_is_drawn_and_a_certain_link_is_declared(nation: Nation) -> None:
    by_node = {(need.node, need.group): need for need in nation.requirements}
    red, blue = by_node["telecom:mobile-red", "telecom"], by_node["telecom:mobile-blue", "telecom"]
    assert (red.confidence, red.basis) == (0.8, Basis.INFERRED)
    assert (blue.confidence, blue.basis) == (1.0, Basis.DECLARED)


def test_hours_of_backup_come_from_the_link_then_the_service_then_the_usual_ones(nation: Nation) -> None:
    by_node = {(need.node, need.group): need.buffer_h for need in nation.requirements}
    assert by_node["power:gas-plant-river-riverland", "gas"] == 8
    assert by_node["telecom:backbone-telecom", "power"] == 48
    assert by_node["transport:port-of-coast-coastland", "telecom"] == 6


def test_what_nobody_wrote_down_is_inferred_flagged_and_sampled(reading: WorkbookReading) -> None:
    by_node = {(need.node, need.group): need for need in reading.inferred}
    hospital = by_node["health:hospitals-highland", "power"]
    assert 0 < hospital.confidence < 1
    assert groups(reading.nation, "health:hospitals-highland")["power"] == (1, {"power:distribution-highland"})
    assert by_node["power:national-grid", "control"].need is Need.START
    told = [str(finding) for finding in reading.findings if finding.fault.code == "workbook.inferred"]
    assert any(
        "links were inferred for water (70% likely each)" in text and "Hospitals Highland from" in text for text in told
    )


def test_nothing_is_inferred_where_a_supplier_of_the_sector_is_named(nation: Nation) -> None:
    assert groups(nation, "health:hospitals-coastland")["water"] == (1, {"water:waterworks-coastland"})
    needs = [
        need for need in nation.requirements if need.node == "health:hospitals-coastland" and need.group == "water"
    ]
    assert [need.basis for need in needs] == [Basis.DECLARED]


def test_a_service_of_the_whole_country_needs_half_of_the_provinces(nation: Nation) -> None:
    k, suppliers = groups(nation, "emergency:emergency-calls")["power"]
    assert (k, len(suppliers)) == (2, 4)


def test_people_of_a_service_of_which_nobody_gives_numbers_are_assumed_and_told(reading: WorkbookReading) -> None:
    fuel = [demand for demand in reading.nation.demands if demand.service == "fuel"]
    assert sum(demand.people for demand in fuel) == 7_200_000
    assert {need.basis for need in reading.nation.requirements if need.node.startswith("fuel:")} == {Basis.INFERRED}
    assert any("7,200,000 are assumed" in str(finding) for finding in reading.findings)


def test_coverage_says_how_much_is_known(reading: WorkbookReading) -> None:
    shares = reading.coverage.all
    assert shares.people == 75_500_000
    assert shares.declared + shares.inferred + shares.unknown == pytest.approx(1)
    assert 0 < shares.declared < shares.inferred


def test_the_order_of_rows_changes_no_code() -> None:
    book = practice_book()
    sheet = book[SERVICES_SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8, max_row=37, max_col=11)]
    for row, values in zip(sheet.iter_rows(min_row=8, max_row=37, max_col=11), reversed(rows), strict=True):
        for cell, value in zip(row, values, strict=True):
            cell.value = value
    turned = read_workbook(saved(book), "p.xlsx").nation
    original = read_workbook(practice_workbook(), "p.xlsx").nation
    assert {asset.id for asset in turned.assets} == {asset.id for asset in original.assets}
    assert {operator.id for operator in turned.operators} == {operator.id for operator in original.operators}


def test_reading_twice_gives_the_same_nation(nation: Nation) -> None:
    assert nation_hash(nation) == nation_hash(read_workbook(practice_workbook(), "another-name.xlsx").nation)


def test_a_real_country_is_not_called_synthetic() -> None:
    book = practice_book()
    book[NATION_SHEET]["B7"] = "no"
    nation = read_workbook(saved(book), "p.xlsx").nation
    assert not nation.header.synthetic
    assert not any("synthetic" in asset.source for asset in nation.assets)
    assert nation == replace(nation, header=nation.header)


def test_more_needed_than_listed_is_wrong_and_silence_means_all() -> None:
    book = practice_book()
    for cell in ("C8", "C9"):
        book[LINKS_SHEET][cell] = None
    reading = read_workbook(saved(book), "p.xlsx")
    assert groups(reading.nation, "power:national-grid")["power"][0] == 2
    odd = next(finding for finding in reading.findings if finding.fault.code == "workbook.how-many")
    assert odd.fault.where == f"{LINKS_SHEET}!C8"
