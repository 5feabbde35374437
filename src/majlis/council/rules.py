"""Decision rules as data: quorum, base, threshold, ties, vetoes, double majority, proxies, recusal, procedure.

A rule says everything that a result depends on besides the votes. It is kept as JSON, compared and printed; nothing
about it is code. Shares are exact fractions.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from typing import Any

from majlis.kernel.errors import InputError

__all__ = ["At", "Base", "Procedure", "Quorum", "QuorumOf", "Rule", "Ties", "parse_rule", "parse_share", "show_share"]

_SHARE = re.compile(r"(0|[1-9]\d{0,8})/([1-9]\d{0,8})", re.ASCII)
_CODE = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
_MOST = 10_000
MOST_DAYS = 3_650


class QuorumOf(StrEnum):
    """Of what a quorum is counted."""

    ENTITLED = "entitled"
    """Of the members who may vote: vacant seats do not count."""
    SEATS = "seats"
    """Of all seats of the body, vacant ones too."""


class At(StrEnum):
    """When a quorum is counted."""

    OPENING = "opening"
    """When the meeting is opened; who leaves later does not end it."""
    VOTE = "vote"
    """When it is voted."""


class Base(StrEnum):
    """Of what the yes votes must be a share."""

    VALID = "valid"
    """Yes and no."""
    CAST = "cast"
    """Yes, no and spoilt: a spoilt paper was cast, an abstention was not."""
    PRESENT = "present"
    """All who are there and may vote on this, themselves or by proxy: to abstain is to vote no."""
    ENTITLED = "entitled"
    """All who may vote on this: to stay away is to vote no."""


class Ties(StrEnum):
    """What becomes of a motion for which and against which the same number voted."""

    FAIL = "fail"
    CHAIR = "chair"
    """The chair has a casting vote, besides the own one, where one more yes would carry it."""


class Procedure(StrEnum):
    """How a motion is put."""

    VOTE = "vote"
    """It is voted in a meeting."""
    WRITTEN = "written"
    """Votes come in writing until a day; who voted counts as present."""
    SILENCE = "silence"
    """It is carried when nobody objects until a day; one objection returns it to the agenda."""
    CONSENSUS = "consensus"
    """It is carried when nobody who is there objects."""


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there.

    Attributes
    ----------
    least : Fraction
        A share of `of`, above 0 and at most 1. Where `count` is set, that counts instead.
    of : QuorumOf
    at : At
    strict : bool
        Whether it must be more than the share.
    count : int
        A number of members instead of a share; 0 for a share.
    represented : bool
        Whether who is away and represented by a proxy counts.
    """

    least: Fraction = Fraction(1, 2)
    of: QuorumOf = QuorumOf.ENTITLED
    at: At = At.VOTE
    strict: bool = True
    count: int = 0
    represented: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.least <= 1 or (self.strict and self.least == 1):
            raise _bad(f"a quorum of {'more than ' if self.strict else ''}{show_share(self.least)} cannot be met")
        if not 0 <= self.count <= _MOST:
            raise _bad(f"a quorum of {self.count} members is out of range")

    def needed(self, total: int) -> int:
        """Return how many members must be there, of a total."""
        return self.count or needed(self.least, total, strict=self.strict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule.

    Attributes
    ----------
    code : str
        By which it is named: lower-case letters, digits, hyphens.
    base : Base
    threshold : Fraction
        Share of the base that must vote yes: above 0, at most 1.
    strict : bool
        Whether it must be more than the share: ``1/2`` and strict is a simple majority, ``2/3`` and not strict two
        thirds.
    quorum : Quorum or None
    ties : Ties
    veto : frozenset of str
        Seats that stop a motion with a no of their own.
    double : Fraction or None
        Share of the constituencies in which the threshold must be met as well; None where they do not count. A
        constituency none of whose members may vote on this does not count.
    double_strict : bool
        Whether it must be more than that share of the constituencies.
    proxies : int
        For so many others a member may vote at most; 0 where nobody may.
    recused_present : bool
        Whether who is recused counts for the quorum. The vote never counts, and neither does the member in the base.
    procedure : Procedure
    notice_days : int
        So many days before it is decided members must know of it.
    """

    code: str
    base: Base = Base.VALID
    threshold: Fraction = Fraction(1, 2)
    strict: bool = True
    quorum: Quorum | None = field(default_factory=Quorum)
    ties: Ties = Ties.FAIL
    veto: frozenset[str] = frozenset()
    double: Fraction | None = None
    double_strict: bool = False
    proxies: int = 0
    recused_present: bool = False
    procedure: Procedure = Procedure.VOTE
    notice_days: int = 0

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise _bad(f"{self.code[:40]!r} is no code of a rule")
        if not 0 < self.threshold <= 1 or (self.strict and self.threshold == 1):
            raise _bad(
                f"a threshold of {'more than ' if self.strict else ''}{show_share(self.threshold)} cannot be met"
            )
        if self.double is None:
            if self.double_strict:
                raise _bad("more than a share of the constituencies is wanted, and no share is named")
        elif not 0 < self.double <= 1 or (self.double_strict and self.double == 1):
            more = "more than " if self.double_strict else ""
            raise _bad(f"{more}{show_share(self.double)} of the constituencies is out of range")
        if not 0 <= self.proxies <= _MOST or not 0 <= self.notice_days <= MOST_DAYS:
            raise _bad("proxies or days of notice are out of range")

    def needed(self, base: int) -> int:
        """Return how many must vote yes, of a base."""
        return needed(self.threshold, base, strict=self.strict)

    def facts(self) -> dict[str, Any]:
        """Return the rule as JSON has it: shares as texts, everything named."""
        quorum = self.quorum
        return {
            "code": self.code,
            "base": self.base.value,
            "threshold": show_share(self.threshold),
            "strict": self.strict,
            "quorum": None
            if quorum is None
            else {
                "least": show_share(quorum.least),
                "of": quorum.of.value,
                "at": quorum.at.value,
                "strict": quorum.strict,
                "count": quorum.count,
                "represented": quorum.represented,
            },
            "ties": self.ties.value,
            "veto": sorted(self.veto),
            "double": None if self.double is None else show_share(self.double),
            "double_strict": self.double_strict,
            "proxies": self.proxies,
            "recused_present": self.recused_present,
            "procedure": self.procedure.value,
            "notice_days": self.notice_days,
        }


def needed(share: Fraction, total: int, *, strict: bool) -> int:
    """Return the least whole number that is a share of a total, or more than it where strict."""
    exact = share * total
    return exact.__floor__() + 1 if strict else exact.__ceil__()


def parse_rule(facts: dict[str, Any]) -> Rule:
    """Read a rule as :meth:`Rule.facts` wrote it. What is not named stands at its default.

    Raises
    ------
    InputError
        If something is unknown or out of range.
    """
    given = dict(facts)
    try:
        for name, kind in (("base", Base), ("ties", Ties), ("procedure", Procedure)):
            if name in given:
                given[name] = kind(given[name])
        for name in ("threshold", "double"):
            if given.get(name) is not None:
                given[name] = parse_share(given[name])
        if given.get("quorum") is not None:
            given["quorum"] = _quorum(given["quorum"])
        if "veto" in given:
            given["veto"] = frozenset(given["veto"])
        return Rule(**given)
    except (TypeError, ValueError) as error:
        raise _bad(str(error)) from None


def _quorum(facts: dict[str, Any]) -> Quorum:
    given = dict(facts)
    if "least" in given:
        given["least"] = parse_share(given["least"])
    if "of" in given:
        given["of"] = QuorumOf(given["of"])
    if "at" in given:
        given["at"] = At(given["at"])
    return Quorum(**given)


def parse_share(text: str) -> Fraction:
    """Read an exact share like ``2/3``.

    Raises
    ------
    InputError
        If it is none: ``0.67`` is not two thirds.
    """
    found = _SHARE.fullmatch(str(text))
    if found is None:
        raise _bad(f"{str(text)[:20]!r} is no share like 2/3")
    return Fraction(int(found[1]), int(found[2]))


def show_share(share: Fraction) -> str:
    """Return a share as a person writes it: ``2/3``."""
    return f"{share.numerator}/{share.denominator}"


def _bad(what: str) -> InputError:
    return InputError(
        what,
        where="decision rule",
        why="a rule must say exactly when a motion is carried",
        mend="write shares as exact fractions, like 1/2 or 2/3, and take names from the list of rules",
        code="council.rule",
    )
