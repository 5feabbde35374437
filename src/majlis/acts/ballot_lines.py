"""What the acts on ballots share: a ballot as it is told, and what follows once it is final."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Part, Result
from majlis.acts.registering import seal_head
from majlis.acts.world import World
from majlis.kernel.marking import banded
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.council.ballots import BallotTold
    from majlis.adapters.records.council.counting import Counted


class SeatVote(Part):
    """What a seat said."""

    seat: str
    title: str
    vote: str
    reason: str
    proxy: bool


class PaperLine(Part):
    """A paper of a secret ballot: a number that only its voter was shown, and the vote."""

    number: str
    vote: str


class Tally(Part):
    """Votes, counted."""

    constituency: str = Field(description="Empty: all together.")
    yes: int
    no: int
    abstain: int
    spoilt: int


class BallotResult(Result):
    """How a ballot stands."""

    motion: str
    title: str
    nation: str
    body: str
    meeting: str
    number: int
    form: str
    state: str = Field(description="open, counted, casting, confirmed or void.")
    recorded: str = Field(description="How it came about in clerk mode; empty where each voted alone.")
    decided: bool = Field(description="Whether the result is final.")
    outcome: str
    reasons: tuple[str, ...] = Field(description="Each step of the rule with its numbers.")
    count: tuple[Tally, ...] = Field(description="All together first, then by constituency. Empty before the count.")
    objections: int
    casting: str
    until: str
    papers_sha256: str = Field(description="Of a secret ballot: hash of the sorted list of its papers.")
    voted: tuple[str, ...] = Field(description="Seats that have voted; not what.")
    waiting: tuple[str, ...] = Field(description="Seats that may vote and have not; while it is open.")
    votes: tuple[SeatVote, ...] = Field(description="Who said what, after the count, where votes are named.")
    papers: tuple[PaperLine, ...] = Field(description="Of a secret ballot, after the count, for those who voted.")
    decision: str = Field(description="Code of the decision that it led to; empty for none that you may see.")
    synthetic: bool
    marking: str

    @property
    def trace(self) -> str:
        """The reasons and the outcome as one sentence."""
        return f"{'; '.join(self.reasons)}: {self.outcome}" if self.outcome else "; ".join(self.reasons)

    def text(self) -> str:
        """Return it as a person reads it."""
        lines = [f"{self.motion} · ballot {self.number} · {self.form} · {self.state} · {self.title} · {self.marking}"]
        if self.state == "open":
            end = f", until {self.until}" if self.until else ""
            lines.append(f"{len(self.voted)} voted, {len(self.waiting)} have not{end}")
        lines += [self.trace] if self.trace else []
        lines += [self.recorded] if self.recorded else []
        for one in self.count:
            whose = f"{one.constituency}: " if one.constituency else ""
            lines.append(f"  {whose}yes {one.yes}, no {one.no}, abstain {one.abstain}, spoilt {one.spoilt}")
        lines += [f"  {one.seat}: {one.vote}{' (by proxy)' if one.proxy else ''}" for one in self.votes]
        if self.papers:
            lines += [f"  {one.number}  {one.vote}" for one in self.papers]
            lines += [f"sha256 of this list: {self.papers_sha256}"]
        lines += [f"Decision: {self.decision}"] if self.decision else []
        return banded("\n".join([*lines, *self._next()]), synthetic=self.synthetic)

    def _next(self) -> list[str]:
        if self.state == "casting":
            return [f"Next: the chair gives the casting vote: majlis ballot casting {self.motion} VOTE"]
        if self.state == "counted" and self.recorded and not self.decided:
            return [f"Next: the chair confirms it: majlis ballot confirm {self.motion}"]
        return []


def ballot_of(world: World, motion: str, number: int = 0) -> BallotResult:
    """Return how a ballot stands for who acts; without a number the newest.

    Raises
    ------
    NotFoundError
        If there is none.
    """
    records = world.records
    from majlis.adapters.records.council import ballots

    return ballot_result(world, ballots.find(records, motion, number))


def ballot_result(world: World, told: "BallotTold") -> BallotResult:
    """Return a ballot as it is told to who acts."""
    records = world.records
    from majlis.adapters.records.council import ballots, decisions, motions

    is_open = told.state.value == "open"
    decision = decisions.of_motion(records, told.motion)
    return BallotResult(
        motion=told.motion,
        title=motions.find(records, told.motion).title,
        nation=told.nation,
        body=told.body,
        meeting=told.meeting,
        number=told.number,
        form=told.form.value,
        state=told.state.value,
        recorded=told.recorded,
        decided=told.decided,
        outcome=told.outcome,
        reasons=told.reasons,
        count=() if is_open or told.state.value == "void" else _tallies(told),
        objections=told.objections,
        casting=told.casting,
        until=format_instant(told.until) if told.until else "",
        papers_sha256=told.papers_sha256,
        voted=tuple(sorted(ballots.voted(records, told))),
        waiting=ballots.waiting(records, told) if is_open else (),
        votes=tuple(
            SeatVote(seat=one.seat, title=one.title, vote=one.vote, reason=one.reason, proxy=one.proxy)
            for one in ballots.votes(records, told)
        ),
        papers=tuple(PaperLine(number=one.number, vote=one.vote) for one in ballots.papers(records, told)),
        decision=decision.code if decision and decision.ballot == told.number else "",
        synthetic=told.synthetic,
        marking=str(told.marking),
    )


def after(world: World, counted: "Counted") -> BallotResult:
    """Return how a ballot stands after a step; where it led to a decision, sign the register's head first."""
    if counted.decision:
        seal_head(world, counted.ballot.nation)
    return ballot_result(world, counted.ballot)


def _tallies(told: "BallotTold") -> tuple[Tally, ...]:
    if not told.count:
        return ()
    names = ("yes", "no", "abstain", "spoilt")
    parts = {"": told.count, **told.count.get("constituencies", {})}
    return tuple(
        Tally(constituency=name, **{one: int(part.get(one, 0)) for one in names}) for name, part in parts.items()
    )
