"""Get the statement that you are asked next."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import (
    DialogueCode,
    Phase,
    RemarkLine,
    Secret,
    VoteWord,
    remark_line,
    secret_of,
    vote_word,
)
from majlis.acts.world import World
from majlis.kernel.marking import banded


class NextCommand(Command):
    """In which dialogue."""

    code: DialogueCode
    statement: int | None = Field(
        default=None, ge=1, le=1_000_000, description="A certain statement, to change your vote. Default: the next one."
    )
    token: Secret = ""


class NextResult(Result):
    """A statement without its votes, so that nobody votes as others did; with the arguments on it."""

    code: str
    title: str
    title_ur: str
    phase: Phase
    number: int | None = Field(description="Number of the statement; null where you answered all.")
    statement: str
    statement_ur: str
    vote: VoteWord | None = Field(description="Your vote on it until now.")
    important: bool
    answered: int
    total: int
    remarks: tuple[RemarkLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return the statement."""
        if self.number is None:
            line = f"You answered all {self.total}. See where you stand: majlis dialogue stand {self.code}"
            return banded(line, synthetic=self.synthetic)
        lines = [f"{self.code} · {self.answered} of {self.total} answered"]
        lines += [f"{self.number}  {self.statement or self.statement_ur}", *(one.line() for one in self.remarks)]
        lines.append(f"Next: majlis dialogue vote {self.code} {self.number} agree")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.speak")
def next_(command: NextCommand, world: World) -> NextResult:
    """Return it: what divides people and what few have seen comes first, drawn by chance, for each person anew.

    Raises
    ------
    NotFoundError
        If you do not take part.
    """
    records = world.records
    from majlis.adapters.records.dialogue import reading

    secret = secret_of(world, command.code, command.token)
    found = reading.following(records, command.code, secret, command.statement)
    one, own = found.statement, found.own
    return NextResult(
        code=found.head.code,
        title=found.head.title,
        title_ur=found.head.title_ur,
        phase=found.head.phase,
        number=one.number if one else None,
        statement=one.text if one else "",
        statement_ur=one.text_ur if one else "",
        vote=vote_word(own) if own else None,
        important=own.important if own else False,
        answered=found.answered,
        total=found.total,
        remarks=tuple(map(remark_line, found.remarks)),
        synthetic=found.head.synthetic,
    )
