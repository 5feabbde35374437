"""How many of each: whole numbers in proportion that add up exactly."""

from collections.abc import Sequence

import numpy as np

from majlis.infrastructure.synthesis.dice import Floats
from majlis.infrastructure.synthesis.places import Ints
from majlis.infrastructure.synthesis.rules import AssetClass

_REFERENCE_SIZE = 3000


def apportion(total: int, weights: Floats, *, least: int = 0) -> Ints:
    """Return whole numbers that add up to ``total``, each at least ``least``, else in proportion to the weights.

    Largest remainders; of equal remainders the first.

    Parameters
    ----------
    total : int
        At least ``least`` for each weight.
    weights : float64[n]
        Not negative, not all zero.
    least : int

    Returns
    -------
    int64[n]
    """
    rest = total - least * len(weights)
    quota = rest * (weights / weights.sum())
    whole = np.floor(quota).astype(np.int64)
    order = np.argsort(-(quota - whole), kind="stable")
    whole[order[: rest - int(whole.sum())]] += 1
    return np.asarray(whole + least, dtype=np.int64)


def class_counts(classes: Sequence[AssetClass], *, assets: int) -> Ints:
    """Return how many assets of each class a nation of ``assets`` has; they add up exactly.

    Hubs (growth 0.5) grow with the square root of the nation; the others share the rest, never below their least.
    """
    scale = assets / _REFERENCE_SIZE
    least = np.array([item.least for item in classes], dtype=np.int64)
    share = np.array([item.at_3000 for item in classes])
    hub = np.array([item.growth < 1 for item in classes])
    counts = np.where(hub, np.maximum(least, np.rint(share * np.sqrt(scale)).astype(np.int64)), 0)
    free = ~hub
    while True:
        fair = (assets - int(counts.sum())) * share / share[free].sum()
        short = free & (fair < least)
        if not short.any():
            break
        counts[short] = least[short]
        free &= ~short
    counts[free] = apportion(assets - int(counts.sum()), share[free])
    return counts
