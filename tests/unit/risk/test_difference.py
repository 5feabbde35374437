from dataclasses import replace

import pytest

from majlis.risk.assessment import assess
from majlis.risk.case import Case, nation_facts
from majlis.risk.difference import Difference, Side, difference
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
