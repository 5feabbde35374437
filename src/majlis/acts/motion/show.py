"""Show a motion: text, amendments as changes, evidence with its numbers, recusals, and how it was voted on."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.motion_lines import (
    EvidenceLine,
    MotionCode,
    MotionLine,
    MotionResult,
    evidence_line,
    line_of,
    result_of,
)
from majlis.acts.world import World
from majlis.council.amending import difference
from majlis.kernel.marking import Marking, join_all


class ShowCommand(Command):
    """Which motion."""

    motion: MotionCode


class ChangeLine(Part):
    """A piece of a text as an amendment leaves it: same, out or in."""

    kind: str
    text: str


class AmendmentLine(Part):
    """An amendment, and what it changes."""

    motion: MotionLine
    outcome: str = Field(description="What became of it; empty before the vote.")
    changes: tuple[ChangeLine, ...] = Field(description="Of the text in English.")
    changes_ur: tuple[ChangeLine, ...] = Field(description="Of the text in Urdu.")


class RecusalLine(Part):
    """A seat that takes no part, and why."""

    seat: str
    title: str
    reason: str


class BallotLine(Part):
    """A vote on it."""

    number: int
    form: str
    state: str
    outcome: str
    reasons: tuple[str, ...]
    recorded: str = Field(description="How it came about in clerk mode.")


class ShowResult(Result):
    """A motion, as far as the person may see what belongs to it."""

    stands: MotionResult
    changes: tuple[ChangeLine, ...] = Field(description="Of an amendment: what it changes in the text.")
    changes_ur: tuple[ChangeLine, ...]
    amendments: tuple[AmendmentLine, ...]
    evidence: tuple[EvidenceLine, ...]
    recusals: tuple[RecusalLine, ...]
    ballots: tuple[BallotLine, ...]
    decision: str = Field(description="Code of the decision that it became; empty for none.")
    synthetic: bool
    marking: str = Field(description="The strictest of what is shown.")

    def text(self) -> str:
        """Return it as a person reads it."""
        lines = [self.stands.text()]
        lines += ["", f"Changes: {marked(self.changes)}"] if self.changes else []
        for one in self.amendments:
            lines += ["", f"Amendment {one.motion.text()}", f"  {marked(one.changes)}"]
        lines += ["", "Evidence:", *(one.text() for one in self.evidence)] if self.evidence else []
        lines += [f"Takes no part: {one.seat} ({one.reason})" for one in self.recusals]
        for vote in self.ballots:
            trace = f"{'; '.join(vote.reasons)}: {vote.outcome}" if vote.outcome else vote.state
            lines.append(f"Ballot {vote.number}, {vote.form}: {trace}{f' · {vote.recorded}' if vote.recorded else ''}")
        lines += [f"Decision: {self.decision}"] if self.decision else []
        return "\n".join(lines)


def marked(changes: tuple[ChangeLine, ...]) -> str:
    """Return a text with what is taken out in [- -] and what is put in in {+ +}."""
    form = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
    return "".join(form[one.kind].format(one.text) for one in changes)


@act("council.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Show it.

    Raises
    ------
    NotFoundError
        If there is no such motion, or who acts may not see it.
    """
    records = world.records
    from majlis.adapters.records.council import ballots, decisions, evidence, motions

    told = motions.find(records, command.motion)
    amendments = motions.amendments(records, told.code)
    pins = evidence.pins(records, told.code)
    decision = decisions.of_motion(records, told.code)
    markings: list[Marking] = [told.marking, *(one.marking for one in amendments)]
    return ShowResult(
        stands=result_of(told),
        changes=_changes(told.base, told.text) if told.amends else (),
        changes_ur=_changes(told.base_ur, told.text_ur) if told.amends else (),
        amendments=tuple(
            AmendmentLine(
                motion=line_of(one),
                outcome=next((vote.outcome for vote in reversed(ballots.of_motion(records, one.code))), ""),
                changes=_changes(one.base, one.text),
                changes_ur=_changes(one.base_ur, one.text_ur),
            )
            for one in amendments
        ),
        evidence=tuple(map(evidence_line, pins)),
        recusals=tuple(
            RecusalLine(seat=one.seat, title=one.title, reason=one.reason)
            for one in motions.recusals(records, told.code)
        ),
        ballots=tuple(
            BallotLine(
                number=one.number,
                form=one.form.value,
                state=one.state.value,
                outcome=one.outcome,
                reasons=one.reasons,
                recorded=one.recorded,
            )
            for one in ballots.of_motion(records, told.code)
        ),
        decision=decision.code if decision else "",
        synthetic=told.synthetic,
        marking=str(join_all([*markings, *(one.content.marking for one in pins)])),
    )


def _changes(before: str, after: str) -> tuple[ChangeLine, ...]:
    if before == after:
        return ()
    return tuple(ChangeLine(kind=one.kind, text=one.text) for one in difference(before, after))
