"""Who may vote for whom: at most so many, never through a third, and only for who is away."""

from collections.abc import Mapping
from dataclasses import dataclass

from majlis.kernel.errors import ConflictError


@dataclass(frozen=True, slots=True)
class Wanted:
    """A proxy that is to be given.

    Attributes
    ----------
    away, holder : str
        Seat that is away, and seat that is to vote for it.
    """

    away: str
    holder: str


def demand_proxy(
    wanted: Wanted, given: Mapping[str, str], *, most: int, entitled: frozenset[str], there: frozenset[str]
) -> None:
    """See that a proxy may be given.

    Parameters
    ----------
    wanted : Wanted
    given : mapping of str to str
        The proxies that stand: seat that is away, to the seat that votes for it.
    most : int
        For so many others a member may vote.
    entitled : frozenset of str
        Seats whose holder may vote.
    there : frozenset of str
        Seats in the room.

    Raises
    ------
    ConflictError
        If it may not.
    """
    away, holder = wanted.away, wanted.holder
    held = sum(other == holder for other in given.values())
    reasons = {
        "the rule lets nobody vote for others": most == 0,
        f"{away} cannot vote for itself by proxy": away == holder,
        f"{away} may not vote": away not in entitled,
        f"{holder} may not vote": holder not in entitled,
        f"{away} is in the room": away in there,
        f"{away} gave a proxy already": away in given,
        f"{holder} gave a proxy itself": holder in given,
        f"{away} holds a proxy of another": away in given.values(),
        f"{holder} holds {held} already, and the rule lets it hold {most}": held >= most > 0,
    }
    for what, is_so in reasons.items():
        if is_so:
            raise ConflictError(
                what,
                why="a vote is given once, by who is there, and to nobody who passes it on",
                mend="name another member, or take a proxy back first",
                code="council.proxy",
            )
