"""A map of opinions: two principal components of the votes, and how stable groups found in it are.

Groups are looked for from 100 participants on, and never shown without their stability: below about 200 they are
unreliable.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.votes import UNSEEN
from majlis.dialogue.words import LEAST_SHOWN
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
    from scipy.linalg import eigh  # slow to import, and most who come vote only

    seen = (votes != UNSEEN).astype(np.float32)
    cast = votes * seen
    many = seen.sum(axis=0, dtype=np.float64)
    mean = np.divide(cast.sum(axis=0, dtype=np.float64), many, out=np.zeros(votes.shape[1]), where=many > 0)
    # What is filled with the mean is nothing after the mean is taken away: votes less means, where something was said.
    # Counted in whole numbers first, which are exact in whatever order a machine adds them up.
    both, mixed, together = cast.T @ cast, seen.T @ cast, seen.T @ seen
    moments = both - mixed.T * mean - mixed * mean[:, None] + together * np.outer(mean, mean)
    last = votes.shape[1] - 1
    variance, axes = eigh(moments / (len(votes) - 1), subset_by_index=[last - 1, last])
    variance, axes = variance[::-1], axes[:, ::-1]
    components = _signed(axes)
    scale = np.sqrt(votes.shape[1] / np.maximum(seen.sum(axis=1, dtype=np.float64), 1))
    own = (1.0 - mean)[:, None] * components * np.sqrt(votes.shape[1])
    total = np.trace(moments) / (len(votes) - 1)
    explained = variance.clip(min=0) / total if total > 0 else np.zeros(2)
    points = cast.astype(np.float64) @ components - seen.astype(np.float64) @ (mean[:, None] * components)
    return Map(points * scale[:, None], own, np.linalg.norm(own, axis=1), explained)


def _signed(axes: Floats) -> Floats:
    """Turn each axis so that its largest part is positive: an axis has no sign of its own."""
    largest = np.abs(axes).argmax(axis=0)
    signs: Floats = np.where(axes[largest, np.arange(axes.shape[1])] < 0, -1.0, 1.0)
    return axes * signs


def groups(points: Floats, seed: int = 0) -> Found:
    """Look for groups: k-means for 2 to 5, and the number that is set apart best, each of five people or more.

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
    judged = points[random.permutation(len(points))[:_MOST_DRAWN]]
    best, least, tried = np.zeros((1, 2)), -np.inf, -1.0
    for number in range(2, MOST_GROUPS + 1):
        centres = _centres(points, number, random, _STARTS)
        score = _silhouette(judged, _nearest(judged, centres))
        smallest = np.bincount(_nearest(points, centres), minlength=number).min()
        rank = score - (2.0 if smallest < LEAST_SHOWN else 0.0)  # a group of a few would tell who they are
        if rank > least:
            best, least, tried = centres, rank, score
    labels = _by_size(_nearest(points, best))
    if np.bincount(labels).min() < LEAST_SHOWN:  # not even two groups of five: one crowd
        return Found(np.zeros(len(points), dtype=np.intp), -1.0, 0.0)
    return Found(labels, float(tried), _stability(points, labels, random))


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


def _centres(points: Floats, number: int, random: np.random.Generator, starts: int) -> Floats:
    """Return the best of several k-means (Lloyd, 1982), each begun by k-means++ (Arthur and Vassilvitskii, 2007).

    The starts are tried on at most 2,000 participants drawn by chance; the best goes on with all of them.
    """
    few = points if len(points) <= _MOST_DRAWN else points[random.permutation(len(points))[:_MOST_DRAWN]]
    tried = [_settled(few, _begun(few, number, random)) for _ in range(starts)]
    best = min(tried, key=lambda centres: float(_distances(few, centres).min(axis=0).sum()))
    return best if few is points else _settled(points, best)


def _settled(points: Floats, centres: Floats) -> Floats:
    labels = np.full(len(points), -1, dtype=np.intp)
    for _ in range(_ROUNDS):
        moved = _nearest(points, centres)
        if (moved == labels).all():
            break
        labels = moved
        sizes = np.bincount(labels, minlength=len(centres))
        sums = np.stack([np.bincount(labels, points[:, axis], len(centres)) for axis in (0, 1)], axis=1)
        centres = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
    return centres


def _distances(points: Floats, centres: Floats) -> Floats:
    """Return the squared distances, one row for each centre."""
    x, y = points[:, 0], points[:, 1]
    return np.stack([(x - centre[0]) ** 2 + (y - centre[1]) ** 2 for centre in centres])


def _nearest(points: Floats, centres: Floats) -> Labels:
    labels: Labels = _distances(points, centres).argmin(axis=0)
    return labels


def _begun(points: Floats, number: int, random: np.random.Generator) -> Floats:
    chosen = [points[random.integers(len(points))]]
    for _ in range(number - 1):
        distance = _distances(points, np.array(chosen)).min(axis=0)
        reach = distance.cumsum()
        place = np.searchsorted(reach, random.random() * reach[-1], side="right") if reach[-1] else 0
        chosen.append(points[min(int(place), len(points) - 1)])
    return np.array(chosen)


def _silhouette(points: Floats, labels: Labels) -> float:
    """Return the mean silhouette (Rousseeuw, 1987) of the first 1,000 points among all of them."""
    some = slice(0, _SAMPLED_FOR_SILHOUETTE)
    names, own = np.unique(labels, return_inverse=True)
    if len(names) < 2:  # noqa: PLR2004 - one group is set apart from nothing
        return -1.0
    x, y = points[:, 0], points[:, 1]
    distance = np.hypot(x[some][:, None] - x, y[some][:, None] - y)
    member = (own[:, None] == np.arange(len(names))).astype(np.float64)
    sizes = member.sum(axis=0)
    sums, own = distance @ member, own[some]
    rows = np.arange(len(own))
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
        centres = _centres(points[drawn], number, random, _STARTS // 3)
        found.append(adjusted_rand(labels[drawn], _nearest(points[drawn], centres)))
    return float(np.mean(found))


def _by_size(labels: Labels) -> Labels:
    sizes = np.bincount(labels)
    order = np.argsort(-sizes, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[labels]
