"""Show a dialogue: what is asked, what was said, what waits, who moderated what and why."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.dialogue_lines import (
    DialogueCode,
    HeadLine,
    OutcomeLine,
    QuestionLine,
    RemarkLine,
    StatementLine,
    head_line,
    outcome_line,
    question_line,
    remark_line,
    statement_line,
)
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ShowCommand(Command):
    """Which dialogue."""

    code: DialogueCode


class PeopleLine(Part):
    """How many take part, by a name as it may be shown; empty for all where they are fewer than five."""

    name: str
    people: int


class StepLine(Part):
    """That the dialogue came into a phase."""

    phase: str
    reason: str
    at: str
    by: str


class LogLine(Part):
    """An entry of the moderation's log."""

    what: str
    number: int
    before: str
    after: str
    into: int | None
    reason: str
    at: str
    by: str


class ShowResult(Result):
    """Everything of the dialogue but who takes part."""

    dialogue: HeadLine
    leads: bool = Field(description="Whether you act for the organisation that leads it.")
    participants: int
    people: tuple[PeopleLine, ...] = Field(description="By constituency; those of fewer than five are put together.")
    ways: tuple[PeopleLine, ...] = Field(description="By the way they came in: account, code, device, paper.")
    steps: tuple[StepLine, ...]
    statements: tuple[StatementLine, ...]
    remarks: tuple[RemarkLine, ...]
    questions: tuple[QuestionLine, ...]
    log: tuple[LogLine, ...]
    outcome: OutcomeLine | None
    synthetic: bool

    def text(self) -> str:
        """Return the dialogue, what was said, and what waits."""
        lines = [self.dialogue.text()]
        people = ", ".join(f"{one.name or 'all together'} {one.people:,}" for one in self.people)
        lines.append(f"{self.participants:,} take part" + (f": {people}" if people else ""))
        lines += [one.line() for one in self.statements]
        lines += [one.line() for one in self.remarks]
        lines += [one.line() for one in self.questions]
        waiting = sum(one.state == "waiting" for one in self.statements)
        waiting += sum(one.state == "waiting" for one in self.remarks)
        lines += [f"{waiting} wait: majlis dialogue moderate {self.dialogue.code} --verdict accept"] if waiting else []
        lines += [f"What became of it: {self.outcome.line()}"] if self.outcome else []
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return it. The words of what waits or was refused are for who leads the dialogue, and for auditors.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    """
    records = world.records
    from majlis.adapters.records.dialogue import heads, reading

    audits = bool(world.actor.permissions & {"audit.read", "*"})
    found = reading.show(records, command.code, audits=audits)
    return ShowResult(
        dialogue=head_line(found.head),
        leads=heads.leads(records, command.code),
        participants=sum(found.people.values()),
        people=tuple(PeopleLine(name=name, people=many) for name, many in sorted(found.people.items())),
        ways=tuple(PeopleLine(name=name, people=many) for name, many in sorted(found.ways.items())),
        steps=tuple(
            StepLine(phase=one.phase, reason=one.reason, at=one.at.isoformat(timespec="minutes"), by=one.by)
            for one in found.steps
        ),
        statements=tuple(map(statement_line, found.statements)),
        remarks=tuple(map(remark_line, found.remarks)),
        questions=tuple(map(question_line, found.questions)),
        log=tuple(
            LogLine(
                what=one.what,
                number=one.number,
                before=one.before,
                after=one.after,
                into=one.into,
                reason=one.reason,
                at=one.at.isoformat(timespec="minutes"),
                by=one.by,
            )
            for one in found.log
        ),
        outcome=outcome_line(found.became),
        synthetic=found.head.synthetic,
    )
