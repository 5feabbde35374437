"""A map of opinions: two principal components of the votes, and how stable groups found in it are.

Groups are looked for from 100 participants on, and never shown without their stability: below about 200 they are
unreliable.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.votes import UNSEEN
from majlis.kernel.errors import InputError

__all__ = ["LEAST_FOR_GROUPS", "Found", "Map", "adjusted_rand", "groups", "opinion_map"]

LEAST_FOR_GROUPS = 100
MOST_GROUPS = 5
_STARTS = 10
_ROUNDS = 100
_SAMPLES = 40
_MOST_DRAWN = 2_000
_SAMPLED_FOR_SILHOUETTE = 1_000
Floats = NDArray[np.float64]
Labels = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Map:
    """Where participants and statements stand.

    Attributes
    ----------
    participants : array of float64, shape (participants, 2)
        Projections, scaled by ``sqrt(statements / votes cast)``: who voted little is not drawn to the middle.
    statements : array of float64, shape (statements, 2)
        Projection of who would agree with this statement alone.
    extremity : array of float64, shape (statements,)
        Norm of that projection.
    explained : array of float64, shape (2,)
        Share of the variance that each component carries.
    """

    participants: Floats
    statements: Floats
    extremity: Floats
    explained: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """Groups that were found.

    Attributes
    ----------
    labels : array of intp, shape (participants,)
        Group 0 is the largest.
    silhouette : float
        From -1 to 1: how well they are set apart.
    stability : float
        Mean adjusted Rand index between these groups and those found in samples of as many, at most 2,000, participants
        drawn with replacement.
    """

    labels: Labels
    silhouette: float
    stability: float


def opinion_map(votes: NDArray[np.int8]) -> Map:
    """Return the map of opinions: a vote that is missing stands at the mean of its statement.

    Parameters
    ----------
    votes : array of int8, shape (participants, statements)

    Raises
    ------
    InputError
        If there are fewer than two participants or statements.
    """
    if min(votes.shape, default=0) < 2:  # noqa: PLR2004 - two axes
        raise InputError(
            "a map needs two participants and two statements",
            where="votes",
            mend="wait for more votes",
            code="dialogue.few",
        )
    seen = votes != UNSEEN
    cast = np.where(seen, votes, 0).astype(np.float64)
    mean = np.divide(cast.sum(axis=0), seen.sum(axis=0), out=np.zeros(votes.shape[1]), where=seen.any(axis=0))
    centred = np.where(seen, cast - mean, 0.0)  # what is filled with the mean is nothing after it is taken away
    variance, axes = np.linalg.eigh(centred.T @ centred / (len(votes) - 1))
    order = np.argsort(variance)[::-1][:2]
    components = _signed(axes[:, order])
    scale = np.sqrt(votes.shape[1] / np.maximum(seen.sum(axis=1), 1))
    own = (1.0 - mean)[:, None] * components * np.sqrt(votes.shape[1])
    total = variance.clip(min=0).sum()
    explained = variance[order].clip(min=0) / total if total else np.zeros(2)
    return Map(centred @ components * scale[:, None], own, np.linalg.norm(own, axis=1), explained)


def _signed(axes: Floats) -> Floats:
    """Turn each axis so that its largest part is positive: an axis has no sign of its own."""
    largest = np.abs(axes).argmax(axis=0)
    signs: Floats = np.where(axes[largest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
    return axes * signs


def groups(points: Floats, seed: int = 0) -> Found:
    """Look for groups: k-means for 2 to 5, and the number that is set apart best.

    Parameters
    ----------
    points : array of float64, shape (participants, 2)
    seed : int, optional
        The same points and seed give the same groups.

    Raises
    ------
    InputError
        If there are fewer than 100 participants.
    """
    if len(points) < LEAST_FOR_GROUPS:
        raise InputError(
            f"groups are not looked for among {len(points)} participants",
            where="votes",
            why="below 100 they would be chance; show results by constituency, or counts in words",
            mend=f"wait for {LEAST_FOR_GROUPS}",
            code="dialogue.few",
        )
    random = np.random.Generator(np.random.Philox(seed))
    tried = [_means(points, number, random, _STARTS) for number in range(2, MOST_GROUPS + 1)]
    scores = [_silhouette(points, labels, random) for labels in tried]
    best = int(np.argmax(scores))
    labels = _by_size(tried[best])
    return Found(labels, float(scores[best]), _stability(points, labels, random))


def adjusted_rand(one: Labels, other: Labels) -> float:
    """Return how alike two groupings are: 1 for the same, 0 for chance (Hubert and Arabie, 1985)."""
    pairs = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(pairs, (one, other), 1)
    both = _two(pairs).sum()
    first, second, every = _two(pairs.sum(axis=1)).sum(), _two(pairs.sum(axis=0)).sum(), _two(np.array(float(len(one))))
    expected, most = first * second / every, (first + second) / 2
    return 1.0 if most == expected else float((both - expected) / (most - expected))


def _two(sizes: Floats) -> Floats:
    pairs: Floats = sizes * (sizes - 1) / 2
    return pairs


def _means(points: Floats, number: int, random: np.random.Generator, starts: int) -> Labels:
    """Return the best of several k-means (Lloyd, 1982), each begun by k-means++ (Arthur and Vassilvitskii, 2007)."""
    best, least = np.zeros(len(points), dtype=np.intp), np.inf
    for _ in range(starts):
        centres = _begun(points, number, random)
        labels = np.full(len(points), -1, dtype=np.intp)
        for _ in range(_ROUNDS):
            distance = ((points[:, None] - centres[None]) ** 2).sum(axis=2)
            moved = distance.argmin(axis=1)
            if (moved == labels).all():
                break
            labels = moved
            for one in range(number):
                if (labels == one).any():
                    centres[one] = points[labels == one].mean(axis=0)
        cost = float(((points - centres[labels]) ** 2).sum())
        if cost < least:
            best, least = labels, cost
    return best


def _begun(points: Floats, number: int, random: np.random.Generator) -> Floats:
    chosen = [points[random.integers(len(points))]]
    for _ in range(number - 1):
        distance = np.min([((points - centre) ** 2).sum(axis=1) for centre in chosen], axis=0)
        total = distance.sum()
        chosen.append(points[random.choice(len(points), p=distance / total if total else None)])
    return np.array(chosen)


def _silhouette(points: Floats, labels: Labels, random: np.random.Generator) -> float:
    """Return the mean silhouette (Rousseeuw, 1987), of at most 1,000 participants drawn by chance."""
    some = random.permutation(len(points))[:_SAMPLED_FOR_SILHOUETTE]
    names = np.unique(labels)
    if len(names) < 2:  # noqa: PLR2004 - one group is set apart from nothing
        return -1.0
    distance = np.sqrt(((points[some][:, None] - points[None]) ** 2).sum(axis=2))
    sums = np.stack([distance[:, labels == name].sum(axis=1) for name in names], axis=1)
    sizes = np.array([(labels == name).sum() for name in names])
    own = np.searchsorted(names, labels[some])
    rows = np.arange(len(some))
    inside = sums[rows, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[rows, own] = np.inf
    outside = means.min(axis=1)
    most = np.maximum(inside, outside)
    scores = np.divide(outside - inside, most, out=np.zeros_like(most), where=most > 0)
    return float(np.where(sizes[own] > 1, scores, 0.0).mean())


def _stability(points: Floats, labels: Labels, random: np.random.Generator) -> float:
    number = int(labels.max()) + 1
    found = []
    for _ in range(_SAMPLES):
        drawn = random.integers(len(points), size=min(len(points), _MOST_DRAWN))
        found.append(adjusted_rand(labels[drawn], _means(points[drawn], number, random, _STARTS // 3)))
    return float(np.mean(found))


def _by_size(labels: Labels) -> Labels:
    sizes = np.bincount(labels)
    order = np.argsort(-sizes, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[labels]
