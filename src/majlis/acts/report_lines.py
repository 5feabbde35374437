"""What the acts about reports share: the fields in which an event is told, and a report as a line."""

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from majlis.acts.act import Command, Part, Result
from majlis.acts.texts import Line, Text
from majlis.evidence.reporting.clocks import moment_in
from majlis.evidence.reporting.stages import Facts, Stage
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.reports.heads import Head
    from majlis.adapters.records.reports.writing import Telling

ReportCode = Annotated[str, Field(max_length=40, description="Number of the report, like REP-2026-0001.")]
FileNumber = Annotated[int, Field(ge=1, le=1_000_000, description="Number of the file; majlis report show lists them.")]
StageName = Literal["early-warning", "notification", "intermediate", "progress", "final"]
TEXTS = {
    "what": "what",
    "impact": "impact",
    "technical": "technical",
    "contact": "contact",
    "measures": "measures",
    "borders": "cross-border",
}
"""Field of a command to the section that it fills."""


class Told(Command):
    """What is told of an event. Nothing has to be known."""

    title: Line = Field(default="", description="What happened, in one line. Name no person.")
    aware: Line = Field(
        default="",
        description="When the operator became aware, like 2026-03-01T14:30 on the nation's clock. Default: now.",
    )
    happened: date | None = Field(default=None, description="Day on which it happened. Default: unknown.")
    kind: Line = Field(default="", description="Kind of incident, like ransomware. Default: unknown.")
    sector: Line = Field(default="", description="Sector that was hit, like health. Default: unknown.")
    area: Line = Field(default="", description="Where. Default: unknown.")
    people: int | None = Field(
        default=None, ge=0, le=10_000_000_000, description="People affected, roughly. Default: unknown, not zero."
    )
    hours: float | None = Field(
        default=None, ge=0, le=100_000, allow_inf_nan=False, description="Hours without service. Default: unknown."
    )
    cross_border: Literal["", "yes", "no"] = Field(
        default="", description="Whether other countries feel it. Default: unknown."
    )
    handled: date | None = Field(
        default=None, description="Day on which its handling ended. Default: unknown, or it goes on."
    )
    what: Text = Field(default="", description="What happened, in a few sentences.")
    impact: Text = Field(default="", description="What does not work, where, for how many.")
    technical: Text = Field(default="", description="Addresses, hashes, messages. For the CERT.")
    contact: Text = Field(default="", description="Name and telephone of who can be reached now.")
    measures: Text = Field(default="", description="What was done, and what is next.")
    borders: Text = Field(default="", description="Which other countries feel it.")

    def telling(self, stage: str, zone: tzinfo, marks: tuple[str, tuple[str, ...]] = ("", ())) -> "Telling":
        """Return what is told as the records take it.

        Parameters
        ----------
        stage : str
        zone : tzinfo
            Of the nation: hours are told on its clock.
        marks : tuple
            Marking of the report, and ``SECTION=MARKING`` for sections that are marked otherwise.
        """
        from majlis.adapters.records.reports.writing import Telling

        return Telling(
            stage=Stage(stage),
            facts=Facts(
                self.title,
                self.happened,
                self.kind,
                self.sector,
                self.area,
                self.people,
                self.hours,
                self.cross_border,
                self.handled,
            ),
            texts={part: getattr(self, name) for name, part in TEXTS.items() if getattr(self, name)},
            aware=moment_in(self.aware, zone, where="option --aware") if self.aware else None,
            marking=Marking.parse(marks[0], where="option --marking") if marks[0] else None,
            markings=dict(map(_mark, marks[1])),
        )

    @property
    def says_nothing(self) -> bool:
        """Whether no field is filled in."""
        return not any(value not in ("", None) for name in Told.model_fields for value in [getattr(self, name)])


def _mark(text: str) -> tuple[str, Marking]:
    part, found, marking = text.partition("=")
    if not found:
        raise InputError(
            f"{text[:60]!r} says no section and marking",
            where="option --section-marking",
            mend="write SECTION=MARKING, like technical=TLP:AMBER",
            code="report.section-marking",
        )
    return part.strip(), Marking.parse(marking, where="option --section-marking")


class ClockLine(Part):
    """The clock of one stage: when it is due and was sent, as instants; empty where not."""

    stage: str
    due: str
    sent: str
    state: str = Field(description="sent, sent late, due, soon, overdue or not yet.")
    after: str = Field(
        default="", description="What its term runs from, where that has not come yet: notification or handling."
    )


class HeadLine(Part):
    """A report as a line."""

    code: str
    nation: str
    operator: str = Field(description="Code of the operator's organisation; empty where it is attached to none.")
    name: str = Field(description="The operator as people know it.")
    title: str
    sector: str
    kind: str
    stage: str
    state: str = Field(description="open, waiting, closed or merged.")
    way: str
    aware: str
    created: str
    next: ClockLine | None = Field(description="What falls due next.")
    silent: str = Field(description="Since when the operator has said nothing; empty where nothing is awaited.")
    incident: str
    merged_into: str
    marking: str


class StateResult(Result):
    """How a report stands now."""

    report: HeadLine
    said: str = Field(description="What was done.")
    synthetic: bool

    def text(self) -> str:
        """Return what was done, and how the report stands."""
        return banded(f"{self.said}\n{told_line(self.report)}", synthetic=self.synthetic)


def told_line(one: HeadLine) -> str:
    """Return a report as one line that a person reads."""
    due = f"{one.next.stage} {one.next.state}, {clock_text(one.next.due)}" if one.next else "nothing due"
    silent = f" · silent since {clock_text(one.silent)}" if one.silent else ""
    name = one.name or "operator unknown"
    return f"{one.code} · {name} · {one.title or 'untitled'} · {one.state} · {due}{silent} · {one.marking}"


def head_line(one: "Head") -> HeadLine:
    """Return a report as a line."""
    return HeadLine(
        code=one.code,
        nation=one.nation,
        operator=one.owner if one.attached else "",
        name=one.named,
        title=one.facts.title,
        sector=one.facts.sector,
        kind=one.facts.kind,
        stage=one.stage,
        state=one.state,
        way=one.way,
        aware=stamp(one.aware, one.zone),
        created=stamp(one.created, one.zone),
        next=next((line for line in clock_lines(one) if one.next and line.stage == one.next.stage), None),
        silent=stamp(one.silent, one.zone),
        incident=one.incident,
        merged_into=one.merged_into,
        marking=str(one.marking),
    )


def clock_lines(one: "Head") -> tuple[ClockLine, ...]:
    """Return the clocks of a report."""
    return tuple(
        ClockLine(
            stage=clock.stage.value,
            due=stamp(clock.due, one.zone),
            sent=stamp(clock.sent, one.zone),
            state=clock.state,
            after=clock.after,
        )
        for clock in one.clocks
    )


def stamp(moment: datetime | None, zone: tzinfo) -> str:
    """Return an instant on the clock of a zone, with its offset; empty for none."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""


def clock_text(text: str) -> str:
    """Return an instant as a person reads it."""
    return text[:16].replace("T", " ")


def state_now(records: "Records", code: str, said: str) -> StateResult:
    """Return how a report stands now."""
    from majlis.adapters.records.reports import heads

    one = heads.find(records, code)
    return StateResult(report=head_line(one), said=said, synthetic=one.synthetic)
