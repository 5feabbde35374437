"""Suggest reports that may tell of the same event, with the reasons."""

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.report_lines import ReportCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class AlikeCommand(Command):
    """Which report."""

    code: ReportCode


class AlikeLine(Part):
    """A report that may tell of the same event."""

    code: str
    points: int
    reasons: tuple[str, ...]


class AlikeResult(Result):
    """The suggestions, the likeliest first. A person decides."""

    code: str
    reports: tuple[AlikeLine, ...]
    synthetic: bool

    def text(self) -> str:
        """Return the suggestions."""
        lines = [f"{one.code}: {', '.join(one.reasons)}" for one in self.reports]
        if lines:
            lines.append(f"Look first: majlis report merge {self.code} {self.reports[0].code} --preview")
        return banded("\n".join(lines or ["No report looks alike."]), synthetic=self.synthetic)


@act("report.work")
def alike(command: AlikeCommand, world: World) -> AlikeResult:
    """Return the reports that may tell of the same event.

    Raises
    ------
    NotFoundError
        If there is no such report.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, reading

    one = heads.find(records, command.code)
    found = reading.alike(records, command.code)
    return AlikeResult(
        code=one.code,
        reports=tuple(AlikeLine(code=it.code, points=it.points, reasons=it.reasons) for it in found),
        synthetic=one.synthetic,
    )
