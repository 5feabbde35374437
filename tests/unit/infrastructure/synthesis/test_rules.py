"""The tables of rules hang together, and every dated parameter is used."""

import re
from pathlib import Path

import pytest

import majlis.infrastructure.workbook
from majlis.infrastructure.synthesis.rules import (
    asset_classes,
    dependency_rules,
    hours,
    rules_of,
    service_supplies,
)
from majlis.reference import load_table, parameters, sectors, services
from majlis.reference.vendors import technologies


def test_classes_and_services_are_those_of_the_reference_tables() -> None:
    assert {item.sector for item in asset_classes()} == set(sectors().column("id"))
    assert [item.service for item in service_supplies()] == list(services().column("id"))
    assert {item.technology for item in asset_classes()} == set(technologies())


def test_every_rule_names_classes_that_exist() -> None:
    classes = {item.key for item in asset_classes()}
    owners = classes | {item.key for item in service_supplies()}
    for rule in dependency_rules():
        assert rule.owner in owners
        assert set(rule.suppliers) <= classes
        assert 0 <= rule.radial <= 1


def test_every_class_has_repair_and_restart_times() -> None:
    for item in asset_classes():
        assert parameters()[f"repair.{item.parameter_key}"].law == "triangular"
        restart = hours(f"restart.{item.parameter_key}")
        assert restart is not None
        assert restart >= 1


def test_what_may_be_inferred_has_a_confidence() -> None:
    undeclared = [item.key for item in asset_classes() if item.declared < 1]
    undeclared += [item.key for item in service_supplies() if item.declared < 1]
    for owner in undeclared:
        for rule in rules_of(owner):
            assert 0.5 <= parameters()[f"confidence.{rule.group}"].centre <= 0.9


def test_four_sectors_have_declared_nothing() -> None:
    silent = {item.sector for item in asset_classes() if item.declared == 0}
    assert silent == {"oil", "water", "government", "transport"}


@pytest.mark.parametrize(("listed", "k"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_a_needed_share_is_rounded_up(listed: int, k: int) -> None:
    rule = next(rule for rule in rules_of("phones-demand") if rule.group == "supply")
    assert rule.needed == 0.5
    assert rule.k(listed) == k


def test_no_infrastructure_parameter_is_dead() -> None:
    keys = {item.parameter_key for item in asset_classes()}
    groups = {f"{key}.{rule.group}" for key in keys for rule in dependency_rules()}
    groups |= {f"{item.key}.supply" for item in service_supplies()}
    used = {f"{what}.{key}" for what in ("repair", "restart", "manual") for key in keys}
    used |= {f"{what}.{group}" for what in ("buffer", "recharge", "needed") for group in groups}
    used |= {f"confidence.{rule.group}" for rule in dependency_rules()}
    used |= {f"users.{item.service}" for item in service_supplies()}
    used |= {"needed.default", "synthesis.vendor-flattening", "synthesis.main-vendor", "synthesis.assets-per-zone"}
    workbook = Path(majlis.infrastructure.workbook.__file__).parent
    told = "".join(path.read_text(encoding="utf-8") for path in workbook.glob("*.py"))
    used |= set(re.findall(r"workbook\.[a-z-]+", told))
    shipped = set(load_table("parameters_infrastructure").column("id"))
    assert shipped - used == set()


def test_a_recharge_is_a_whole_number_of_quarters() -> None:
    for rule in dependency_rules():
        if rule.recharge is not None:
            assert rule.buffer is not None
            assert (4 * rule.recharge).is_integer()


def test_judgement_says_whose_and_a_source_has_a_link() -> None:
    for row in load_table("parameters_infrastructure").rows:
        if row["basis"] == "judgement":
            assert row["source"].startswith("Majlis authors, 2026: ")
        else:
            assert "https://" in row["source"]
