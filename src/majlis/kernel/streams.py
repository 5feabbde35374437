"""Counter-based random streams: every number has an address, so order and workers do not matter.

A number is a function of (seed, purpose, draw, year, campaign, item) and of nothing else. Probabilities
are integer thresholds on it, so that a run is the same, bit for bit, for any chunking and on any machine.
"""

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike, NDArray

from majlis.kernel.errors import InputError

Words = NDArray[np.uint64]
CERTAIN = 2**64 - 1
"""The largest threshold; it stands for probability one (exact but for one part in 2**64)."""
MAX_DRAWS = 2**20
MAX_WORD = 2**32

_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_W0, _W1 = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
_LOW, _HALF = np.uint64(0xFFFFFFFF), np.uint64(32)


class Purpose(IntEnum):
    """What a number is for. Numbers are never given to another purpose; new ones are added at the end."""

    SYNTHESIS = 1
    EVIDENCE = 2
    PARAMETER = 3
    EVENT_COUNT = 4
    EVENT_DAY = 5
    TARGET = 6
    SUCCESS = 7
    HIT = 8
    REPAIR = 9
    EXISTENCE = 10
    TEST = 11


def philox(key: int, c0: ArrayLike, c1: ArrayLike, c2: ArrayLike, c3: ArrayLike) -> tuple[Words, Words]:
    """Return 128 random bits for each address, as two arrays of unsigned 64-bit integers.

    Philox4x32-10 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11.

    Parameters
    ----------
    key : int
        The seed, 64 bits.
    c0, c1, c2, c3 : array_like of int
        The counter's words, each below 2**32; they broadcast.
    """
    a, b, c, d = np.broadcast_arrays(*(np.asarray(word, dtype=np.uint64) for word in (c0, c1, c2, c3)))
    k0, k1 = np.uint64(key & 0xFFFFFFFF), np.uint64(key >> 32)
    for _ in range(10):
        p0, p1 = _M0 * a, _M1 * c
        a, b, c, d = (p1 >> _HALF) ^ b ^ k0, p1 & _LOW, (p0 >> _HALF) ^ d ^ k1, p0 & _LOW
        k0, k1 = (k0 + _W0) & _LOW, (k1 + _W1) & _LOW
    return (b << _HALF) | a, (d << _HALF) | c


@dataclass(frozen=True, slots=True)
class Stream:
    """The random numbers of one seed.

    Attributes
    ----------
    seed : int
        0 up to 2**64 - 1.
    """

    seed: int

    def __post_init__(self) -> None:
        if not 0 <= self.seed < 2**64:
            raise InputError(f"the seed {self.seed} is out of range", mend="give a whole number from 0 to 2**64 - 1")

    def bits(
        self,
        purpose: Purpose,
        *,
        draw: ArrayLike = 0,
        year: ArrayLike = 0,
        campaign: ArrayLike = 0,
        item: ArrayLike = 0,
    ) -> Words:
        """Return 64 random bits for each address; the four parts broadcast.

        Parameters
        ----------
        purpose : Purpose
        draw : array_like of int
            Below 2**20.
        year, campaign, item : array_like of int
            Each below 2**32.

        Returns
        -------
        ndarray of uint64
        """
        return self.pairs(purpose, draw=draw, year=year, campaign=campaign, item=item)[0]

    def pairs(
        self,
        purpose: Purpose,
        *,
        draw: ArrayLike = 0,
        year: ArrayLike = 0,
        campaign: ArrayLike = 0,
        item: ArrayLike = 0,
    ) -> tuple[Words, Words]:
        """Return both 64-bit halves of each address's 128 bits."""
        draws = np.asarray(draw, dtype=np.uint64)
        if draws.size and int(draws.max()) >= MAX_DRAWS:
            raise InputError(f"draw {int(draws.max())} is out of range", mend=f"use at most {MAX_DRAWS} draws")
        return philox(self.seed, item, campaign, year, (np.uint64(purpose) << np.uint64(20)) | draws)

    def uniform(
        self,
        purpose: Purpose,
        *,
        draw: ArrayLike = 0,
        year: ArrayLike = 0,
        campaign: ArrayLike = 0,
        item: ArrayLike = 0,
    ) -> NDArray[np.float64]:
        """Return numbers strictly between 0 and 1 on the grid (k + 1/2) / 2**52, exact in floating point."""
        return to_uniform(self.bits(purpose, draw=draw, year=year, campaign=campaign, item=item))

    def below(  # noqa: PLR0913 - an address has four parts
        self,
        bound: int,
        purpose: Purpose,
        *,
        draw: ArrayLike = 0,
        year: ArrayLike = 0,
        campaign: ArrayLike = 0,
        item: ArrayLike = 0,
    ) -> NDArray[np.int64]:
        """Return whole numbers from 0 up to, and not with, ``bound`` (below 2**31; bias below 2**-32)."""
        high = self.bits(purpose, draw=draw, year=year, campaign=campaign, item=item) >> _HALF
        return ((high * np.uint64(bound)) >> _HALF).astype(np.int64)


def to_uniform(bits: Words) -> NDArray[np.float64]:
    """Map 64 random bits to numbers strictly between 0 and 1 on the grid (k + 1/2) / 2**52."""
    return ((bits >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52


def threshold(probability: float | Fraction) -> int:
    """Return the integer t such that ``bits < t`` happens with the probability.

    Parameters
    ----------
    probability : float or Fraction
        From 0 to 1. One becomes ``CERTAIN``.

    Raises
    ------
    InputError
        If it is not between 0 and 1.
    """
    if not 0 <= probability <= 1:
        raise InputError(f"{probability} is not a probability", mend="give a number from 0 to 1")
    return min(int(Fraction(probability) * 2**64), CERTAIN)
