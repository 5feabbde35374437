"""In machine code: which participants voted alike, pair by pair. Most pairs are done with after a few words of bits."""

import numba as nb
import numpy as np

_ONES = np.uint64(0x5555555555555555)
_TWOS = np.uint64(0x3333333333333333)
_FOURS = np.uint64(0x0F0F0F0F0F0F0F0F)
_SUM = np.uint64(0x0101010101010101)
_1, _2, _4, _56 = np.uint64(1), np.uint64(2), np.uint64(4), np.uint64(56)
WORD = 64
"""Statements in one word of bits."""


@nb.njit(nogil=True, cache=True, inline="always")
def _count(word):
    """Return how many bits of a word are set."""
    word = word - ((word >> _1) & _ONES)
    word = (word & _TWOS) + ((word >> _2) & _TWOS)
    word = (word + (word >> _4)) & _FOURS
    return np.int64((word * _SUM) >> _56)


@nb.njit(nogil=True, cache=True, inline="always")
def _root(parent, one):
    """Return the first of those who are joined to somebody, and shorten the way to it."""
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


@nb.njit(nogil=True, cache=True)
def alike(agree, disagree, passed, weight, demand):
    """Join participants whose votes are alike beyond chance; return for each the first of those joined with it.

    Parameters
    ----------
    agree, disagree, passed : array of uint64, shape (participants, words)
        A bit for each statement.
    weight : array of float32, shape (participants, statements)
        How surprising it is that another one votes as this participant did, nats; 0 where nothing was said.
    demand : array of float64, shape (3,)
        Least surprise, most share of the common statements that may differ, least common statements.
    """
    people, words = agree.shape
    statements = weight.shape[1]
    least, share, common_least = demand[0], demand[1], demand[2]
    seen = np.zeros(people, dtype=np.int64)
    total = np.zeros(people, dtype=np.float64)
    for one in range(people):
        for word in range(words):
            seen[one] += _count(agree[one, word] | disagree[one, word] | passed[one, word])
        for place in range(statements):
            total[one] += weight[one, place]
    parent = np.arange(people)
    for one in range(people):
        if total[one] < least or seen[one] < common_least:
            continue
        for other in range(one + 1, people):
            if total[other] < least or seen[other] < common_least:
                continue
            most = share * min(seen[one], seen[other])
            common = 0
            differ = 0
            for word in range(words):
                both = (agree[one, word] | disagree[one, word] | passed[one, word]) & (
                    agree[other, word] | disagree[other, word] | passed[other, word]
                )
                same = (
                    (agree[one, word] & agree[other, word])
                    | (disagree[one, word] & disagree[other, word])
                    | (passed[one, word] & passed[other, word])
                )
                common += _count(both)
                differ += _count(both & ~same)
                if differ > most:
                    break
            if differ > most or common < common_least or differ > share * common:
                continue
            if _root(parent, one) == _root(parent, other):
                continue
            surprise = 0.0
            for word in range(words):
                same = (
                    (agree[one, word] & agree[other, word])
                    | (disagree[one, word] & disagree[other, word])
                    | (passed[one, word] & passed[other, word])
                )
                if same == 0:
                    continue
                first = word * WORD
                for place in range(first, min(first + WORD, statements)):
                    if (same >> np.uint64(place - first)) & _1:
                        surprise += min(weight[one, place], weight[other, place])
            # What differs could have differed anywhere, in two ways: so many more pairs are like this one.
            for step in range(differ):
                surprise -= np.log(2.0 * (common - step) / (step + 1.0))
            if surprise >= least:
                first_root, second_root = _root(parent, one), _root(parent, other)
                parent[max(first_root, second_root)] = min(first_root, second_root)
    for one in range(people):
        parent[one] = _root(parent, one)
    return parent
