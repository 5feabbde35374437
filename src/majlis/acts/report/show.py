"""Show a report: what it says, its clocks, who is shown it and why, and what was said of it."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.report_lines import (
    ClockLine,
    HeadLine,
    ReportCode,
    clock_lines,
    clock_text,
    head_line,
    stamp,
    told_line,
)
from majlis.acts.world import World
from majlis.evidence.reporting.enclosures import megabytes
from majlis.evidence.reporting.sections import sections
from majlis.kernel.marking import banded


class ShowCommand(Command):
    """Which report."""

    code: ReportCode


class SectionLine(Part):
    """A section that the person may see."""

    section: str
    name: str
    text: str
    marking: str
    filing: int
    at: str
    by: str


class MessageLine(Part):
    """What was said."""

    kind: str = Field(description="question, answer, addition, feedback or note.")
    text: str
    of: str
    at: str
    by: str


class ReaderLine(Part):
    """An organisation that is shown the report, or was."""

    organisation: str
    name: str
    parts: tuple[str, ...]
    reason: str
    rules: str
    by: str
    since: str
    until: str


class FilingLine(Part):
    """One sending."""

    number: int
    stage: str
    facts: dict[str, str]
    way: str
    at: str
    by: str


class FileLine(Part):
    """A file that was sent with the report and that the person may get."""

    number: int
    name: str = Field(description="As its sender called it.")
    section: str
    size: int = Field(description="Bytes.")
    sha256: str
    marking: str
    way: str
    at: str
    by: str
    removed: str = Field(description="When it was taken out; empty where it was not.")


class ShowResult(Result):
    """A report as far as the person may see it."""

    report: HeadLine
    facts: dict[str, str] = Field(description="What is known; what is not known is not there.")
    clocks: tuple[ClockLine, ...]
    sections: tuple[SectionLine, ...]
    files: tuple[FileLine, ...]
    thread: tuple[MessageLine, ...]
    readers: tuple[ReaderLine, ...]
    filings: tuple[FilingLine, ...]
    merged: tuple[str, ...] = Field(description="Reports that were merged into this one.")
    works: bool = Field(description="Whether an authority of yours works with it.")
    synthetic: bool

    def text(self) -> str:
        """Return the report as a person reads it."""
        lines = [told_line(self.report), *(f"  {name}: {value}" for name, value in self.facts.items())]
        lines += [
            f"  {one.stage}: {one.state}" + (f", due {clock_text(one.due)}" if one.due else "") for one in self.clocks
        ]
        for section in self.sections:
            lines += [f"{section.name} · {section.marking}", f"  {section.text}"]
        for one in self.files:
            gone = f", taken out {clock_text(one.removed)}" if one.removed else ""
            lines.append(
                f"File {one.number} · {one.name} · {megabytes(one.size)} · {one.section} · {one.marking}{gone}"
            )
        for said in self.thread:
            lines.append(f"{clock_text(said.at)} {said.kind} of {said.of or 'the operator'}: {said.text}")
        lines.append("Shown to:")
        lines += [
            f"  {one.name}: {one.reason}" + (f" (until {clock_text(one.until)})" if one.until else "")
            for one in self.readers
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Return the report as far as the person may see it.

    Raises
    ------
    NotFoundError
        If there is no such report, or the person may not see it.
    """
    records = world.records
    from majlis.adapters.records.reports import enclosing, heads, reading, routing

    one = heads.find(records, command.code)
    return ShowResult(
        report=head_line(one),
        facts={name: str(value) for name, value in one.facts.document().items()},
        clocks=clock_lines(one),
        sections=tuple(
            SectionLine(
                section=it.part,
                name=sections()[it.part].name,
                text=it.text,
                marking=str(it.marking),
                filing=it.number,
                at=stamp(it.at, one.zone),
                by=it.by,
            )
            for it in reading.written(records, command.code)
        ),
        files=tuple(
            FileLine(
                number=it.number,
                name=it.name,
                section=it.part,
                size=it.size,
                sha256=it.sha256,
                marking=str(it.marking),
                way=it.way,
                at=stamp(it.at, one.zone),
                by=it.by,
                removed=stamp(it.removed, one.zone),
            )
            for it in enclosing.files(records, command.code)
        ),
        thread=tuple(
            MessageLine(kind=it.kind, text=it.text, of=it.of, at=stamp(it.at, one.zone), by=it.by)
            for it in reading.thread(records, command.code)
        ),
        readers=tuple(
            ReaderLine(
                organisation=it.organisation,
                name=it.name,
                parts=it.parts,
                reason=it.reason,
                rules=it.rules,
                by=it.by,
                since=it.since,
                until=it.until,
            )
            for it in routing.shown(records, command.code)
        ),
        filings=tuple(
            FilingLine(
                number=it.number,
                stage=it.stage,
                facts={name: str(value) for name, value in it.facts.items()},
                way=it.way,
                at=stamp(it.at, one.zone),
                by=it.by,
            )
            for it in reading.filings(records, command.code)
        ),
        merged=tuple(it.code for it in reading.merged(records, command.code)),
        works=reading.may_work(records, command.code),
        synthetic=one.synthetic,
    )
