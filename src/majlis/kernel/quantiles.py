"""Quantiles of Gamma, Beta, Poisson and triangular laws, the same to the last bit on every machine.

Only +, -, x, / and comparisons of IEEE 754 doubles are used: these are exact by the standard, while the
``log`` and ``exp`` of a C library are not. So the parameter draws of a run can be recomputed anywhere.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special

from majlis.kernel.errors import InputError

Floats = NDArray[np.float64]
_LN2_HIGH = 0.693147180369123816490
_LN2_LOW = 1.90821492927058770002e-10
_SQRT_HALF = 0.70710678118654752440
_HALF_LN_2PI = 0.91893853320467274178
_GRID = 2.0**32
_STIRLING_FROM = 12.0
_MOST_TERMS = 10_000
_LAST_CHANGE = 4e-16
"""Two units in the last place: a fraction that has converged can go on changing by one."""
SMALLEST_SHAPE, LARGEST_SHAPE = 0.05, 1e6


def log(x: ArrayLike) -> Floats:
    """Return the natural logarithm of positive numbers; relative error below 1e-15."""
    mantissa, exponent = np.frexp(np.asarray(x, dtype=np.float64))
    low = mantissa < _SQRT_HALF
    mantissa = np.where(low, 2.0 * mantissa, mantissa)
    exponent = (exponent - low).astype(np.float64)
    s = (mantissa - 1.0) / (mantissa + 1.0)
    square = s * s
    total = np.zeros_like(s)
    for odd in range(25, 0, -2):
        total = total * square + 1.0 / odd
    return exponent * _LN2_HIGH + (2.0 * s * total + exponent * _LN2_LOW)


def exp(x: ArrayLike) -> Floats:
    """Return the exponential; relative error below 1e-15. Below -745 it is 0."""
    x = np.clip(np.asarray(x, dtype=np.float64), -745.0, 709.0)
    n = np.rint(x / (_LN2_HIGH + _LN2_LOW))
    rest = (x - n * _LN2_HIGH) - n * _LN2_LOW
    total = np.ones_like(rest)
    for k in range(16, 0, -1):
        total = 1.0 + total * rest / k
    return np.ldexp(total, n.astype(np.int64))


def log_gamma(a: ArrayLike) -> Floats:
    """Return ln Gamma(a) for a > 0 by Stirling's series after a shift (Abramowitz & Stegun 6.1.40)."""
    a = np.asarray(a, dtype=np.float64)
    shift = np.ones_like(a)
    for _ in range(12):
        small = a < _STIRLING_FROM
        shift = np.where(small, shift * a, shift)
        a = np.where(small, a + 1.0, a)
    inverse = 1.0 / a
    square = inverse * inverse
    series = inverse * (
        1 / 12
        - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * 691 / 360360))))
    )
    total: Floats = (a - 0.5) * log(a) - a + _HALF_LN_2PI + series - log(shift)
    return total


def gamma_cdf(x: ArrayLike, shape: ArrayLike) -> Floats:
    """Return P(X <= x) for X ~ Gamma(shape, scale 1); absolute error below 1e-12.

    Series for small x, continued fraction for large (Abramowitz & Stegun 6.5.29 and 6.5.31).
    """
    x, a = np.broadcast_arrays(np.asarray(x, dtype=np.float64), np.asarray(shape, dtype=np.float64))
    safe = np.maximum(x, 1e-300)
    front = exp(a * log(safe) - safe - log_gamma(a + 1.0))
    low = x < a + 1.0
    return np.where(low, _gamma_series(safe, a, front, low), _gamma_fraction(safe, a, front, ~low))


def _gamma_series(x: Floats, a: Floats, front: Floats, used: NDArray[np.bool_]) -> Floats:
    term = np.ones_like(x)
    total = np.ones_like(x)
    k = 0
    while k < _MOST_TERMS:
        k += 1
        term = np.where(used, term * x / (a + k), 0.0)
        total = total + term
        if not np.any(term > 1e-17 * total):
            break
    return np.minimum(front * total, 1.0)


def _gamma_fraction(x: Floats, a: Floats, front: Floats, used: NDArray[np.bool_]) -> Floats:
    """Evaluate the continued fraction of the upper tail by Lentz's method; returns the lower tail."""
    tiny = 1e-300
    b = np.where(used, x + 1.0 - a, 1.0)
    c = np.full_like(x, 1.0 / tiny)
    d = 1.0 / np.where(b == 0.0, tiny, b)
    h = d
    for k in range(1, _MOST_TERMS):
        step = k * (a - k)
        b = b + 2.0
        d = step * d + b
        d = 1.0 / np.where(d == 0.0, tiny, d)
        c = b + step / c
        c = np.where(c == 0.0, tiny, c)
        change = np.where(used, d * c, 1.0)
        h = h * change
        used = used & (np.abs(change - 1.0) > _LAST_CHANGE)  # each number stops by itself, whatever stands beside it
        if not np.any(used):
            break
    return 1.0 - front * a * h


def beta_cdf(x: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return P(X <= x) for X ~ Beta(a, b); absolute error below 1e-12 (A&S 26.5.8, Lentz's method)."""
    x, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (x, a, b)))
    swap = x > (a + 1.0) / (a + b + 2.0)
    x1 = np.clip(np.where(swap, 1.0 - x, x), 1e-300, 1.0)
    a1, b1 = np.where(swap, b, a), np.where(swap, a, b)
    rest = np.maximum(np.where(swap, x, 1.0 - x), 1e-300)
    front = exp(log_gamma(a1 + b1) - log_gamma(a1) - log_gamma(b1) + a1 * log(x1) + b1 * log(rest))
    lower = front * _beta_fraction(x1, a1, b1) / a1
    lower = np.where(swap, 1.0 - lower, lower)
    return np.where(x <= 0.0, 0.0, np.where(x >= 1.0, 1.0, np.clip(lower, 0.0, 1.0)))


