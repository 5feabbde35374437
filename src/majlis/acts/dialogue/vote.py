"""Vote on a statement: agree, disagree or pass; your last vote counts."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, Secret, StatementNumber, VoteWord, secret_of, vote_number
from majlis.acts.world import World
from majlis.kernel.marking import banded


class VoteCommand(Command):
    """Your vote."""

    code: DialogueCode
    statement: StatementNumber
    vote: VoteWord = Field(description="agree, disagree or pass.", json_schema_extra=ARGUMENT)
    important: bool = Field(default=False, description="Mark the statement as important to you.")
    token: Secret = ""


class VoteResult(Result):
    """That your vote counts."""

    code: str
    statement: int
    vote: VoteWord
    important: bool
    changed: bool = Field(description="Whether it takes the place of another vote of yours.")
    answered: int
    total: int
    synthetic: bool

    def text(self) -> str:
        """Return that it counts."""
        told = "changed to " if self.changed else ""
        line = f"{self.code} · statement {self.statement}: {told}{self.vote} · {self.answered} of {self.total} answered"
        return banded(line, synthetic=self.synthetic)


@act("dialogue.speak")
def vote(command: VoteCommand, world: World) -> VoteResult:
    """Take the vote. Votes are only added; how you voted before stays in the log.

    Raises
    ------
    NotFoundError
        If you do not take part, or there is no such statement.
    ConflictError
        If no votes are taken now, or the statement was merged.
    """
    from majlis.dialogue.marks import Marked

    records = world.records
    from majlis.adapters.records.dialogue import voting

    secret = secret_of(world, command.code, command.token)
    one = Marked(vote_number(command.vote), command.important)
    cast = voting.vote(records, command.code, secret, command.statement, one)
    return VoteResult(
        code=command.code.strip().upper(),
        statement=command.statement,
        vote=command.vote,
        important=command.important,
        changed=cast.changed,
        answered=cast.answered,
        total=cast.total,
        synthetic=cast.synthetic,
    )
