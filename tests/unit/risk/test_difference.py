from dataclasses import replace

import pytest

from majlis.infrastructure.build import build_network
from majlis.infrastructure.nation import Basis, Supplier
from majlis.risk.assessment import assess
from majlis.risk.case import Case, nation_facts
from majlis.risk.difference import Difference, Side, difference, with_declarations
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.simulate import Size

SIZE = Size(3, 6, 150, workers=2)


def side(inputs: Inputs, size: Size = SIZE) -> Side:
    case = Case(inputs, nation_facts(inputs.nation, 1), (), (), "2026-01-01", "e" * 64, "p" * 64)
    return Side(inputs, size, assess(case, size).result)


@pytest.fixture(scope="module")
def before(small: Inputs) -> Side:
    return side(small)


def busier(inputs: Inputs) -> Inputs:
    return replace(inputs, cells=tuple(Cell(c.sector, c.kind, 3 * c.shape, c.inverse_scale) for c in inputs.cells))


def sums(found: Difference) -> None:
    assert sum(step.chance for step in found.steps) == pytest.approx(found.after - found.before, abs=1e-12)
    assert sum(step.aal for step in found.steps) == pytest.approx(found.aal_after - found.aal_before, rel=1e-9)
    assert sum(change for _, change in found.campaigns) == pytest.approx(found.aal_after - found.aal_before, rel=1e-9)


def test_nothing_differs_from_itself(before: Side) -> None:
    found = difference(before, before)
    assert found.steps == ()
    assert found.before == found.after
    assert found.within_uncertainty
    assert found.sentence.startswith("Nothing")


def test_one_group_carries_the_whole_change(before: Side) -> None:
    found = difference(before, side(busier(before.inputs)))
    assert [step.group for step in found.steps] == ["rates"]
    assert found.steps[0].aal > 0
    sums(found)


def test_several_groups_sum_to_the_whole(before: Side) -> None:
    parameters = {
        name: replace(p, law="fixed", a=0.05, b=0.0, c=0.0) if p.group == "success" else p
        for name, p in before.inputs.parameters.items()
    }
    after = side(replace(busier(before.inputs), parameters=parameters), Size(4, 6, 150))
    found = difference(before, after)
    assert [step.group for step in found.steps] == ["rates", "success", "seed"]
    by = {step.group: step.aal for step in found.steps}
    assert by["rates"] > 0 > by["success"]
    assert found.parts[0] == ("New evidence of attacks", found.steps[0].chance)
    sums(found)


def test_declared_dependencies_are_told_apart_from_the_infrastructure(before: Side) -> None:
    old = before.inputs.nation
    declared = tuple(replace(r, basis=Basis.DECLARED, confidence=1.0) for r in old.requirements)
    assert declared != old.requirements
    known = replace(old, requirements=declared)
    weaker = replace(known, assets=tuple(replace(a, repair_mode_h=a.repair_high_h) for a in known.assets))
    for nation, groups in ((known, ["inferred"]), (weaker, ["inferred", "nation"])):
        inputs = replace(before.inputs, nation=nation, network=build_network(nation))
        found = difference(before, side(inputs))
        assert [step.group for step in found.steps] == groups
        sums(found)


def test_a_new_supplier_is_infrastructure_not_declaration(small: Inputs) -> None:
    old = small.nation
    node = next(r.node for r in old.requirements if r.basis is not Basis.DECLARED)
    group = next(r.group for r in old.requirements if r.node == node)
    asset = replace(old.assets[0], id="plant:brand-new")
    link = Supplier(node, group, asset.id, old.assets[0].marking)
    new = replace(old, assets=(*old.assets, asset), suppliers=(*old.suppliers, link))
    assert with_declarations(old, new) is old
    assert with_declarations(old, replace(old, requirements=old.requirements[::-1])) is old