def _beta_fraction(x: Floats, a: Floats, b: Floats) -> Floats:
    tiny = 1e-300
    c = np.ones_like(x)
    d = 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / np.where(d == 0.0, tiny, d)
    h = d
    used = np.ones(x.shape, dtype=np.bool_)
    for m in range(1, _MOST_TERMS):
        even = m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0))
        change = np.ones_like(x)
        for step in (even, odd):
            d = 1.0 + step * d
            d = 1.0 / np.where(d == 0.0, tiny, d)
            c = 1.0 + step / c
            c = np.where(c == 0.0, tiny, c)
            change = d * c
            h = np.where(used, h * change, h)
        used = used & (np.abs(change - 1.0) > _LAST_CHANGE)  # each number stops by itself, whatever stands beside it
        if not np.any(used):
            break
    return h


def gamma_quantile(u: ArrayLike, shape: ArrayLike) -> Floats:
    """Return the u-quantile of Gamma(shape, scale 1), on a grid of 32 significant bits.

    Parameters
    ----------
    u : array_like of float
        Strictly between 0 and 1.
    shape : array_like of float
        From 0.05 to 1e6.

    Raises
    ------
    InputError
        If an argument is out of range.
    """
    u, a = np.broadcast_arrays(np.asarray(u, dtype=np.float64), np.asarray(shape, dtype=np.float64))
    _check(u, a)
    return _settle(lambda x: gamma_cdf(x, a), u, special.gammaincinv(a, u))


def beta_quantile(u: ArrayLike, a: ArrayLike, b: ArrayLike) -> Floats:
    """Return the u-quantile of Beta(a, b), on a grid of 32 significant bits.

    Parameters
    ----------
    u : array_like of float
        Strictly between 0 and 1.
    a, b : array_like of float
        From 0.05 to 1e6.

    Raises
    ------
    InputError
        If an argument is out of range.
    """
    u, a, b = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (u, a, b)))
    _check(u, a, b)
    guess = np.asarray(special.betaincinv(a, b, u), dtype=np.float64)
    return np.minimum(_settle(lambda x: beta_cdf(x, a, b), u, guess), 1.0)


def _settle(cdf: Callable[[Floats], Floats], u: Floats, guess: Floats) -> Floats:
    """Return the first point of the 32-bit grid at which the exact CDF reaches u.

    The guess may differ in its last bits from machine to machine: it only says where to look.
    """
    mantissa, exponent = np.frexp(np.maximum(guess, 1e-290))
    index = np.rint(mantissa * _GRID)

    def point(steps: Floats) -> Floats:
        return np.ldexp(steps / _GRID, exponent)

    for _ in range(64):
        too_high = cdf(point(index - 1.0)) >= u
        too_low = ~too_high & (cdf(point(index)) < u)
        if not np.any(too_high | too_low):
            return point(index)
        index = index - too_high + too_low
    raise ArithmeticError("a quantile did not settle on its grid")


def triangular_quantile(u: ArrayLike, low: ArrayLike, mode: ArrayLike, high: ArrayLike) -> Floats:
    """Return the u-quantile of the triangular law on [low, high] with the given mode; low <= mode <= high."""
    u, low, mode, high = np.broadcast_arrays(*(np.asarray(v, dtype=np.float64) for v in (u, low, mode, high)))
    if np.any((mode < low) | (high < mode)):
        raise InputError("a three-point estimate needs low <= mode <= high", mend="put the three numbers in order")
    width = np.maximum(high - low, 1e-300)
    cut = (mode - low) / width
    rising = low + np.sqrt(u * width * (mode - low))
    falling = high - np.sqrt((1.0 - u) * width * (high - mode))
    chosen: Floats = np.where(u < cut, rising, falling)
    return chosen


def poisson_thresholds(mean: float) -> NDArray[np.uint64]:
    """Return integer thresholds t_0 < t_1 < ... such that the count is the number of t_k <= 64 random bits.

    Parameters
    ----------
    mean : float
        From 0 up to 500.

    Returns
    -------
    ndarray of uint64
        t_k = floor(2**64 P(N <= k)), up to the first that would round to 2**64.

    Raises
    ------
    InputError
        If the mean is out of range.
    """
    if not 0.0 <= mean <= 500.0:  # noqa: PLR2004
        raise InputError(f"a Poisson mean of {mean} is out of range", mend="give a mean from 0 to 500")
    term = float(exp(-mean))
    total, k, steps = term, 0, []
    while total < 1.0 - 2.0**-53 and k < 2000:  # noqa: PLR2004
        steps.append(int(total * 2.0**64))
        k += 1
        term = term * mean / k
        if term < 1e-19 and k > mean:  # noqa: PLR2004
            break
        total += term
    return np.array(steps, dtype=np.uint64)


def _check(u: Floats, *shapes: Floats) -> None:
    if np.any((u <= 0.0) | (u >= 1.0)) or any(np.any((a < SMALLEST_SHAPE) | (a > LARGEST_SHAPE)) for a in shapes):
        raise InputError(
            "a quantile needs a probability strictly between 0 and 1 and shapes from 0.05 to 1e6",
            mend="check the parameters of the law",
        )
