"""The machine's way to compare people is what comparing them one by one gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from majlis.dialogue import coordination
from majlis.dialogue.kernels import WORD, _count, alike
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN

KINDS = np.array([AGREE, DISAGREE, PASS, UNSEEN], dtype=np.int8)


def plainly(votes: np.ndarray, weight: np.ndarray, least: float, share: float, common_least: int) -> list[int]:
    """Join people pair by pair, as the rule says it."""
    people = len(votes)
    first = list(range(people))
    for one in range(people):
        for other in range(one + 1, people):
            both = (votes[one] != UNSEEN) & (votes[other] != UNSEEN)
            same = both & (votes[one] == votes[other])
            common, differ = int(both.sum()), int((both & ~same).sum())
            if common < common_least or differ > share * common:
                continue
            surprise = float(np.minimum(weight[one], weight[other])[same].sum())
            surprise -= sum(np.log(2.0 * (common - step) / (step + 1.0)) for step in range(differ))
            if surprise >= least:
                joined = {first[one], first[other]}
                first = [min(joined) if root in joined else root for root in first]
    return first


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.integers(2, 14), st.sampled_from([5, 30, WORD, WORD + 1, 130]))
def test_it_joins_whom_the_rule_joins(seed: int, people: int, statements: int) -> None:
    random = np.random.Generator(np.random.Philox(seed))
    votes = KINDS[random.integers(0, 4, size=(people, statements))]
    for row in range(1, people):  # some follow somebody, nearly
        if random.random() < 0.5:
            changed = random.random(statements) < 0.05
            votes[row] = np.where(changed, votes[row], votes[random.integers(row)])
    weight = np.where(votes == UNSEEN, 0, random.random(votes.shape)).astype(np.float32)
    bits = [coordination._packed(votes == kind) for kind in (AGREE, DISAGREE, PASS)]
    demand = np.array([statements / 8, 0.1, 4.0])
    found = alike(bits[0], bits[1], bits[2], weight, demand)
    assert found.tolist() == plainly(votes, weight, statements / 8, 0.1, 4)


@given(st.integers(0, 2**64 - 1))
def test_bits_are_counted(word: int) -> None:
    assert _count(np.uint64(word)) == word.bit_count()
