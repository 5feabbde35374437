"""People in step are found, and people of one opinion are not taken for them."""

import numpy as np
import pytest

from majlis.dialogue.coordination import FALSE, LEAST_COMMON, LEAST_RING, coordinated
from majlis.dialogue.invention import RING, invent
from majlis.dialogue.mapping import groups, opinion_map
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN


def crowd(people: int, statements: int, seed: int) -> np.ndarray:
    """Invent people without a ring."""
    return invent(people + RING, statements, 7, seed).votes[RING:]


def with_ring(votes: np.ndarray, many: int, seed: int, err: float = 0.0) -> np.ndarray:
    random = np.random.Generator(np.random.Philox(seed))
    lead = np.where(random.random(votes.shape[1]) < 0.5, AGREE, DISAGREE)
    ring = np.where(random.random((many, votes.shape[1])) < err, -lead, lead).astype(np.int8)
    return np.vstack([votes, ring])


@pytest.mark.parametrize("seed", range(3))
def test_a_ring_is_found_and_nobody_else(seed: int) -> None:
    votes = with_ring(crowd(120, 60, seed), 10, seed)
    found = coordinated(votes, groups(opinion_map(votes).participants).labels)
    assert [one.members for one in found.rings] == [tuple(range(120, 130))]
    assert np.flatnonzero(found.flagged).tolist() == list(range(120, 130))
    assert (found.rings[0].alike, found.rings[0].straight) == (1.0, False)


def test_a_ring_that_stumbles_is_found() -> None:
    votes = with_ring(crowd(120, 100, 5), 12, 5, err=0.01)
    found = coordinated(votes)
    assert set(found.rings[0].members) <= set(range(120, 132))
    assert len(found.rings[0].members) >= 10
    assert 0.95 < found.rings[0].alike < 1


@pytest.mark.parametrize("seed", range(6))
def test_people_of_one_opinion_are_no_ring(seed: int) -> None:
    votes = crowd(200, 60, seed)
    assert coordinated(votes, groups(opinion_map(votes).participants).labels).rings == ()
    assert coordinated(votes).rings == ()


def test_twenty_statements_in_common_or_nothing_is_told() -> None:
    few = with_ring(crowd(40, LEAST_COMMON - 1, 1), 10, 1)
    assert coordinated(few).rings == ()
    apart = with_ring(crowd(40, 60, 1), 10, 1)
    for row in range(10):  # each on other statements: hardly two have twenty in common
        apart[40 + row, np.arange(60) % 10 != row] = UNSEEN
    assert coordinated(apart).rings == ()
    assert coordinated(few[:2]).rings == ()


def test_a_ring_of_a_few_is_not_told() -> None:
    assert LEAST_RING == 5
    assert coordinated(with_ring(crowd(60, 80, 2), LEAST_RING - 1, 2)).rings == ()


def test_who_presses_one_button_is_told_apart() -> None:
    votes = np.vstack([crowd(60, 90, 4), np.full((6, 90), PASS, dtype=np.int8)])
    (ring,) = coordinated(votes).rings
    assert ring.straight
    assert len(ring.members) == 6


def test_the_order_of_people_and_statements_does_not_matter() -> None:
    votes = with_ring(crowd(80, 70, 6), 9, 6)
    random = np.random.Generator(np.random.Philox(1))
    people, statements = random.permutation(len(votes)), random.permutation(votes.shape[1])
    found = coordinated(votes[people][:, statements])
    assert {int(people[one]) for one in found.rings[0].members} == set(coordinated(votes).rings[0].members)


def test_false_pairs_are_as_rare_as_is_said() -> None:
    """Coins have no opinion: of 300 dialogues of coins hardly one may show anything."""
    random = np.random.Generator(np.random.Philox(9))
    rings = sum(
        bool(coordinated(np.where(random.random((30, 24)) < 0.5, AGREE, DISAGREE).astype(np.int8)).rings)
        for _ in range(300)
    )
    assert rings <= 300 * FALSE
