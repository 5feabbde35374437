"""Show how a dialogue stands at this moment, for a projector."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.dialogue_lines import DialogueCode, HeadLine, StatementLine, head_line, statement_line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class PulseCommand(Command):
    """Which dialogue."""

    code: DialogueCode


class PulseResult(Result):
    """Votes of the whole room, as they stand. Constituencies are told in the results, never live."""

    dialogue: HeadLine
    participants: int
    votes: int = Field(description="Votes that count.")
    statements: tuple[StatementLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return a line for each statement."""
        lines = [self.dialogue.text(), f"{self.participants:,} take part, {self.votes:,} votes"]
        return banded("\n".join([*lines, *(one.line() for one in self.statements)]), synthetic=self.synthetic)


@act("dialogue.read")
def pulse(command: PulseCommand, world: World) -> PulseResult:
    """Return the counts, which are kept with each vote: it costs the same however many voted.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    """
    records = world.records
    from majlis.adapters.records.dialogue import reading

    found = reading.pulse(records, command.code)
    return PulseResult(
        dialogue=head_line(found.head),
        participants=found.participants,
        votes=found.votes,
        statements=tuple(map(statement_line, found.statements)),
        synthetic=found.head.synthetic,
    )
