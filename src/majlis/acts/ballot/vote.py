"""Vote on a motion, for the own seat or as a proxy."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.motion_lines import MotionCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.council import Vote
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

VoteName = Literal["yes", "no", "abstain", "spoilt"]


class VoteCommand(Command):
    """On what, and what you say."""

    motion: MotionCode
    vote: VoteName = Field(description="yes, no, abstain or spoilt.")
    seat: str = Field(default="", max_length=64, description="Seat whose proxy you hold. Default: your own.")
    reason: Line = Field(default="", description="Explanation of vote, for the minutes.")


class VoteResult(Result):
    """That you have voted."""

    motion: str
    secret: bool
    paper: str = Field(description="Of a secret ballot: the number of your paper. It is shown this once.")
    synthetic: bool
    marking: str

    def text(self) -> str:
        """Say so; in a secret ballot with the number, and what it is for."""
        lines = [f"Your vote on {self.motion} is cast. Until the count you may change it."]
        if self.secret:
            lines = [
                f"Your paper is in the box. Its number is {self.paper}",
                "Write it down now: it is shown this once. After the count it stands in the list of papers.",
                "The server's administrator is trusted not to link papers to people.",
            ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("council.vote")
def vote(command: VoteCommand, world: World) -> VoteResult:
    """Vote. A later vote takes the place of one before; in a secret ballot there is no later one.

    Raises
    ------
    NotFoundError
        If there is no such motion or ballot.
    InputError
        If a reason is given in a secret ballot.
    ConflictError
        If it takes no votes, or the seat has voted in secret already.
    PermissionDeniedError
        If who acts may not vote for this seat.
    """
    records = world.records
    from majlis.adapters.records.council import ballots, voting

    ballot = ballots.find(records, command.motion)
    secret = ballot.form.value == "secret"
    if secret and command.reason:
        raise InputError(
            "a secret vote gives no reason", where="--reason", why="it would tell who voted how", code="ballot.secret"
        )
    paper = voting.vote(records, command.motion, Vote(command.vote), command.seat, command.reason)
    return VoteResult(
        motion=command.motion, secret=secret, paper=paper, synthetic=ballot.synthetic, marking=str(ballot.marking)
    )
