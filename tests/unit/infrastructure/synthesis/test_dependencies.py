"""Requirements follow the rules: k of n, nearest first, nobody left out, judgement marked."""

from dataclasses import replace

import numpy as np
import pytest

from majlis.infrastructure.nation import Basis, Nation
from majlis.infrastructure.synthesis import synthesize
from majlis.infrastructure.synthesis.dependencies import buffers
from majlis.infrastructure.synthesis.rules import rules_of


@pytest.fixture(scope="module")
def nation() -> Nation:
    return synthesize(assets=1500, seed=11)


def test_k_is_never_more_than_the_suppliers_listed(nation: Nation) -> None:
    listed: dict[tuple[str, str], set[str]] = {}
    for row in nation.suppliers:
        listed.setdefault((row.node, row.group), set()).add(row.supplier)
    assert {(row.node, row.group) for row in nation.requirements} == set(listed)
    assert all(1 <= row.k <= len(listed[row.node, row.group]) for row in nation.requirements)
    assert sum(map(len, listed.values())) == len(nation.suppliers)


def test_declared_is_certain_and_inferred_is_not(nation: Nation) -> None:
    for row in nation.requirements:
        if row.basis is Basis.DECLARED:
            assert row.confidence == 1
        else:
            assert 0.5 <= row.confidence <= 0.9
            assert "nearest supplier" in row.source


def test_an_operator_declares_all_of_a_class_or_nothing(nation: Nation) -> None:
    asset = {row.id: row for row in nation.assets}
    said: dict[tuple[str, str], set[Basis]] = {}
    for row in nation.requirements:
        if row.node in asset:
            said.setdefault((asset[row.node].operator, asset[row.node].kind), set()).add(row.basis)
    assert all(len(bases) == 1 for bases in said.values())
    assert {Basis.DECLARED, Basis.INFERRED} == {basis for bases in said.values() for basis in bases}


def test_declared_inferred_and_unknown_all_occur(nation: Nation) -> None:
    having = {row.node for row in nation.requirements}
    assert any(demand.id not in having for demand in nation.demands)
    assert any(asset.kind == "rail" and asset.id not in having for asset in nation.assets)
    power = [row for row in nation.requirements if row.node.startswith("power:")]
    water = [row for row in nation.requirements if row.node.startswith("water:")]
    assert all(row.basis is Basis.DECLARED for row in power)
    assert all(row.basis is Basis.INFERRED for row in water)


def test_whoever_serves_people_serves_somebody(nation: Nation) -> None:
    serving = {row.supplier for row in nation.suppliers}
    for asset in nation.assets:
        if asset.kind in {"tower", "pumping", "hospital", "office", "dispatch", "city-gate", "depot", "bank"}:
            assert asset.id in serving


def test_buffers_are_whole_hours_within_their_law() -> None:
    rule = next(rule for rule in rules_of("hospital") if rule.group == "power")
    drawn = buffers(rule, np.linspace(0.001, 0.999, 200))
    assert rule.buffer is not None
    assert drawn.min() >= rule.buffer.a
    assert drawn.max() <= rule.buffer.c
    assert (drawn == np.rint(drawn)).all()
    assert len(set(drawn.tolist())) > 20
    assert buffers(replace(rule, buffer=None), np.array([0.5])).tolist() == [0.0]
