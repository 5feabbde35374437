"""Votes that were cast in step: people whose votes are alike beyond what chance and a common opinion explain.

The rule: two participants voted in step if they voted on twenty of the same statements or more, differ on at most 5 %
of them, and the surprise of being so alike is larger than ``log(pairs / 0.01)``: a hundredth of a false pair is
expected in the whole dialogue. The surprise is the sum over the statements on which they agree of ``-log q``, where q
is the share of their group that voted so, or the share of all, or a half: whichever is largest. No match counts for
more than a coin that fell the same way, so that holding a rare opinion together is no suspicion. What differs is
taken off: ``log(ways to differ so often)``. Everybody who is in step with somebody of a ring belongs to it; a ring
has five or more.

What it cannot see: rings that vote on fewer than twenty statements, or that vote alike on less than 95 %. Who is in a
ring may have done nothing wrong: a delegation may vote as it was told. Therefore nobody is left out; results are shown
with and without.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN
from majlis.dialogue.words import LEAST_SHOWN

__all__ = ["FALSE", "LEAST_COMMON", "LEAST_RING", "MOST_DIFFERENT", "Coordinated", "Ring", "coordinated"]

LEAST_COMMON = 20
"""Statements on which both must have voted."""
MOST_DIFFERENT = 0.05
"""Of these, the share on which they may differ."""
FALSE = 0.01
"""False pairs that are expected in a dialogue."""
LEAST_RING = LEAST_SHOWN
"""The votes of a smaller ring are what results with and without it differ by: they would be shown."""
_MOST_SURPRISE = float(np.log(2.0))
_WORD = 64


@dataclass(frozen=True, slots=True)
class Ring:
    """Participants who voted in step.

    Attributes
    ----------
    members : tuple of int
        Their rows.
    alike : float
        Share of the votes that are the most frequent one of the ring on their statement.
    straight : bool
        Whether nearly all their votes press the same button: there is a simpler explanation than a ring.
    """

    members: tuple[int, ...]
    alike: float
    straight: bool


@dataclass(frozen=True, slots=True)
class Coordinated:
    """What was found.

    Attributes
    ----------
    rings : tuple of Ring
        The largest first.
    flagged : array of bool, shape (participants,)
    """

    rings: tuple[Ring, ...]
    flagged: NDArray[np.bool_]


def coordinated(votes: NDArray[np.int8], group: NDArray[np.intp] | None = None) -> Coordinated:
    """Look for participants who voted in step.

    Parameters
    ----------
    votes : array of int8, shape (participants, statements)
    group : array of intp, shape (participants,), optional
        Group of each participant: people of one opinion are alike without a ring. None: one group.
    """
    people = len(votes)
    nothing = Coordinated((), np.zeros(people, dtype=np.bool_))
    if people < LEAST_RING or votes.shape[1] < LEAST_COMMON:
        return nothing
    from majlis.dialogue.kernels import alike

    agree, disagree, passed = bits = [_packed(votes == kind) for kind in (AGREE, DISAGREE, PASS)]
    least = np.log(people * (people - 1) / 2 / FALSE)
    labels = np.zeros(people, dtype=np.intp) if group is None else np.maximum(group, 0)
    weight = _weights(votes, labels, _distinct(bits))
    first = alike(agree, disagree, passed, weight, np.array([least, MOST_DIFFERENT, LEAST_COMMON]))
    sizes = np.bincount(first, minlength=people)
    roots = [int(root) for root in np.argsort(-sizes, kind="stable") if sizes[root] >= LEAST_RING]
    rings = tuple(_ring(votes, np.flatnonzero(first == root)) for root in roots)
    return Coordinated(rings, np.isin(first, roots)) if rings else nothing


def _packed(said: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """Return bits, eight bytes in a word; the first statement is the lowest bit."""
    people, statements = said.shape
    words = -(-statements // _WORD)
    wide = np.zeros((people, words * _WORD), dtype=np.bool_)
    wide[:, :statements] = said
    return np.packbits(wide, axis=1, bitorder="little").view("<u8").astype(np.uint64)


def _distinct(bits: list[NDArray[np.uint64]]) -> NDArray[np.intp]:
    """Return a row of each of the different ways to vote: a ring of a thousand is not what is usual."""
    every = np.ascontiguousarray(np.hstack(bits))
    rows = every.view(np.dtype((np.void, every.dtype.itemsize * every.shape[1]))).ravel()
    return np.unique(rows, return_index=True)[1]


def _weights(votes: NDArray[np.int8], labels: NDArray[np.intp], some: NDArray[np.intp]) -> NDArray[np.float32]:
    """Return for each vote how surprising it is that another one of the group votes so, nats."""
    total = int(labels.max()) + 1
    inside = np.zeros((total, len(votes)), dtype=np.float32)
    inside[labels[some], some] = 1
    weight = np.zeros(votes.shape, dtype=np.float32)
    said = inside @ (votes != UNSEEN).astype(np.float32)
    for kind in (AGREE, DISAGREE, PASS):
        same = votes == kind
        count = inside @ same.astype(np.float32)
        usual = np.maximum((count + 1) / (said + 3), (count.sum(axis=0) + 1) / (said.sum(axis=0) + 3))
        surprise = np.minimum(-np.log(usual), _MOST_SURPRISE).astype(np.float32)
        np.copyto(weight, surprise[labels], where=same)
    return weight


def _ring(votes: NDArray[np.int8], rows: NDArray[np.intp]) -> Ring:
    own = votes[rows]
    kinds = np.stack([(own == kind).sum(axis=0) for kind in (AGREE, DISAGREE, PASS)])
    cast = int(kinds.sum())
    straight = float(kinds.sum(axis=1).max()) / cast > 1 - MOST_DIFFERENT
    return Ring(tuple(map(int, rows)), float(kinds.max(axis=0).sum()) / cast, straight)
