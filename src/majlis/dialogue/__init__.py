"""Dialogue: what stakeholders say of statements, counted and compared. Pure: votes in, figures and words out.

Small rooms are told in counts and words, larger ones by constituency, and groups are looked for from 100 participants
on, with their stability. The same votes always give the same figures.

Examples
--------
>>> from majlis import dialogue
>>> ballots = [dialogue.Ballot(f"p{number}", "s1", dialogue.AGREE if number else dialogue.PASS) for number in range(12)]
>>> votes = dialogue.table(ballots)
>>> found = dialogue.counts(votes.votes)
>>> print(dialogue.said({"": (int(found.agree[0, 0]), 0, 1)}))
11 of 12 agree, 1 passes; no constituency against
"""

from majlis.dialogue.agreement import (
    Counts,
    Representative,
    consensus,
    counts,
    merged,
    priority,
    representative,
    share,
    z_score,
)
from majlis.dialogue.coordination import Coordinated, Ring, coordinated
from majlis.dialogue.mapping import Found, Map, adjusted_rand, groups, opinion_map
from majlis.dialogue.votes import AGREE, DISAGREE, PASS, UNSEEN, Ballot, Table, table
from majlis.dialogue.words import LEAST_FOR_SHARES, LEAST_SHOWN, Said, said

__all__ = [
    "AGREE",
    "DISAGREE",
    "LEAST_FOR_SHARES",
    "LEAST_SHOWN",
    "PASS",
    "UNSEEN",
    "Ballot",
    "Coordinated",
    "Counts",
    "Found",
    "Map",
    "Representative",
    "Ring",
    "Said",
    "Table",
    "adjusted_rand",
    "consensus",
    "coordinated",
    "counts",
    "groups",
    "merged",
    "opinion_map",
    "priority",
    "representative",
    "said",
    "share",
    "table",
    "z_score",
]
