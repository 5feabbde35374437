"""Write the report of a dialogue as PDF, HTML or Word document."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.briefing_making import judge_out, put, writer
from majlis.acts.dialogue.coordinated import CoordinatedCommand, CoordinatedResult, coordinated
from majlis.acts.dialogue.results import FoundLine, ResultsCommand, results
from majlis.acts.dialogue.show import ShowCommand, show
from majlis.acts.dialogue_lines import DialogueCode, HeadLine, OutcomeLine, QuestionLine, RemarkLine
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.briefing import Document
    from majlis.briefing.heard import Alike, Opinion, Question, Remark


class ReportCommand(Command):
    """Which dialogue, and where its report goes."""

    code: DialogueCode
    out: Path = Field(
        description="File to write: .pdf, .html or .docx. One that is there is replaced.", json_schema_extra=WRITES
    )


class ReportResult(Result):
    """Where the report lies."""

    code: str
    out: str
    participants: int
    phase: str = Field(description="In converge and before, figures will still change.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return where it lies, and whether it will change."""
        lines = [f"Report  {self.out}", f"        {self.code}, {self.participants:,} participants, {self.marking}"]
        lines += ["Votes are still taken: its figures will change."] if self.phase in {"listen", "converge"} else []
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("dialogue.read")
def report(command: ReportCommand, world: World) -> ReportResult:
    """Compose the report from what stands now, and write it.

    Raises
    ------
    NotFoundError
        If there is no such dialogue, or no directory to write to.
    InputError
        If the ending of the file names no form.
    PermissionDeniedError
        If who acts comes over a network and may not take tables away.
    WaitsError
        If it is RED, and no second person has agreed yet that it leaves.
    """
    judge_out(command.out)
    shown = show(ShowCommand(code=command.code), world)
    head = shown.dialogue
    demand_leave(world, Leaving("dialogue report", head.code, head.marking, command.out.suffix))
    document = composed(world, head.code)
    put(command.out, writer(command.out.suffix)(document))
    world.note("dialogue report", head.code, detail={"form": command.out.suffix})
    return ReportResult(
        code=head.code,
        out=str(command.out),
        participants=shown.participants,
        phase=head.phase,
        marking=head.marking,
        synthetic=shown.synthetic,
    )


def page_of(world: World, code: str) -> str:
    """Return the report as a part of a page.

    Raises
    ------
    NotFoundError
        If there is no such dialogue that who acts may see.
    """
    from majlis.briefing.html import body

    return body(composed(world, code))


def composed(world: World, code: str) -> "Document":
    """Return the report of a dialogue as it stands now.

    Raises
    ------
    NotFoundError
        If there is no such dialogue that who acts may see.
    """
    shown, found = show(ShowCommand(code=code), world), results(ResultsCommand(code=code), world)
    head, records = shown.dialogue, world.records
    from majlis.adapters.records import nations
    from majlis.briefing.dialogue import report as compose
    from majlis.briefing.heard import Group, Told

    header = nations.header(records, head.nation)
    told = Told(
        code=head.code,
        nation=header.name,
        title=head.title,
        question=head.question,
        question_ur=head.question_ur,
        phase=head.phase,
        marking=head.marking,
        time_zone=header.time_zone,
        synthetic=shown.synthetic,
        sealed=head.sealed,
        as_of=world.now().replace(microsecond=0),
        participants=found.participants,
        votes=found.votes,
        constituencies=tuple((_named(head, one.name), one.people) for one in found.people),
        ways=tuple((one.name, one.people) for one in shown.ways),
        level=found.level,
        opinions=tuple(_opinion(head, one) for one in found.statements),
        groups=tuple(Group(chr(ord("A") + g.number), g.size, g.agree_on, g.against) for g in found.groups),
        stability=found.stability,
        points=tuple((point.x, point.y, point.group) for point in found.points),
        questions=tuple(map(_question, found.questions)),
        remarks=tuple(map(_remark, found.remarks)),
        outcome=_became(found.outcome),
        alike=_alike(coordinated(CoordinatedCommand(code=code), world)) if found.level != "words" else None,
    )
    return compose(told)


def _named(head: HeadLine, name: str) -> str:
    """Return the constituencies that are told together by their names; empty where none is told apart."""
    names = {one.id: one.name for one in head.constituencies}
    return " + ".join(names.get(one, one) for one in name.split(" + ")) if name else ""


def _became(outcome: OutcomeLine | None) -> str:
    return outcome.line() if outcome else ""


def _opinion(head: HeadLine, one: FoundLine) -> "Opinion":
    from majlis.briefing.heard import Cell, Opinion
    from majlis.dialogue.words import Said

    cells = tuple(Cell(_named(head, cell.name), cell.agree, cell.disagree, cell.passed) for cell in one.cells)
    against = tuple(cell.name for cell in cells if cell.name and cell.disagree > cell.agree)
    words = str(Said(one.agree, one.disagree, one.passed, against))
    return Opinion(
        number=one.number,
        text=one.text,
        text_ur=one.text_ur,
        agree=one.agree,
        disagree=one.disagree,
        passed=one.passed,
        words=words if any(cell.name for cell in cells) else words.partition(";")[0],
        cells=cells,
        against=against,
        outcome=_became(one.outcome),
    )


def _question(one: QuestionLine) -> "Question":
    from majlis.briefing.heard import Question

    room = one.room
    text = one.text or one.text_ur
    if room is None:
        return Question(text, one.unit, one.count, None, None, None)
    return Question(text, one.unit, one.count, room.low, room.middle, room.high)


def _remark(one: RemarkLine) -> "Remark":
    from majlis.briefing.heard import Remark

    return Remark(one.kind, one.statement, one.text or one.text_ur, one.evidence, one.signed)


def _alike(found: CoordinatedResult) -> "Alike":
    from majlis.briefing.heard import Alike, Opinion

    changed = (
        one
        for one in found.statements
        if (one.agree, one.disagree, one.passed) != (one.agree_without, one.disagree_without, one.passed_without)
    )
    without = tuple(
        Opinion(one.number, one.text, one.text_ur, one.agree_without, one.disagree_without, one.passed_without, "")
        for one in changed
    )
    return Alike(found.people, found.people / found.participants if found.participants else 0.0, without)
