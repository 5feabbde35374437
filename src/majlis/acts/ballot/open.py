"""Open a vote on a motion that was put."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, act
from majlis.acts.ballot_lines import BallotResult, ballot_result
from majlis.acts.motion_lines import MotionCode
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.council.lifecycle import Form
from majlis.evidence.reporting.clocks import moment_in

FormName = Literal["open", "recorded", "secret", "hands", "names", "paper", "consensus", "silence"]


class OpenCommand(Command):
    """On what is voted, and how."""

    motion: MotionCode
    form: FormName = Field(
        json_schema_extra=OPTION,
        description="Each with an own device: open (minutes hold numbers), recorded (minutes hold names), secret. "
        "Recorded by the clerk and confirmed by the chair: hands, names, paper, consensus. Without a meeting: silence.",
    )
    until: Line = Field(
        default="",
        description="When a written or silence procedure ends, like 2026-12-01T12:00 on the nation's clock.",
    )


@act("council.write")
def open_(command: OpenCommand, world: World) -> BallotResult:
    """Open it. Amendments come before their motion.

    Raises
    ------
    NotFoundError
        If there is no such motion.
    InputError
        If form or time do not fit the rule.
    ConflictError
        If it was not put, is being voted on, has amendments that come first, or its meeting is not open.
    """
    records = world.records
    from majlis.adapters.records.council import motions, voting
    from majlis.adapters.records.council.meetings import zone_of

    body = motions.motion_row(records, command.motion).body
    until = moment_in(command.until, zone_of(body), where="--until") if command.until else None
    return ballot_result(world, voting.open_ballot(records, command.motion, Form(command.form), until))
