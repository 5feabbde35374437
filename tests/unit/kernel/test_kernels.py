"""The random function in machine code is the one in numpy, bit for bit."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from majlis.kernel import kernels, streams

WORD = st.integers(0, 2**32 - 1)


@given(key=st.integers(0, 2**64 - 1), counter=st.tuples(WORD, WORD, WORD, WORD))
def test_both_give_the_same_bits(key: int, counter: tuple[int, int, int, int]) -> None:
    compiled = kernels.philox(np.uint64(key), *(np.uint64(word) for word in counter))
    low, high = streams.philox(key, *counter)
    assert (int(compiled[0]), int(compiled[1])) == (int(low), int(high))
