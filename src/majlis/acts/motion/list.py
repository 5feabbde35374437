"""List motions of a nation's bodies, newest first."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.motion_lines import MotionLine, line_of
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Which motions."""

    nation: NationCode
    body: str = Field(default="", max_length=64, description="Only of this body.")
    item: str = Field(default="", max_length=40, description="Only on this item.")
    state: Literal["", "draft", "put", "decided", "returned", "withdrawn"] = Field(
        default="", description="Only those that stand so."
    )
    last: int = Field(default=50, ge=1, le=500, description="At most so many.")
    after: After = ""


class ListResult(Result):
    """Motions that the person may see."""

    motions: tuple[MotionLine, ...]
    nation: str
    cursor: Cursor
    synthetic: bool
    marking: str = Field(description="The strictest of those listed.")

    def text(self) -> str:
        """Return a line for each."""
        lines = [one.text() for one in self.motions] or ["No motion."]
        return banded("\n".join([*lines, *next_page(self.cursor)]), synthetic=self.synthetic)


@act("council.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """List them.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the cursor is none.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.council import motions

    header = nations.header(records, command.nation)
    wanted = motions.Wanted(command.body, command.item, command.state, command.after, command.last)
    found, cursor = motions.page(records, command.nation, wanted)
    return ListResult(
        motions=tuple(map(line_of, found)),
        nation=command.nation,
        cursor=cursor,
        synthetic=header.synthetic,
        marking=str(join_all([one.marking for one in found])),
    )
