"""Whole numbers in proportion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from majlis.infrastructure.synthesis.counts import apportion, class_counts
from majlis.infrastructure.synthesis.rules import asset_classes


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30), st.integers(0, 3), st.integers(0, 10_000))
def test_shares_add_up_and_keep_within_one_of_the_quota(weights: list[float], least: int, rest: int) -> None:
    array = np.array(weights)
    total = rest + least * len(weights)
    counts = apportion(total, array, least=least)
    assert counts.sum() == total
    assert (np.abs(counts - least - rest * array / array.sum()) < 1 + 1e-6).all()


def test_the_largest_remainder_wins_and_the_first_of_equal_ones() -> None:
    assert apportion(2, np.array([1.0, 1.0, 1.0])).tolist() == [1, 1, 0]
    assert apportion(10, np.array([0.55, 0.26, 0.19])).tolist() == [5, 3, 2]


@pytest.mark.parametrize("assets", [500, 501, 777, 3000, 100_000])
def test_classes_add_up_to_the_size_and_none_is_below_its_least(assets: int) -> None:
    classes = asset_classes()
    counts = class_counts(classes, assets=assets)
    assert counts.sum() == assets
    assert all(count >= item.least for count, item in zip(counts.tolist(), classes, strict=True))


def test_hubs_grow_more_slowly_than_the_nation() -> None:
    classes = asset_classes()
    small, large = class_counts(classes, assets=3000), class_counts(classes, assets=48_000)
    for item, before, after in zip(classes, small.tolist(), large.tolist(), strict=True):
        if item.growth < 1:
            assert after == pytest.approx(4 * before, abs=3)
        else:
            assert after > 10 * before
