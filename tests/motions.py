"""Motions for tests: drafted, put, voted on in the Council of :mod:`tests.councils`."""

from collections.abc import Mapping
from typing import Any

from tests.councils import Council, login_of, person

from majlis.acts.ballot.count import CountCommand, count
from majlis.acts.ballot.open import OpenCommand, open_
from majlis.acts.ballot.vote import VoteCommand, vote
from majlis.acts.ballot_lines import BallotResult
from majlis.acts.motion.draft import DraftCommand, draft
from majlis.acts.motion.put import PutCommand, put
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError

TEXT = "Operators share indicators within one day."
SIX = ("chair", "operators-1", "operators-2", "operators-3", "regulators-1", "regulators-2")
CLERK = "clerk"


def clerk(made: Council) -> World:
    """Return the world of the secretariat's clerk."""
    try:
        return made.as_(CLERK)
    except NotFoundError:
        person(made.world, CLERK, "secretariat")
        return made.as_(CLERK)


def drafted(made: Council, **facts: Any) -> str:
    """Draft a motion on the item and return its code."""
    told = {"item": made.item, "title": "Sharing", "text": TEXT, **facts}
    return draft(DraftCommand.model_validate(told), made.world).motion.code


def moved(made: Council, **facts: Any) -> str:
    """Draft and put a motion, and return its code."""
    code = drafted(made, **facts)
    put(PutCommand(motion=code), made.world)
    return code


def opened(made: Council, motion: str, form: str = "open", **more: Any) -> BallotResult:
    """Open a vote."""
    return open_(OpenCommand.model_validate({"motion": motion, "form": form, **more}), made.world)


def says(made: Council, motion: str, votes: Mapping[str, str]) -> dict[str, str]:
    """Let seats vote, and return the numbers of their papers."""
    found = {}
    for seat, said in votes.items():
        command = VoteCommand.model_validate({"motion": motion, "vote": said})
        found[seat] = vote(command, made.as_(login_of(seat))).paper
    return found


def counted(made: Council, motion: str) -> BallotResult:
    """Close and count."""
    return count(CountCommand(motion=motion), made.world)


def carried(made: Council, **facts: Any) -> str:
    """Put a motion, let five say yes, and return the code of the decision."""
    motion = moved(made, **facts)
    opened(made, motion)
    says(made, motion, dict.fromkeys(SIX[:5], "yes"))
    return counted(made, motion).decision
