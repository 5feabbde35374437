"""A room expects an interval; below five nobody is told what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.dialogue.pooling import Estimate, demand_estimate, pooled
from majlis.kernel.errors import InputError

some = st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(lambda three: Estimate(*sorted(three)))


@given(st.lists(some, min_size=5, max_size=20))
def test_the_room_lies_within_its_people(given_: list[Estimate]) -> None:
    found = pooled(given_)
    assert found.together is not None
    assert found.apart is not None
    assert found.together.low <= found.together.middle <= found.together.high
    assert min(one.low for one in given_) <= found.together.low
    assert found.together.high <= max(one.high for one in given_)
    assert found.apart[0] <= found.together.middle <= found.apart[1]
    assert pooled(given_[::-1]) == found


@given(st.lists(some, min_size=5, max_size=9), st.floats(1e7, 1e9))
def test_one_who_exaggerates_moves_it_by_a_place(given_: list[Estimate], far: float) -> None:
    before = pooled(given_).together
    after = pooled([*given_[:-1], Estimate(far, far, far)]).together
    assert before is not None
    assert after is not None
    assert after.middle <= max(one.middle for one in given_)


def test_a_few_are_not_told() -> None:
    found = pooled([Estimate(1, 2, 3)] * 4)
    assert (found.count, found.together, found.apart) == (4, None, None)


@pytest.mark.parametrize("values", [(3, 2, 5), (1, 6, 5), (float("nan"), 1, 2), (0, 1, float("inf"))])
def test_the_values_rise(values: tuple[float, float, float]) -> None:
    with pytest.raises(InputError, match="must rise"):
        demand_estimate(Estimate(*values), None, None)


def test_they_lie_in_range() -> None:
    demand_estimate(Estimate(0, 5, 10), 0, 10)
    demand_estimate(Estimate(5, 5, 5), None, None)
    with pytest.raises(InputError, match="between 0 and -"):
        demand_estimate(Estimate(-1, 5, 10), 0, None)
    with pytest.raises(InputError, match="between - and 9"):
        demand_estimate(Estimate(0, 5, 10), None, 9)
