"""The Council: decision rules as data, and results with their reasons. Pure: votes in, outcome and trace out.

Examples
--------
>>> from fractions import Fraction
>>> from majlis import council
>>> two_thirds = council.Rule("two-thirds", threshold=Fraction(2, 3), strict=False, quorum=council.Quorum(count=5))
>>> seats = tuple(council.Seat(f"seat-{number}") for number in range(9))
>>> room = council.Room(9, seats, present=frozenset(f"seat-{number}" for number in range(7)))
>>> print(council.decide(two_thirds, room, council.Count(yes=4, no=2, abstain=1)))
quorum 7 of 9, needed 5; base valid 6; yes 4 ≥ 2/3 of 6 = 4: carried
"""

from majlis.council.deciding import Count, Outcome, Result, Room, Seat, Vote, count, decide
from majlis.council.rules import At, Base, Procedure, Quorum, QuorumOf, Rule, Ties, parse_rule, parse_share, show_share

__all__ = [
    "At",
    "Base",
    "Count",
    "Outcome",
    "Procedure",
    "Quorum",
    "QuorumOf",
    "Result",
    "Room",
    "Rule",
    "Seat",
    "Ties",
    "Vote",
    "count",
    "decide",
    "parse_rule",
    "parse_share",
    "show_share",
]
