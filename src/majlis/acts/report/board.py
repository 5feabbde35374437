"""Show each operator's reports: open, late, overdue, silent."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.report_lines import clock_text, stamp
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class BoardCommand(Command):
    """Which nation, and which sector."""

    nation: NationCode
    sector: Line = Field(default="", description="Only operators of this sector.")


class OperatorLine(Part):
    """An operator on the board."""

    operator: str = Field(description="Code; empty where its reports are attached to nobody yet.")
    name: str
    sectors: tuple[str, ...]
    reports: int
    open: int
    late: int = Field(description="Stages that were sent after they were due.")
    overdue: tuple[str, ...] = Field(description="Reports of which a stage is due and was not sent.")
    next_report: str
    next_stage: str
    next_due: str
    silent: str = Field(description="Since when nothing was heard of an open report.")
    waiting: int = Field(description="Questions without an answer.")
    unanswered: int = Field(description="Reports of which no authority has said a word.")


class BoardResult(Result):
    """The operators, the worst first."""

    nation: str
    operators: tuple[OperatorLine, ...]
    marking: str = Field(description="The strictest of the reports; empty where there is none.")
    synthetic: bool

    def text(self) -> str:
        """Return the operators, one a line."""
        lines = []
        for one in self.operators:
            parts = [one.name or "operator unknown", f"{one.open} open of {one.reports}", f"{one.late} late"]
            parts += [f"OVERDUE {', '.join(one.overdue)}"] if one.overdue else []
            parts += [f"silent since {clock_text(one.silent)}"] if one.silent else []
            parts += [f"next {one.next_stage} {clock_text(one.next_due)}"] if one.next_due else []
            lines.append(" · ".join(parts))
        return banded("\n".join(lines or ["No report that you may see."]), synthetic=self.synthetic)


@act("report.read")
def board(command: BoardCommand, world: World) -> BoardResult:
    """Return the operators of whose reports the person may see any.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import board as room
    from majlis.adapters.records.reports import heads

    header = nations.header(records, command.nation)
    zone = heads.zone_named(header.time_zone)
    lines = []
    found = room.board(records, command.nation, command.sector)
    for one in found:
        report, clock = one.next or ("", None)
        lines.append(
            OperatorLine(
                operator=one.operator,
                name=one.name,
                sectors=one.sectors,
                reports=one.reports,
                open=one.open,
                late=one.late,
                overdue=tuple(sorted({code for code, _ in one.overdue})),
                next_report=report,
                next_stage=clock.stage.value if clock else "",
                next_due=stamp(clock.due, zone) if clock else "",
                silent=stamp(one.silent, zone),
                waiting=one.waiting,
                unanswered=one.unanswered,
            )
        )
    return BoardResult(
        nation=command.nation,
        operators=tuple(lines),
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=header.synthetic,
    )
