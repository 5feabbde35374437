from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from majlis.kernel.errors import InputError
from majlis.risk.draws import GROUPS, draw, redraw
from majlis.risk.inputs import Cell, Inputs
from majlis.risk.targets import targets


def test_rate_is_twelve_months_times_conversion(make_tiny: Callable[..., Inputs]) -> None:
    inputs = make_tiny(rate=2.0)
    found = draw(inputs, targets(inputs), seed=1, draws=50)
    assert found.rate.mean() == pytest.approx(2.0, rel=1e-3)


def test_draws_have_the_moments_of_their_laws(small: Inputs) -> None:
    only = replace(small, cells=(Cell("power", "wiper", 4.0, 2.0),))
    found = draw(only, targets(only), seed=5, draws=4000)
    wiper = next(i for i, one in enumerate(small.campaigns) if one.id == "wiper-operator")
    law = small.parameters["conversion.wiper-operator"]
    expected = 12 * 2.0 * law.a / (law.a + law.b)
    assert found.rate[:, wiper].mean() == pytest.approx(expected, rel=0.05)
    others = [i for i, one in enumerate(small.campaigns) if one.kind != "wiper"]
    assert found.rate[:, others].max() == 0.0


def test_inferred_requirements_exist_as_often_as_their_confidence(small: Inputs) -> None:
    found = draw(small, targets(small), seed=2, draws=400)
    confidence = small.network.group_confidence
    assert np.all(found.group_active[:, confidence == 1.0])
    unsure = confidence < 1.0
    assert unsure.any()
    assert found.group_active[:, unsure].mean() == pytest.approx(confidence[unsure].mean(), abs=0.01)


def test_a_draw_does_not_depend_on_how_many_there_are(small: Inputs) -> None:
    reach = targets(small)
    few, many = draw(small, reach, seed=3, draws=2), draw(small, reach, seed=3, draws=9)
    assert np.array_equal(few.rate, many.rate[:2])
    assert all(np.array_equal(a, b) for a, b in zip(few.dice[1], many.dice[1], strict=True))
    assert np.array_equal(few.group_active, many.group_active[:2])


def test_levels_hold_a_group_still_and_leave_the_others(small: Inputs) -> None:
    reach = targets(small)
    free = draw(small, reach, seed=3, draws=5)
    held = draw(small, reach, seed=3, draws=5, levels={"success": 0.95})
    assert np.array_equal(free.rate, held.rate)
    assert len({int(d.success[0]) for d in held.dice}) == 1
    assert len({int(d.success[0]) for d in free.dice}) == 5
    assert set(GROUPS) >= {p.group for p in small.parameters.values() if p.id.partition(".")[0] in GROUPS}


def test_buffers_scale(small: Inputs) -> None:
    reach = targets(small)
    low = draw(small, reach, seed=1, draws=1, levels={"buffer": 0.05}).group_buffer
    high = draw(small, reach, seed=1, draws=1, levels={"buffer": 0.95}).group_buffer
    assert low.sum() < high.sum()


def test_an_absurd_rate_is_refused(make_tiny: Callable[..., Inputs]) -> None:
    inputs = make_tiny(rate=900.0)
    with pytest.raises(InputError, match="strike would come"):
        draw(inputs, targets(inputs), seed=1, draws=2)


def test_incidents_of_a_sector_without_such_assets_make_no_campaign(small: Inputs) -> None:
    """A campaign on generation alone does not take the telecom sector's incidents to the power plants."""
    plain = next(one for one in small.campaigns if one.id == "wiper-operator")
    narrow = replace(plain, sectors=("power", "telecom"), kinds=("generation",))
    cells = (Cell("power", "wiper", 1e5, 1e5), Cell("telecom", "wiper", 9e5, 1e5))
    inputs = replace(small, cells=cells, campaigns=(narrow,))
    found = draw(inputs, targets(inputs), seed=1, draws=200)
    law = small.parameters["conversion.wiper-operator"]
    assert found.rate.mean() == pytest.approx(12 * 1.0 * law.a / (law.a + law.b), rel=0.15)


def test_drawing_again_moves_only_the_groups_that_are_named(small: Inputs) -> None:
    reach = targets(small)
    first = draw(small, reach, seed=6, draws=5)
    again = redraw(small, reach, seed=6, draws=5, groups=frozenset({"rates"}))
    assert not np.array_equal(first.rate, again.rate)
    assert np.array_equal(first.group_buffer, again.group_buffer)
    assert np.array_equal(first.group_active, again.group_active)
    for one, two in zip(first.dice, again.dice, strict=True):
        assert np.array_equal(one.success, two.success)
        assert np.array_equal(one.breadth, two.breadth)
    same = redraw(small, reach, seed=6, draws=5, groups=frozenset())
    assert np.array_equal(first.rate, same.rate)
