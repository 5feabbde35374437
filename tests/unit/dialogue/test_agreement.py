"""Figures of agreement are what counting by hand gives, and no constituency of a few is shown alone."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from majlis.dialogue import agreement
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

votes = arrays(np.int8, st.tuples(st.integers(2, 8), st.integers(1, 4)), elements=st.sampled_from([1, 0, -1, -2]))


@given(votes, st.data())
def test_counts_add_up(table: np.ndarray, data: st.DataObject) -> None:
    group = np.array(data.draw(st.lists(st.integers(0, 2), min_size=len(table), max_size=len(table))), dtype=np.intp)
    found, whole = agreement.counts(table, group), agreement.counts(table)
    for name in ("agree", "disagree", "seen"):
        assert (getattr(found, name).sum(axis=0) == getattr(whole, name)[0]).all()
    assert (found.agree + found.disagree <= found.seen).all()
    assert (found.rest().seen + found.seen == whole.seen).all()
    assert whole.agree[0].tolist() == [sum(row[column] == AGREE for row in table) for column in range(table.shape[1])]


def test_figures_by_hand() -> None:
    # Group 0: 3 of 4 agree, 1 passes. Group 1: 1 of 5 agrees, 4 disagree. One participant belongs to none.
    column = [AGREE, AGREE, AGREE, PASS, AGREE, DISAGREE, DISAGREE, DISAGREE, DISAGREE, AGREE]
    table = np.array([[one] for one in column], dtype=np.int8)
    group = np.array([0] * 4 + [1] * 5 + [-1])
    found = agreement.counts(table, group)
    share, z = agreement.share(found.agree, found.seen), agreement.z_score(found.agree, found.seen)
    assert share.ravel() == pytest.approx([4 / 6, 2 / 7], abs=1e-12)
    assert z.ravel() == pytest.approx(
        [2 * math.sqrt(5) * (4 / 5 - 1 / 2), 2 * math.sqrt(6) * (2 / 6 - 1 / 2)], abs=1e-12
    )
    apart = agreement.representative(found)
    assert apart.ratio.ravel() == pytest.approx([(4 / 6) / (2 / 7), (2 / 7) / (4 / 6)], abs=1e-12)
    pooled = (4 + 2) / (5 + 6)
    expected = (4 / 5 - 2 / 6) / math.sqrt(pooled * (1 - pooled) * (1 / 5 + 1 / 6))
    assert apart.z.ravel() == pytest.approx([expected, -expected], abs=1e-12)
    assert apart.passes.ravel().tolist() == [expected > 1.2816, False]
    against = agreement.representative(found, disagree=True)
    assert against.ratio[1, 0] == pytest.approx((5 / 7) / (1 / 6), abs=1e-12)
    assert agreement.consensus(found)[0] == pytest.approx(4 / 6 * 2 / 7, abs=1e-12)
    assert agreement.consensus(found, disagree=True)[0] == pytest.approx(1 / 6 * 5 / 7, abs=1e-12)


def test_the_unanimity_of_twelve_is_a_tenth_as_a_product() -> None:
    # Why small rooms are told in words: twelve who all agree, in seven constituencies.
    table = np.full((12, 1), AGREE, dtype=np.int8)
    group = np.array([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6])
    assert agreement.consensus(agreement.counts(table, group))[0] == pytest.approx(
        (3 / 4) ** 5 * (2 / 3) ** 2, abs=1e-12
    )


def test_what_is_worth_asking_by_hand() -> None:
    table = np.array([[AGREE], [DISAGREE], [PASS], [UNSEEN]], dtype=np.int8)
    found = agreement.counts(table)
    expected = ((1 - 2 / 5) * (0.7 + 1) * (2 / 5) * (1 + 8 * 2 ** (-3 / 5))) ** 2
    assert agreement.priority(found, np.array([0.7]))[0] == pytest.approx(expected, abs=1e-12)


def test_all_agree_everywhere_sets_nobody_apart() -> None:
    found = agreement.counts(np.full((6, 1), AGREE, dtype=np.int8), np.array([0, 0, 0, 1, 1, 1]))
    assert agreement.representative(found).z.tolist() == [[0.0], [0.0]]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 9, "b": 5}, {"a": "a", "b": "b"}),
        ({"a": 9, "b": 3, "c": 2}, {"a": "a", "b": "b + c", "c": "b + c"}),
        ({"a": 9, "b": 6, "c": 2}, {"a": "a", "b": "b + c", "c": "b + c"}),
        ({"a": 2, "b": 2}, {"a": "", "b": ""}),
        ({}, {}),
    ],
)
def test_no_constituency_of_a_few_is_shown_alone(sizes: dict[str, int], shown: dict[str, str]) -> None:
    assert agreement.merged(sizes, 5) == shown


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 12)), st.integers(2, 6))
def test_whatever_is_shown_holds_enough(sizes: dict[str, int], least: int) -> None:
    shown = agreement.merged(sizes, least)
    assert set(shown) == set(sizes)
    for name in set(shown.values()) - {""}:
        assert sum(size for one, size in sizes.items() if shown[one] == name) >= least
    assert "" not in shown.values() or sum(sizes.values()) < least
