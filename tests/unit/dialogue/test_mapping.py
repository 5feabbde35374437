"""The map is the one that a plain decomposition gives, and groups are found only where they are."""

import numpy as np
import pytest

from majlis.dialogue.mapping import adjusted_rand, groups, opinion_map
from majlis.dialogue.votes import AGREE, DISAGREE, UNSEEN
from majlis.kernel.errors import InputError

RANDOM = np.random.Generator(np.random.Philox(7))


def divided(people: int, statements: int = 12, seen: float = 0.7) -> tuple[np.ndarray, np.ndarray]:
    """Two camps that agree with opposite statements, with some noise."""
    camp = (np.arange(people) >= people // 3).astype(np.intp)
    side = np.where(np.arange(statements) % 2 == camp[:, None], AGREE, DISAGREE)
    side = np.where(RANDOM.random(side.shape) < 0.1, -side, side)
    return np.where(RANDOM.random(side.shape) < seen, side, UNSEEN).astype(np.int8), camp


def test_it_is_what_a_singular_value_decomposition_gives() -> None:
    votes, _ = divided(40)
    found = opinion_map(votes)
    filled = np.where(votes == UNSEEN, np.nan, votes).astype(float)
    mean = np.nanmean(filled, axis=0)
    filled = np.where(np.isnan(filled), mean, filled)
    _, sizes, axes = np.linalg.svd(filled - mean, full_matrices=False)
    plain = (filled - mean) @ axes[:2].T * np.sqrt(votes.shape[1] / (votes != UNSEEN).sum(axis=1))[:, None]
    assert np.abs(found.participants) == pytest.approx(np.abs(plain), abs=1e-9)
    assert found.explained == pytest.approx(sizes[:2] ** 2 / (sizes**2).sum(), abs=1e-9)
    alone = (1 - mean)[:, None] * axes[:2].T * np.sqrt(votes.shape[1])
    assert found.extremity == pytest.approx(np.linalg.norm(alone, axis=1), abs=1e-9)


def test_two_camps_are_found_and_stable() -> None:
    votes, camp = divided(240)
    found = groups(opinion_map(votes).participants)
    assert adjusted_rand(found.labels, camp) > 0.9
    assert found.stability > 0.9
    assert np.bincount(found.labels).tolist() == sorted(np.bincount(found.labels), reverse=True)


def test_groups_of_one_crowd_are_told_to_be_worth_nothing() -> None:
    apart, crowd = groups(opinion_map(divided(240)[0]).participants), groups(RANDOM.normal(size=(240, 2)))
    assert crowd.silhouette < 0.5 < apart.silhouette
    assert crowd.stability < apart.stability


def test_the_same_votes_give_the_same_groups() -> None:
    points = opinion_map(divided(150)[0]).participants
    one, two = groups(points, 3), groups(points, 3)
    assert (one.labels == two.labels).all()
    assert (one.silhouette, one.stability) == (two.silhouette, two.stability)


def test_nobody_looks_for_groups_among_a_few() -> None:
    with pytest.raises(InputError, match="among 99 participants"):
        groups(np.zeros((99, 2)))
    with pytest.raises(InputError, match="two participants"):
        opinion_map(np.zeros((1, 5), dtype=np.int8))


def test_who_all_say_the_same_stand_in_one_place() -> None:
    found = opinion_map(np.full((100, 3), AGREE, dtype=np.int8))
    assert not found.participants.any()
    assert found.explained.tolist() == [0.0, 0.0]
    assert groups(found.participants).silhouette <= 0


def test_alike_is_one_and_chance_is_nought() -> None:
    one = np.array([0, 0, 1, 1, 2, 2])
    assert adjusted_rand(one, np.array([2, 2, 0, 0, 1, 1])) == 1
    assert adjusted_rand(np.zeros(6, dtype=np.intp), np.zeros(6, dtype=np.intp)) == 1
    # Hubert and Arabie's index by hand: pairs 1 together in both; 3 in the one, 3 in the other, 15 in all.
    other = np.array([0, 0, 1, 2, 1, 2])
    assert adjusted_rand(one, other) == pytest.approx((1 - 3 * 3 / 15) / (3 - 3 * 3 / 15))
    many = RANDOM.integers(0, 3, size=(2, 3_000))
    assert abs(adjusted_rand(many[0], many[1])) < 0.01


def test_a_vote_that_nobody_saw_moves_nobody() -> None:
    votes, _ = divided(30)
    more = np.hstack([votes, np.full((30, 1), UNSEEN, dtype=np.int8)])
    scale = np.sqrt(13 / 12)
    assert np.abs(opinion_map(more).participants) == pytest.approx(np.abs(opinion_map(votes).participants) * scale)


def test_the_order_of_people_changes_no_bit_of_what_statements_say() -> None:
    votes, _ = divided(120, 16)
    one, two = opinion_map(votes), opinion_map(votes[RANDOM.permutation(len(votes))])
    assert (one.extremity == two.extremity).all()
    assert (one.explained == two.explained).all()


def test_no_group_has_fewer_than_five() -> None:
    far = np.vstack([RANDOM.normal(size=(150, 2)), np.full((3, 2), 50.0)])  # three who stand far away
    found = groups(far)
    assert np.bincount(found.labels).min() >= 5
    crowd = np.vstack([np.zeros((147, 2)), np.full((3, 2), 50.0)])
    assert set(groups(crowd).labels.tolist()) == {0}
    assert groups(crowd).stability == 0.0
