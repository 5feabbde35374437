"""Merge two incidents that tell of one event: it counts once, and both histories stay."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import OPTION, Command, Part, Result, act
from majlis.acts.options import IncidentCode
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.incidents.merging import Plan


class MergeCommand(Command):
    """Which incident stays, which one goes into it, and who says that they are one event."""

    code: IncidentCode
    other: str = Field(max_length=40, description="Code of the incident that goes into it.")
    source: GivenLine = Field(
        description="Who says that they are one event: an office, a report.", json_schema_extra=OPTION
    )
    preview: bool = Field(default=False, description="Say what would be done, and do nothing.")


class FilledLine(Part):
    """A field that the incident that stays did not know, and the value that it takes over."""

    field: str
    value: str


class MergeResult(Result):
    """What was merged."""

    code: str
    other: str
    title: str
    other_title: str
    filled: tuple[FilledLine, ...]
    reports: int = Field(description="Reports that go with it.")
    done: bool = Field(description="False where it was a preview.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return what was merged, and how to take it apart."""
        verb = "was merged" if self.done else "would be merged"
        lines = [
            f"{self.other} ({self.other_title}) {verb} into {self.code} ({self.title}) · {self.marking}",
            "  one event, which counts once",
        ]
        lines += [f"  {one.field} is taken over: {one.value}" for one in self.filled]
        if self.reports:
            lines.append(f"  linked reports that go with it: {self.reports:,}")
        lines.append(f"To undo it: majlis incident unmerge {self.other} --source TEXT" if self.done else "Nothing yet.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("incident.write")
def merge(command: MergeCommand, world: World) -> MergeResult:
    """Merge the other incident into the first, or say what that would do.

    Raises
    ------
    NotFoundError
        If there is no such incident.
    InputError
        If they are one, or of two nations.
    ConflictError
        If the one that goes is marked more strictly than the one that stays.
    """
    records = world.records
    from majlis.adapters.records.incidents import merging

    if command.preview:
        return _result(merging.plan(records, command.code, command.other), done=False)
    return _result(merging.merge(records, command.code, command.other, command.source), done=True)


def _result(plan: "Plan", *, done: bool) -> MergeResult:
    return MergeResult(
        code=plan.kept.code,
        other=plan.gone.code,
        title=plan.kept.title,
        other_title=plan.gone.title,
        filled=tuple(FilledLine(field=name, value=str(value)) for name, value in plan.filled.items()),
        reports=plan.reports,
        done=done,
        marking=str(plan.kept.marking),
        synthetic=plan.kept.synthetic,
    )
