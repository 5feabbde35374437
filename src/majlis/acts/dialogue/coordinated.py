"""Show who voted in step, counted, and the results with and without them."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.dialogue_lines import DialogueCode, HeadLine, head_line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class CoordinatedCommand(Command):
    """In which dialogue."""

    code: DialogueCode


class RingLine(Part):
    """People whose votes are alike beyond chance and a common opinion."""

    people: int
    alike: float = Field(description="Share of their votes that are the most frequent of the ring, 0 to 1.")
    straight: bool = Field(description="Whether they press the same button everywhere: perhaps no ring, but haste.")


class BothLine(Part):
    """A statement with and without those who voted in step."""

    number: int
    text: str
    text_ur: str
    agree: int
    disagree: int
    passed: int
    agree_without: int
    disagree_without: int
    passed_without: int
    turns: bool = Field(description="Whether the larger side is another one without them.")


class CoordinatedResult(Result):
    """Who voted in step. Nobody is named, and nobody is left out of the results."""

    dialogue: HeadLine
    participants: int
    people: int = Field(description="Who voted in step.")
    rings: tuple[RingLine, ...]
    statements: tuple[BothLine, ...]
    least_common: int = Field(description="Fewer common statements than this tell nothing.")
    false_pairs: float = Field(description="False pairs that are expected in the whole dialogue.")
    synthetic: bool

    def text(self) -> str:
        """Return the rings and the statements that turn."""
        lines = [self.dialogue.text(), f"{self.people:,} of {self.participants:,} voted in step"]
        lines += [f"Ring of {one.people:,}, {one.alike:.0%} alike{', one button' * one.straight}" for one in self.rings]
        lines += [
            f"{one.number:>4}  {one.text or one.text_ur}: {one.agree} to {one.disagree} with them, "
            f"{one.agree_without} to {one.disagree_without} without"
            for one in self.statements
            if one.turns
        ]
        lines.append(f"Rings that voted on fewer than {self.least_common} of the same statements are not seen.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.read")
def coordinated(command: CoordinatedCommand, world: World) -> CoordinatedResult:
    """Compute it from the votes as they stand.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    """
    from majlis.dialogue.coordination import FALSE, LEAST_COMMON

    records = world.records
    from majlis.adapters.records.dialogue import reading, rooms

    found = rooms.found(records, command.code)
    whole = reading.show(records, command.code)
    texts = {one.number: one for one in whole.statements}
    without = {one.number: one for one in (found.without or found.results).statements}
    lines = []
    for one in found.results.statements:
        rest, said = without[one.number], texts[one.number]
        lines.append(
            BothLine(
                number=one.number,
                text=said.text,
                text_ur=said.text_ur,
                agree=one.agree,
                disagree=one.disagree,
                passed=one.passed,
                agree_without=rest.agree,
                disagree_without=rest.disagree,
                passed_without=rest.passed,
                turns=(one.agree > one.disagree) != (rest.agree > rest.disagree),
            )
        )
    return CoordinatedResult(
        dialogue=head_line(whole.head),
        participants=found.results.participants,
        people=int(found.step.flagged.sum()),
        rings=tuple(
            RingLine(people=len(ring.members), alike=ring.alike, straight=ring.straight) for ring in found.step.rings
        ),
        statements=tuple(lines),
        least_common=LEAST_COMMON,
        false_pairs=FALSE,
        synthetic=whole.head.synthetic,
    )
