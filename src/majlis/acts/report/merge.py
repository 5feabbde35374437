"""Merge two reports of one event: one gives way, both are kept."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.report_lines import ReportCode
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class MergeCommand(Command):
    """Which report gives way, and which one stays."""

    code: ReportCode
    into: str = Field(max_length=40, description="Number of the report that stays.")
    preview: bool = Field(default=False, description="Show what differs, and change nothing.")


class Difference(Part):
    """What the two say differently; empty where unknown."""

    fact: str
    gives_way: str
    stays: str


class MergeResult(Result):
    """What differs, and whether they are merged."""

    code: str
    into: str
    merged: bool
    differences: tuple[Difference, ...]
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return what differs, and what was done."""
        lines = [
            f"{one.fact}: {one.gives_way or 'unknown'} | {one.stays or 'unknown'}" for one in self.differences
        ] or ["Both say the same."]
        done = f"{self.code} is merged into {self.into}. Back: majlis report unmerge {self.code}"
        lines.append(done if self.merged else "Nothing was changed.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("report.work")
def merge(command: MergeCommand, world: World) -> MergeResult:
    """Merge the reports, or show what differs.

    Raises
    ------
    NotFoundError
        If there is no such report.
    ConflictError
        If one is merged or closed, or they are of two operators or nations.
    PermissionDeniedError
        If one of them is not the person's to work with.
    """
    records = world.records
    from majlis.adapters.records.reports import heads, joining

    both = [heads.find(records, code) for code in (command.code, command.into)]
    found = joining.merge(records, command.code, command.into, preview=command.preview)
    return MergeResult(
        code=command.code,
        into=command.into,
        merged=not command.preview,
        differences=tuple(
            Difference(fact=name, gives_way=str(one), stays=str(other)) for name, (one, other) in found.items()
        ),
        marking=str(join_all([one.marking for one in both])),
        synthetic=any(one.synthetic for one in both),
    )
