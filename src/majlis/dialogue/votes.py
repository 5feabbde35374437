"""Votes on statements as a table: participants by statements, in canonical order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from majlis.kernel.errors import InputError

__all__ = ["AGREE", "DISAGREE", "PASS", "UNSEEN", "Ballot", "Table", "table"]

AGREE, PASS, DISAGREE, UNSEEN = 1, 0, -1, -2


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a participant said of a statement. Votes are only added; the last one counts.

    Attributes
    ----------
    participant, statement : str
    vote : int
        ``AGREE``, ``PASS`` or ``DISAGREE``.
    important : bool
        Whether the participant marked it.
    """

    participant: str
    statement: str
    vote: int
    important: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Votes as a table.

    Attributes
    ----------
    participants, statements : tuple of str
        In the order of their Unicode code points.
    votes : array of int8, shape (participants, statements)
        ``AGREE``, ``PASS``, ``DISAGREE`` or ``UNSEEN``.
    important : array of bool, shape (participants, statements)
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    votes: NDArray[np.int8]
    important: NDArray[np.bool_]

    def groups(self, of: Mapping[str, str]) -> tuple[tuple[str, ...], NDArray[np.intp]]:
        """Return the names of groups in their order, and for each participant the index of the group.

        Parameters
        ----------
        of : mapping of str to str
            Participant to group. Who is in none has the index -1.
        """
        names = tuple(sorted({of[one] for one in self.participants if of.get(one)}))
        index = {name: place for place, name in enumerate(names)}
        return names, np.array([index.get(of.get(one, ""), -1) for one in self.participants], dtype=np.intp)


def table(ballots: Iterable[Ballot]) -> Table:
    """Return votes as a table.

    Raises
    ------
    InputError
        If a vote is none of agree, pass and disagree.
    """
    last: dict[tuple[str, str], Ballot] = {}
    for one in ballots:
        if one.vote not in {AGREE, PASS, DISAGREE}:
            raise InputError(
                f"{one.vote} is no vote",
                where=f"participant {one.participant[:40]}, statement {one.statement[:40]}",
                mend="1 is agree, 0 is pass, -1 is disagree",
                code="dialogue.vote",
            )
        last[one.participant, one.statement] = one
    participants = tuple(sorted({one for one, _ in last}))
    statements = tuple(sorted({one for _, one in last}))
    rows = {name: place for place, name in enumerate(participants)}
    columns = {name: place for place, name in enumerate(statements)}
    votes = np.full((len(participants), len(statements)), UNSEEN, dtype=np.int8)
    important = np.zeros(votes.shape, dtype=np.bool_)
    for (participant, statement), one in last.items():
        votes[rows[participant], columns[statement]] = one.vote
        important[rows[participant], columns[statement]] = one.important
    return Table(participants, statements, votes, important)
