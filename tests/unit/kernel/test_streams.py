"""Random numbers: known answers, addresses, thresholds."""

from fractions import Fraction

import numpy as np
import pytest

from majlis.kernel.errors import InputError
from majlis.kernel.streams import CERTAIN, MAX_DRAWS, Purpose, Stream, philox, threshold

# Random123 1.14, tests/kat_vectors, philox4x32 with 10 rounds: counter, key, answer.
KNOWN_ANSWERS = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN_ANSWERS)
def test_philox_gives_the_known_answers(counter: str, key: str, answer: str) -> None:
    c0, c1, c2, c3 = (int(word, 16) for word in counter.split())
    k0, k1 = (int(word, 16) for word in key.split())
    a0, a1, a2, a3 = (int(word, 16) for word in answer.split())
    low, high = philox(k1 << 32 | k0, c0, c1, c2, c3)
    assert (int(low), int(high)) == (a1 << 32 | a0, a3 << 32 | a2)


def test_a_number_depends_on_its_address_alone() -> None:
    stream = Stream(7)
    together = stream.bits(Purpose.TEST, draw=3, year=np.arange(100), item=5)
    alone = [int(stream.bits(Purpose.TEST, draw=3, year=year, item=5)) for year in (99, 0, 41)]
    assert alone == [int(together[99]), int(together[0]), int(together[41])]


def test_each_part_of_the_address_matters() -> None:
    base = {"draw": 1, "year": 2, "campaign": 3, "item": 4}
    numbers = {int(Stream(1).bits(Purpose.TEST, **base)), int(Stream(2).bits(Purpose.TEST, **base))}
    numbers.add(int(Stream(1).bits(Purpose.HIT, **base)))
    numbers |= {int(Stream(1).bits(Purpose.TEST, **{**base, part: 9})) for part in base}
    assert len(numbers) == 7


def test_purposes_keep_their_numbers() -> None:
    # Renumbering a purpose would silently change every run ever made.
    assert {purpose.name: purpose.value for purpose in Purpose} == {
        "SYNTHESIS": 1,
        "EVIDENCE": 2,
        "PARAMETER": 3,
        "EVENT_COUNT": 4,
        "EVENT_DAY": 5,
        "TARGET": 6,
        "SUCCESS": 7,
        "HIT": 8,
        "REPAIR": 9,
        "EXISTENCE": 10,
        "TEST": 11,
    }


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_has_64_bits(seed: int) -> None:
    with pytest.raises(InputError, match="out of range"):
        Stream(seed)


def test_too_many_draws_are_refused() -> None:
    with pytest.raises(InputError, match="out of range"):
        Stream(1).bits(Purpose.TEST, draw=MAX_DRAWS)


def test_uniform_numbers_are_spread_evenly() -> None:
    numbers = Stream(1).uniform(Purpose.TEST, item=np.arange(100_000))
    assert numbers.min() > 0.0
    assert numbers.max() < 1.0
    counts, _ = np.histogram(numbers, bins=50, range=(0.0, 1.0))
    # Chi-square with 49 degrees of freedom: 99.99 % lies below 94.
    assert float(((counts - 2000.0) ** 2 / 2000.0).sum()) < 94.0


def test_whole_numbers_stay_below_their_bound_and_reach_all() -> None:
    numbers = Stream(1).below(7, Purpose.TEST, item=np.arange(10_000))
    assert sorted(set(numbers.tolist())) == list(range(7))


def test_thresholds_are_exact() -> None:
    assert threshold(0.5) == 2**63
    assert threshold(Fraction(1, 3)) == 2**64 // 3
    assert (threshold(0.0), threshold(1.0)) == (0, CERTAIN)
    with pytest.raises(InputError, match="not a probability"):
        threshold(1.0000001)


def test_a_threshold_is_met_as_often_as_it_says() -> None:
    bits = Stream(5).bits(Purpose.TEST, item=np.arange(200_000))
    share = float((bits < np.uint64(threshold(0.3))).mean())
    # Standard error 0.001; five of them.
    assert abs(share - 0.3) < 0.0052
