"""List decisions of a nation's bodies, newest first."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.decision_lines import DecisionLine, decision_line
from majlis.acts.options import After, Cursor, NationCode, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Which decisions."""

    nation: NationCode
    body: str = Field(default="", max_length=64, description="Only of this body.")
    words: Line = Field(default="", description="Words of the title, or the code.")
    last: int = Field(default=50, ge=1, le=500, description="At most so many.")
    after: After = ""


class ListResult(Result):
    """Decisions that the person may see."""

    decisions: tuple[DecisionLine, ...]
    nation: str
    unsigned: int = Field(description="So many no signed checkpoint covers yet.")
    cursor: Cursor
    synthetic: bool
    marking: str = Field(description="The strictest of those listed.")

    def text(self) -> str:
        """Return a line for each."""
        lines = [one.text() for one in self.decisions] or ["No decision."]
        if self.unsigned:
            lines.append(f"{self.unsigned} not signed yet: majlis register checkpoint {self.nation}")
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
    from majlis.adapters.records.council import decisions

    header = nations.header(records, command.nation)
    wanted = decisions.Wanted(command.body, command.words, command.after, command.last)
    found, cursor = decisions.page(records, command.nation, wanted)
    return ListResult(
        decisions=tuple(map(decision_line, found)),
        nation=command.nation,
        unsigned=decisions.unsigned(records, command.nation),
        cursor=cursor,
        synthetic=header.synthetic,
        marking=str(join_all([one.marking for one in found])),
    )
