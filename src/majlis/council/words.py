"""A decision rule in words, with a count as an example; a quorum as it is told in a meeting."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from majlis.council.deciding import Outcome, Room, Seat, Vote, count, decide
from majlis.council.rules import At, Base, Procedure, Quorum, QuorumOf, Rule, Ties, show_share

_BASES = {
    Base.VALID: "of the votes for and against",
    Base.CAST: "of the votes cast; a spoilt paper was cast, an abstention was not",
    Base.PRESENT: "of all who are there: to abstain is to vote no",
    Base.ENTITLED: "of all who may vote: to stay away is to vote no",
}
_PROCEDURES = {
    Procedure.VOTE: "It is voted in a meeting.",
    Procedure.WRITTEN: "Votes come in writing until a day; who voted counts as present.",
    Procedure.SILENCE: "It is carried when nobody objects until a day. One objection returns it to the agenda.",
    Procedure.CONSENSUS: "It is carried when nobody who is there objects.",
}


@dataclass(frozen=True, slots=True)
class Quorate:
    """Whether enough are there.

    Attributes
    ----------
    met : bool
    told : str
        In the rule's words: ``quorum 7 of 9, needed 5``.
    """

    met: bool
    told: str


def in_words(rule: Rule) -> tuple[str, ...]:
    """Return a rule as sentences that a member reads."""
    return tuple(_sentences(rule))


def _sentences(rule: Rule) -> Iterator[str]:
    yield _PROCEDURES[rule.procedure]
    counted = rule.procedure in {Procedure.VOTE, Procedure.WRITTEN}
    if counted:
        most = "more than" if rule.strict else "at least"
        yield f"Carried with {most} {show_share(rule.threshold)} {_BASES[rule.base]}."
        if rule.double is not None:
            share = "more than" if rule.double_strict else "at least"
            yield f"The same in {share} {show_share(rule.double)} of the constituencies."
            yield "A seat of no constituency counts in the whole alone."
    if rule.quorum is not None and rule.procedure is not Procedure.SILENCE:
        yield _quorum_told(rule.quorum)
    if counted:
        tied = "the chair has a casting vote, besides the own one" if rule.ties is Ties.CHAIR else "the motion is lost"
        yield f"When as many are for as against, {tied}."
    if rule.veto:
        yield f"A no of {', '.join(sorted(rule.veto))} stops it."
    if rule.proxies:
        yield f"A member may vote for {rule.proxies} other{'s' if rule.proxies > 1 else ''} at most, by proxy."
    elif counted:
        yield "Nobody votes for others."
    counts = "counts for the quorum all the same" if rule.recused_present else "does not count for the quorum either"
    yield f"Who is recused has no vote, and {counts}."
    if rule.notice_days:
        yield f"Members know of it {rule.notice_days} days before."


def _quorum_told(quorum: Quorum) -> str:
    of = "of all seats, vacant ones too," if quorum.of is QuorumOf.SEATS else "of those who may vote"
    share = f"{'more than' if quorum.strict else 'at least'} {show_share(quorum.least)} {of}"
    least = f"at least {quorum.count}" if quorum.count else share
    when = "when the meeting is opened" if quorum.at is At.OPENING else "when it is voted"
    represented = ", themselves or by proxy" if quorum.represented else ""
    return f"Quorum: {least} must be there{represented}, {when}."


def quorum(rule: Rule, room: Room) -> Quorate:
    """Return whether enough are in a room, counted as the rule counts when it is voted in a meeting.

    Parameters
    ----------
    rule : Rule
    room : Room
        Where the rule counts at the opening and the meeting is not open yet: with those as `opening` who are there.
    """
    if rule.quorum is None:
        return Quorate(met=True, told="no quorum is needed")
    plain = Rule(rule.code, quorum=rule.quorum, proxies=rule.proxies, recused_present=rule.recused_present)
    kept = room if rule.proxies else replace(room, proxies={})
    result = decide(plain, kept, count({}, kept))
    return Quorate(met=result.outcome is not Outcome.INQUORATE, told=result.reasons[0])


def example(rule: Rule, seats: tuple[Seat, ...], vacant: int = 0) -> str:
    """Return what the least number of yes votes is with which a motion is carried when everybody votes, as a trace.

    Parameters
    ----------
    rule : Rule
    seats : tuple of Seat
        Those who may vote.
    vacant : int, optional
        Further seats of the body, without a vote.

    Returns
    -------
    str
        Empty where nobody votes by this rule, or nothing can be carried.
    """
    codes = [one.code for one in _cheapest(rule, seats)]
    room = Room(len(seats) + vacant, seats, frozenset(codes), frozenset(codes))
    if rule.procedure in {Procedure.SILENCE, Procedure.CONSENSUS}:
        return ""
    for yes in range(1, len(codes) + 1):
        votes = {code: Vote.YES if place < yes else Vote.NO for place, code in enumerate(codes)}
        counted = count(votes, room)
        result = decide(rule, room, replace(counted, against=frozenset()))  # a veto is told apart
        if result.outcome is Outcome.CARRIED:
            return f"With {len(codes)} members who all vote: {result}.{_outside(rule, seats)}"
    return ""


def _outside(rule: Rule, seats: tuple[Seat, ...]) -> str:
    """Say how many seats count in the whole alone, where the rule counts by constituency."""
    none = sum(not seat.constituency for seat in seats)
    if rule.double is None or not none:
        return ""
    whose = "is of no constituency and counts" if none == 1 else "are of no constituency and count"
    return f" {none} of them {whose} in the whole alone."


def _cheapest(rule: Rule, seats: tuple[Seat, ...]) -> list[Seat]:
    """Return the seats in the order in which the fewest yes votes win the most constituencies."""
    if rule.double is None:
        return list(seats)
    groups: dict[str, list[Seat]] = {}
    for seat in seats:
        groups.setdefault(seat.constituency, []).append(seat)
    inner = sorted((group for name, group in groups.items() if name), key=lambda group: rule.needed(len(group)))
    first = [seat for group in inner for seat in group[: rule.needed(len(group))]]
    return [*first, *(seat for seat in seats if seat not in first)]
