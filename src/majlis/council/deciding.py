"""From votes and a rule to a result with its reasons: whole numbers and exact fractions, never a float."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from majlis.council.rules import At, Base, Procedure, QuorumOf, Rule, Ties, needed, show_share
from majlis.kernel.errors import InputError

__all__ = ["Count", "Outcome", "Result", "Room", "Seat", "Vote", "count", "decide"]


class Vote(StrEnum):
    """What a member says."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    SPOILT = "spoilt"
    """A paper that says nothing clear."""


class Outcome(StrEnum):
    """What became of a motion."""

    CARRIED = "carried"
    LOST = "lost"
    INQUORATE = "inquorate"
    """Too few were there: nothing was decided."""
    CASTING = "casting"
    """A tie: it waits for the chair's casting vote."""
    RETURNED = "returned"
    """Somebody objected: it returns to the agenda."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat whose holder may vote.

    Attributes
    ----------
    code : str
    constituency : str
        Empty where it belongs to none.
    """

    code: str
    constituency: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """Who may vote, who is there, who must not.

    Attributes
    ----------
    seats : int
        All seats of the body, vacant ones too.
    entitled : tuple of Seat
        Those whose holder may vote.
    present : frozenset of str
        Seats whose holder is there now.
    opening : frozenset of str
        Seats whose holder was there when the meeting was opened.
    recused : frozenset of str
        Seats whose holder has an interest in this and takes no part.
    proxies : mapping of str to str
        Seat that is away, to the seat that votes for it.
    """

    seats: int
    entitled: tuple[Seat, ...]
    present: frozenset[str]
    opening: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    proxies: Mapping[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> frozenset[str]:
        """The seats whose holder may vote."""
        return frozenset(seat.code for seat in self.entitled)

    @property
    def voting(self) -> frozenset[str]:
        """The seats that take part in this: there or by the proxy of one who does, and not recused."""
        by_proxy = {away for away, holder in self.proxies.items() if holder in self.present - self.recused}
        return ((self.present & self.codes) | by_proxy) - self.recused


@dataclass(frozen=True, slots=True)
class Count:
    """Votes, counted. All that a secret ballot or a show of hands gives.

    Attributes
    ----------
    yes, no, abstain, spoilt : int
    constituencies : mapping of str to Count
        The same for each constituency; empty where it was not counted by constituency.
    against : frozenset of str
        Seats that said no under their name, as far as a veto depends on it.
    """

    yes: int = 0
    no: int = 0
    abstain: int = 0
    spoilt: int = 0
    constituencies: Mapping[str, "Count"] = field(default_factory=dict)
    against: frozenset[str] = frozenset()

    @property
    def ballots(self) -> int:
        """How many were handed in."""
        return self.yes + self.no + self.abstain + self.spoilt


@dataclass(frozen=True, slots=True)
class Result:
    """What was decided, and why.

    Attributes
    ----------
    outcome : Outcome
    reasons : tuple of str
        Each step with its numbers, in the order in which the rule takes them.
    """

    outcome: Outcome
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """Return the trace as one sentence."""
        return f"{'; '.join(self.reasons)}: {self.outcome}"


def count(votes: Mapping[str, Vote], room: Room) -> Count:
    """Count the votes of an open or recorded ballot.

    Parameters
    ----------
    votes : mapping of str to Vote
        Seat to vote; a seat that is away is voted for by its proxy, under its own code.
    room : Room

    Raises
    ------
    InputError
        If a seat voted that takes no part in this.
    """
    strangers = sorted(set(votes) - room.voting)
    if strangers:
        raise InputError(
            f"{strangers[0][:40]} takes no part in this vote",
            where="vote",
            why="who votes is entitled, there or represented, and not recused",
            mend="check attendance, proxies and recusals",
            code="council.stranger",
        )
    of = {seat.code: seat.constituency for seat in room.entitled}
    groups = {name: [code for code in votes if of[code] == name] for name in {of[code] for code in votes} - {""}}
    parts = {name: _tally(votes[code] for code in codes) for name, codes in sorted(groups.items())}
    whole = _tally(votes.values())
    against = frozenset(code for code, vote in votes.items() if vote is Vote.NO)
    return Count(whole.yes, whole.no, whole.abstain, whole.spoilt, parts, against)


def decide(rule: Rule, room: Room, votes: Count, *, casting: Vote | None = None, objections: int = 0) -> Result:
    """Apply a rule to counted votes.

    Parameters
    ----------
    rule : Rule
    room : Room
        For a written procedure everybody counts as present who handed in a vote.
    votes : Count
    casting : Vote or None, optional
        The chair's casting vote, where a tie waits for it.
    objections : int, optional
        How many objected; for silence and consensus.

    Returns
    -------
    Result

    Raises
    ------
    InputError
        If room and votes do not fit each other or the rule.
    """
    _demand_fit(rule, room, votes, objections)
    reasons: list[str] = []
    quorate = _quorate(rule, room, votes, reasons)
    reasons += _apart(rule, room)
    if not quorate:
        return Result(Outcome.INQUORATE, tuple(reasons))
    if rule.procedure in {Procedure.SILENCE, Procedure.CONSENSUS}:
        reasons.append(f"{objections} objected")
        outcome = Outcome.RETURNED if objections else Outcome.CARRIED
        return Result(outcome, tuple(reasons))
    return Result(_voted(rule, room, votes, casting, reasons), tuple(reasons))


def _voted(rule: Rule, room: Room, votes: Count, casting: Vote | None, reasons: list[str]) -> Outcome:
    vetoes = sorted(rule.veto & votes.against)
    if vetoes:
        reasons.append(f"veto of {', '.join(vetoes)}")
        return Outcome.LOST
    base = _base(rule, room, votes, room.codes)
    if not _reached(rule, votes, base, "", reasons):
        if not _tied(rule, votes, base):
            return Outcome.LOST
        reasons.append("tied" if casting is None else f"tied, casting vote {casting}")
        if casting is not Vote.YES:
            return Outcome.CASTING if casting is None else Outcome.LOST
    if rule.double is not None and not _doubled(rule, room, votes, reasons):
        return Outcome.LOST
    return Outcome.CARRIED


def _tied(rule: Rule, votes: Count, base: int) -> bool:
    """Tell whether the chair's casting vote, one vote more, would carry what otherwise is as many for as against."""
    with_it = base + 1 if rule.base in {Base.VALID, Base.CAST} else base
    return rule.ties is Ties.CHAIR and votes.yes == votes.no > 0 and votes.yes + 1 >= rule.needed(with_it)


def _quorate(rule: Rule, room: Room, votes: Count, reasons: list[str]) -> bool:
    quorum = rule.quorum
    if quorum is None or rule.procedure is Procedure.SILENCE:
        return True
    total = room.seats if quorum.of is QuorumOf.SEATS else len(room.entitled)
    here = _here(rule, room, votes)
    least = quorum.needed(total)
    reasons.append(f"quorum {here} of {total}, needed {least}")
    return here >= least


def _here(rule: Rule, room: Room, votes: Count) -> int:
    """Return how many count for the quorum."""
    if rule.procedure is Procedure.WRITTEN:
        return votes.ballots
    quorum = rule.quorum
    assert quorum is not None
    there = room.opening if quorum.at is At.OPENING else room.present
    away = {seat for seat, holder in room.proxies.items() if holder in there} if quorum.represented else set()
    counted = (there | away) & room.codes
    return len(counted if rule.recused_present else counted - room.recused)


def _apart(rule: Rule, room: Room) -> list[str]:
    """Say how many are recused and how many are represented: without it the numbers do not seem to add up."""
    recused = len(room.recused & room.codes)
    by_proxy = len(room.voting - room.present) if rule.procedure is Procedure.VOTE else 0
    return [*([f"{recused} recused"] if recused else []), *([f"{by_proxy} by proxy"] if by_proxy else [])]


def _base(rule: Rule, room: Room, votes: Count, codes: frozenset[str]) -> int:
    """Return of how many the yes votes must be a share."""
    if rule.base is Base.VALID:
        return votes.yes + votes.no
    if rule.base is Base.CAST:
        return votes.yes + votes.no + votes.spoilt
    if rule.base is Base.ENTITLED:
        return len(codes - room.recused)
    return votes.ballots if rule.procedure is Procedure.WRITTEN else len(codes & room.voting)


def _reached(rule: Rule, votes: Count, base: int, whose: str, reasons: list[str]) -> bool:
    sign = ">" if rule.strict else "≥"
    exact = rule.threshold * base
    shown = str(exact.numerator) if exact.denominator == 1 else show_share(exact)
    reached = base > 0 and votes.yes >= rule.needed(base)
    told = sign if reached else {">": "≤", "≥": "<"}[sign]
    if base:
        step = f"yes {votes.yes} {told} {show_share(rule.threshold)} of {base} = {shown}"
        reasons.append(f"{whose}{step}" if whose else f"base {rule.base} {base}; {step}")
    else:
        reasons.append(f"{whose}base {rule.base} 0")
    return reached


def _doubled(rule: Rule, room: Room, votes: Count, reasons: list[str]) -> bool:
    members: dict[str, set[str]] = {}
    for seat in room.entitled:
        if seat.constituency and seat.code not in room.recused:
            members.setdefault(seat.constituency, set()).add(seat.code)
    won = 0
    for name, codes in sorted(members.items()):
        part = votes.constituencies.get(name, Count())
        won += _reached(rule, part, _base(rule, room, part, frozenset(codes)), f"{name}: ", reasons)
    assert rule.double is not None
    least = needed(rule.double, len(members), strict=rule.double_strict)
    reasons.append(f"{won} of {len(members)} constituencies, needed {least}")
    return won >= least


def _tally(votes: Iterable[Vote]) -> Count:
    counted = Counter(votes)
    return Count(counted[Vote.YES], counted[Vote.NO], counted[Vote.ABSTAIN], counted[Vote.SPOILT])


def _demand_fit(rule: Rule, room: Room, votes: Count, objections: int) -> None:
    holders = Counter(room.proxies.values())
    voting = room.codes - room.recused if rule.procedure is Procedure.WRITTEN else room.voting
    most = len(voting)
    numbers = (votes.yes, votes.no, votes.abstain, votes.spoilt, objections)
    wrong = {
        "a number is below zero": min(numbers) < 0,
        f"{votes.ballots} votes of {most} who take part": votes.ballots > most,
        f"there are {len(room.codes)} members who may vote, and {room.seats} seats": len(room.codes) > room.seats,
        "two seats have the same code": len(room.codes) != len(room.entitled),
        "a proxy is held for or by somebody who may not vote": not {*room.proxies, *holders} <= room.codes,
        "a proxy is held for somebody who is there": bool(set(room.proxies) & room.present),
        f"a member holds more than {rule.proxies} proxies": any(held > rule.proxies for held in holders.values()),
        **_parts_that_cannot_be(room, voting, votes),
        "a double majority needs votes counted by constituency": rule.double is not None
        and votes.ballots > 0
        and not votes.constituencies,
    }
    for what, is_so in wrong.items():
        if is_so:
            raise InputError(
                what,
                where="count",
                why="such a count cannot come about",
                mend="check attendance, proxies and the count",
                code="council.count",
            )


def _parts_that_cannot_be(room: Room, voting: frozenset[str], votes: Count) -> dict[str, bool]:
    """Return what is wrong with votes by constituency: none has more than take part in it, nor the rest."""
    parts = votes.constituencies
    if not parts:
        return {}
    members = Counter(seat.constituency for seat in room.entitled if seat.code in voting)
    rest = [
        getattr(votes, name) - sum(getattr(part, name) for part in parts.values())
        for name in ("yes", "no", "abstain", "spoilt")
    ]
    low = any(min(part.yes, part.no, part.abstain, part.spoilt) < 0 for part in parts.values())
    more = {
        f"{name}: {part.ballots} votes of {members[name]} who take part": part.ballots > members[name]
        for name, part in parts.items()
    }
    return {
        "a number of a constituency is below zero": low,
        **more,
        "the constituencies have more votes than there are": min(rest) < 0,
        f"{sum(rest)} votes of no constituency, of {members['']} who take part": sum(rest) > members[""],
    }
