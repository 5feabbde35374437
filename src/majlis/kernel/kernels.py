"""The random function in machine code, for kernels of other rooms to call."""

import numba as nb
import numpy as np

_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


@nb.njit(nogil=True, cache=True, inline="always")
def philox(key, c0, c1, c2, c3):
    """Return 128 random bits for an address, as two unsigned 64-bit integers.

    Philox4x32-10 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC'11.
    The same function as :func:`majlis.kernel.streams.philox`, bit for bit.

    Parameters
    ----------
    key : uint64
        The seed.
    c0, c1, c2, c3 : uint64
        The counter's four words, each below 2**32: item, campaign, year, purpose and draw.
    """
    k0 = key & _LOW
    k1 = key >> _HALF
    for _ in range(10):
        p0 = _M0 * c0
        p1 = _M1 * c2
        c0 = (p1 >> _HALF) ^ c1 ^ k0
        c2 = (p0 >> _HALF) ^ c3 ^ k1
        c1 = p1 & _LOW
        c3 = p0 & _LOW
        k0 = (k0 + _W0) & _LOW
        k1 = (k1 + _W1) & _LOW
    return (c1 << _HALF) | c0, (c3 << _HALF) | c2
