"""Who agrees with what: shares, what sets a group apart, what all groups share, what to ask next.

All is computed from counts, so that anybody can compute it again from the exported votes. With A agrees, D disagrees
and S seen (agree, disagree or pass) of a group: Small, C. et al. (2021), "Polis: Scaling deliberation by mapping high
dimensional opinion spaces", Recerca 26(2), and the plan of this house, ``council.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.votes import AGREE, DISAGREE, UNSEEN

__all__ = [
    "PASSES",
    "Counts",
    "Representative",
    "consensus",
    "counts",
    "merged",
    "priority",
    "representative",
    "share",
    "two_proportions",
    "z_score",
]

PASSES = 1.2816
"""A z above this passes: one-sided, 90 %."""
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Votes of groups, counted.

    Attributes
    ----------
    agree, disagree, seen : array of int64, shape (groups, statements)
    """

    agree: Ints
    disagree: Ints
    seen: Ints

    def rest(self) -> "Counts":
        """Return for each group the counts of all other groups."""
        return Counts(*(one.sum(axis=0) - one for one in (self.agree, self.disagree, self.seen)))


@dataclass(frozen=True, slots=True)
class Representative:
    """What sets groups apart, for agreeing or for disagreeing.

    Attributes
    ----------
    ratio : array of float64, shape (groups, statements)
        Share in the group over the share among the others.
    z : array of float64, shape (groups, statements)
        Of the two proportions.
    passes : array of bool, shape (groups, statements)
        Whether both the group's own share and the difference pass at :data:`PASSES`.
    """

    ratio: Floats
    z: Floats
    passes: NDArray[np.bool_]


def counts(votes: NDArray[np.int8], group: NDArray[np.intp] | None = None) -> Counts:
    """Count the votes of each group; of all together where there are no groups.

    Parameters
    ----------
    votes : array of int8, shape (participants, statements)
    group : array of intp, shape (participants,), optional
        Index of the group of each participant; -1 for none.
    """
    of = np.zeros(len(votes), dtype=np.intp) if group is None else group
    total = int(of.max(initial=-1)) + 1
    kinds = (votes == AGREE, votes == DISAGREE, votes != UNSEEN)
    tallies = [np.stack([kind[of == one].sum(axis=0, dtype=np.int64) for one in range(total)]) for kind in kinds]
    return Counts(*tallies)


def share(part: Ints, seen: Ints) -> Floats:
    """Return ``(A + 1) / (S + 2)``: the share of a group that agrees, drawn towards a half where few have seen it."""
    return (part + 1) / (seen + 2)


def z_score(part: Ints, seen: Ints) -> Floats:
    """Return how far a share is from a half: ``2 sqrt(S + 1) (p - 1/2)`` with ``p = (A + 1) / (S + 1)``."""
    scores: Floats = 2 * np.sqrt(seen + 1) * ((part + 1) / (seen + 1) - 0.5)
    return scores


def two_proportions(part: Ints, seen: Ints, other_part: Ints, other_seen: Ints) -> Floats:
    """Return the z of the difference of two proportions, each count raised by one; 0 where all agree."""
    one, total, two, rest = part + 1, seen + 1, other_part + 1, other_seen + 1
    pooled = (one + two) / (total + rest)
    spread = np.sqrt(pooled * (1 - pooled) * (1 / total + 1 / rest))
    difference = one / total - two / rest
    scores: Floats = np.divide(difference, spread, out=np.zeros_like(difference), where=spread > 0)
    return scores


def representative(found: Counts, *, disagree: bool = False) -> Representative:
    """Return what sets each group apart from all others.

    Parameters
    ----------
    found : Counts
        Of two groups or more.
    disagree : bool, optional
        For disagreeing instead of agreeing.
    """
    rest = found.rest()
    part, other = (found.disagree, rest.disagree) if disagree else (found.agree, rest.agree)
    ratio = share(part, found.seen) / share(other, rest.seen)
    difference = two_proportions(part, found.seen, other, rest.seen)
    passes = (z_score(part, found.seen) > PASSES) & (difference > PASSES)
    return Representative(ratio, difference, passes)


def consensus(found: Counts, *, disagree: bool = False) -> Floats:
    """Return what all groups share: the product over the groups of their shares, for each statement.

    It says which statements unite more than others. It is no share of people: do not show it to them as one.
    """
    part = found.disagree if disagree else found.agree
    product: Floats = share(part, found.seen).prod(axis=0)
    return product


def priority(found: Counts, extremity: Floats) -> Floats:
    """Return how much it is worth to ask for a vote on each statement.

    ``[(1 - p_pass) (E + 1) a (1 + 8 * 2 ** (-S / 5))] ** 2`` with a the share that agrees, p_pass the share that passes
    and E the extremity: what divides people, what they do not pass over, and what few have seen comes first.

    Parameters
    ----------
    found : Counts
        Of all participants together: one group.
    extremity : array of float64, shape (statements,)
    """
    agree, disagree, seen = found.agree.sum(axis=0), found.disagree.sum(axis=0), found.seen.sum(axis=0)
    passing = share(seen - agree - disagree, seen)
    fresh = 1 + 8 * np.exp2(-seen / 5)
    weight: Floats = ((1 - passing) * (extremity + 1) * share(agree, seen) * fresh) ** 2
    return weight


def merged(sizes: Mapping[str, int], least: int) -> dict[str, str]:
    """Return for each constituency under which name it may be shown, so that no result names a person.

    Those of fewer than `least` are put together; where all of them together are still too few, they join the smallest
    of the others. An empty name means that nothing may be shown: all together are too few.

    Parameters
    ----------
    sizes : mapping of str to int
        Participants of each constituency.
    least : int
    """
    small = sorted(name for name, size in sizes.items() if size < least)
    large = sorted((size, name) for name, size in sizes.items() if size >= least)
    shown = {name: name for _, name in large}
    if not small:
        return shown
    together = sum(sizes[name] for name in small)
    if together >= least:
        return shown | dict.fromkeys(small, " + ".join(small))
    if not large:
        return dict.fromkeys(small, "")
    host = large[0][1]
    name = " + ".join(sorted([host, *small]))
    return shown | dict.fromkeys([host, *small], name)
