"""Show what a dialogue found: in words, by constituency, or by groups, as its size allows."""

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.dialogue_lines import (
    DialogueCode,
    HeadLine,
    OutcomeLine,
    QuestionLine,
    RemarkLine,
    head_line,
    outcome_line,
    question_line,
    remark_line,
)
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.dialogue.reading import Whole
    from majlis.dialogue.results import Results, StatementResult

POINTS = 2_000
"""Participants that are drawn on a map, at most."""


class ResultsCommand(Command):
    """Of which dialogue."""

    code: DialogueCode
    without: bool = Field(default=False, description="Without those who voted in step, where there are any.")


class CellLine(Part):
    """Votes of a constituency, or of several that are put together."""

    name: str = Field(description="Empty for all together, where none may be told apart.")
    agree: int
    disagree: int
    passed: int


class FoundLine(Part):
    """What was said of a statement."""

    number: int
    text: str
    text_ur: str
    agree: int
    disagree: int
    passed: int
    important: int
    words: str
    consensus: float | None = Field(
        description="Product of the shares of all groups, 0 to 1: says what unites more, and is no share of people."
    )
    extremity: float | None = Field(description="How far it divides people on the map.")
    cells: tuple[CellLine, ...]
    outcome: OutcomeLine | None

    def line(self) -> str:
        """Return it in a line."""
        return f"{self.number:>4}  {self.text or self.text_ur}: {self.words}"


class GroupLine(Part):
    """A group that was found in the votes; nobody declared it."""

    number: int
    size: int
    agree_on: tuple[int, ...] = Field(description="Statements with which it agrees more than the others.")
    against: tuple[int, ...] = Field(description="Statements with which it disagrees more than the others.")


class PointLine(Part):
    """Where a participant stands on the map; nothing tells who."""

    x: float
    y: float
    group: int


class CellCount(Part):
    """How many voted, by a name as it may be shown; empty for all where they are fewer than five."""

    name: str
    people: int


class StepSummary(Part):
    """Who voted in step, counted."""

    people: int
    rings: int
    left_out: bool = Field(description="Whether these results are without them.")


class ResultsResult(Result):
    """What the dialogue found."""

    dialogue: HeadLine
    level: Literal["words", "constituencies", "groups"]
    participants: int = Field(description="Who voted on something.")
    votes: int
    people: tuple[CellCount, ...] = Field(description="Who voted, by constituency as it may be shown.")
    statements: tuple[FoundLine, ...] = Field(
        description="What unites most first, from 30 participants on; below that by number."
    )
    groups: tuple[GroupLine, ...]
    stability: float | None = Field(description="0 for chance, 1 where samples give the same groups again.")
    silhouette: float | None = Field(description="-1 to 1: how well the groups are set apart.")
    explained: tuple[float, ...] = Field(description="Share of the variance that each axis of the map carries.")
    points: tuple[PointLine, ...] = Field(description="The map, at most 2,000 participants of it.")
    questions: tuple[QuestionLine, ...]
    remarks: tuple[RemarkLine, ...]
    outcome: OutcomeLine | None
    in_step: StepSummary
    synthetic: bool

    def text(self) -> str:
        """Return the results."""
        lines = [self.dialogue.text(), f"{self.participants:,} voted, {self.votes:,} votes count"]
        if self.in_step.people:
            which = "left out here" if self.in_step.left_out else "see majlis dialogue coordinated"
            lines.append(f"{self.in_step.people:,} voted in step: {which}")
        lines += [one.line() for one in self.statements]
        lines += [f"Group {one.number + 1}: {one.size:,} people" for one in self.groups]
        if self.stability is not None:
            lines.append(f"Stability of the groups: {self.stability:.2f} (1: samples give the same groups again)")
        lines += [one.line() for one in self.questions]
        lines += [one.line() for one in self.remarks]
        lines += [f"What became of it: {self.outcome.line()}"] if self.outcome else []
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.read")
def results(command: ResultsCommand, world: World) -> ResultsResult:
    """Compute it from the votes as they stand. The same votes always give the same results.

    Raises
    ------
    NotFoundError
        If there is no such dialogue.
    """
    records = world.records
    from majlis.adapters.records.dialogue import reading, rooms

    found = rooms.found(records, command.code)
    whole = reading.show(records, command.code)
    chosen = found.results
    if command.without and found.without:  # by constituency, the difference would tell of a few
        bare = tuple(replace(one, cells=()) for one in found.without.statements)
        chosen = replace(found.without, statements=bare, constituencies={})
    return told(
        chosen,
        whole,
        StepSummary(
            people=int(found.step.flagged.sum()),
            rings=len(found.step.rings),
            left_out=chosen is not found.results,
        ),
    )


def told(found: "Results", whole: "Whole", step: StepSummary) -> ResultsResult:
    """Return results as they are told."""
    texts = {one.number: one for one in whole.statements}
    lines = []
    for one in found.statements:
        said = texts[one.number]
        lines.append(_line(one, (said.text, said.text_ur), outcome_line(said.became)))
    if found.level != "words":
        lines.sort(key=lambda one: (-(one.consensus or 0.0), one.number))
    return ResultsResult(
        dialogue=head_line(whole.head),
        level=found.level,
        participants=found.participants,
        votes=found.votes,
        people=tuple(CellCount(name=name, people=many) for name, many in sorted(found.constituencies.items())),
        statements=tuple(lines),
        groups=tuple(
            GroupLine(number=one.number, size=one.size, agree_on=one.agree_on, against=one.against)
            for one in found.groups
        ),
        stability=found.found.stability if found.found else None,
        silhouette=found.found.silhouette if found.found else None,
        explained=tuple(map(float, found.map.explained)) if found.map else (),
        points=_points(found),
        questions=tuple(map(question_line, whole.questions)),
        remarks=tuple(remark_line(one) for one in whole.remarks if one.state == "accepted"),
        outcome=outcome_line(whole.became),
        in_step=step,
        synthetic=whole.head.synthetic,
    )


def _line(one: "StatementResult", texts: tuple[str, str], became: OutcomeLine | None) -> FoundLine:
    return FoundLine(
        number=one.number,
        text=texts[0],
        text_ur=texts[1],
        agree=one.agree,
        disagree=one.disagree,
        passed=one.passed,
        important=one.important,
        words=one.words,
        consensus=one.consensus,
        extremity=one.extremity,
        cells=tuple(
            CellLine(name=cell.name, agree=cell.agree, disagree=cell.disagree, passed=cell.passed) for cell in one.cells
        ),
        outcome=became,
    )


def _points(found: "Results") -> tuple[PointLine, ...]:
    """Return the map, in the order of the places: no order tells who stands where."""
    if found.map is None or found.found is None:
        return ()
    some = slice(None, None, -(-len(found.map.participants) // POINTS))
    rows = zip(found.map.participants[some].round(4).tolist(), found.found.labels[some].tolist(), strict=True)
    return tuple(PointLine(x=x, y=y, group=group) for (x, y), group in sorted(rows))
