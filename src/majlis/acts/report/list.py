"""List reports, newest first."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.options import After, Cursor, next_page
from majlis.acts.report_lines import HeadLine, head_line, told_line
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Which reports."""

    nation: str = Field(
        default="", max_length=210, description="Only of this nation. Default: of all.", json_schema_extra=ARGUMENT
    )
    operator: Line = Field(default="", description="Only of this organisation.")
    sector: Line = Field(default="", description="Only of this sector.")
    kind: Line = Field(default="", description="Only of this kind.")
    state: Literal["", "open", "closed"] = Field(default="", description="Only open ones, or only closed ones.")
    words: Line = Field(default="", description="What title or operator must hold, or a number.")
    after: After = ""
    most: int = Field(default=50, ge=1, le=1000, description="Lines of a page.")


class ListResult(Result):
    """A page of reports."""

    reports: tuple[HeadLine, ...]
    cursor: Cursor
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return the reports, one a line."""
        lines = [told_line(one) for one in self.reports] or ["No report that you may see."]
        return banded("\n".join([*lines, *next_page(self.cursor)]), synthetic=self.synthetic)


@act("report.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of the reports that the person may see.

    Raises
    ------
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records.reports import heads

    found, cursor = heads.page(records, heads.Wanted(**command.model_dump()))
    return ListResult(
        reports=tuple(map(head_line, found)),
        cursor=cursor,
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=any(one.synthetic for one in found),
    )
