"""See where you stand, and what became of what you said."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.dialogue_lines import (
    DialogueCode,
    HeadLine,
    OutcomeLine,
    QuestionLine,
    RemarkLine,
    Secret,
    StatementLine,
    VoteWord,
    head_line,
    outcome_line,
    question_line,
    remark_line,
    secret_of,
    statement_line,
    vote_word,
)
from majlis.acts.world import World
from majlis.kernel.marking import banded


class StandCommand(Command):
    """In which dialogue."""

    code: DialogueCode
    token: Secret = ""


class StandLine(Part):
    """A statement on which you voted, and what the room says."""

    statement: StatementLine
    vote: VoteWord
    important: bool
    with_most: bool | None = Field(description="Whether most of those who take a side take yours; null for none.")

    def line(self) -> str:
        """Return it in a line."""
        return f"{self.statement.line()}  you: {self.vote}"


class StandResult(Result):
    """Where you stand."""

    dialogue: HeadLine
    constituency: str
    votes: tuple[StandLine, ...]
    with_most: int = Field(description="Statements on which most take your side.")
    against_most: int
    open: int = Field(description="Statements that wait for your vote.")
    own: tuple[StatementLine, ...] = Field(description="Your statements, and what became of them.")
    own_remarks: tuple[RemarkLine, ...]
    remarks: tuple[RemarkLine, ...] = Field(description="Arguments and notes of all, as they were accepted.")
    questions: tuple[QuestionLine, ...]
    outcome: OutcomeLine | None = Field(description="What became of the whole.")
    synthetic: bool

    def text(self) -> str:
        """Return where you stand."""
        lines = [self.dialogue.text(), f"You take part for {self.constituency}."]
        lines.append(f"With most: {self.with_most}. Against most: {self.against_most}. Not answered yet: {self.open}.")
        lines += [one.line() for one in self.votes]
        lines += ["Your statements:"] * bool(self.own)
        for one in self.own:
            lines.append(one.line() + (f": {one.reason}" if one.reason else ""))
            lines += [f"      what became of it: {one.outcome.line()}"] if one.outcome else []
        lines += [one.line() for one in self.own_remarks]
        lines += [one.line() for one in self.questions]
        lines += [f"What became of it: {self.outcome.line()}"] if self.outcome else []
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.speak")
def stand(command: StandCommand, world: World) -> StandResult:
    """Return it to the participant and to nobody else.

    Raises
    ------
    NotFoundError
        If you do not take part.
    """
    from majlis.dialogue.votes import AGREE, PASS

    records = world.records
    from majlis.adapters.records.dialogue import reading

    found = reading.stand(records, command.code, secret_of(world, command.code, command.token))
    lines = []
    for statement, mark in found.votes:
        agree, disagree = statement.counts[:2]
        same = agree if mark.vote == AGREE else disagree
        sides = None if mark.vote == PASS or agree == disagree else (agree > disagree) == (mark.vote == AGREE)
        sides = None if sides and same == 1 else sides  # who speaks alone is not with most
        lines.append(
            StandLine(
                statement=statement_line(statement),
                vote=vote_word(mark),
                important=mark.important,
                with_most=sides,
            )
        )
    return StandResult(
        dialogue=head_line(found.head),
        constituency=found.constituency,
        votes=tuple(lines),
        with_most=sum(one.with_most is True for one in lines),
        against_most=sum(one.with_most is False for one in lines),
        open=found.open,
        own=tuple(map(statement_line, found.own)),
        own_remarks=tuple(map(remark_line, found.own_remarks)),
        remarks=tuple(map(remark_line, found.remarks)),
        questions=tuple(map(question_line, found.questions)),
        outcome=outcome_line(found.became),
        synthetic=found.head.synthetic,
    )
