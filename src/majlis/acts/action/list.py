"""List actions, the one that is due first first."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.action_lines import ActionLine, demand_reader, line_of, told_line
from majlis.acts.options import After, Cursor, next_page
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Which actions."""

    nation: str = Field(
        default="", max_length=210, description="Only of this nation. Default: of all.", json_schema_extra=ARGUMENT
    )
    body: str = Field(default="", max_length=64, description="Only of this body.")
    decision: str = Field(default="", max_length=40, description="Only those that follow from this decision.")
    mine: bool = Field(default=False, description="Only those that you owe.")
    doer: str = Field(default="", max_length=150, description="Only those that this person owes.")
    state: Literal["", "open", "reported", "done", "dropped", "unfinished"] = Field(
        default="", description="Only those in this state; unfinished: open or reported."
    )
    overdue: bool = Field(default=False, description="Only open ones whose day has passed.")
    words: Line = Field(default="", description="What text or code must hold.")
    after: After = ""
    most: int = Field(default=50, ge=1, le=1000, description="Lines of a page.")


class ListResult(Result):
    """A page of actions."""

    actions: tuple[ActionLine, ...]
    cursor: Cursor
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return the actions, one a line."""
        lines = [told_line(one) for one in self.actions] or ["No action that you may see."]
        return banded("\n".join([*lines, *next_page(self.cursor)]), synthetic=self.synthetic)


@act("nation.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return a page of the actions that the person may see.

    Raises
    ------
    InputError
        If the cursor is none.
    PermissionDeniedError
        If who acts has nothing to do with the Council.
    """
    demand_reader(world)
    records = world.records
    from majlis.adapters.records.council import actions

    wanted = actions.Wanted(
        nation=command.nation,
        body=command.body,
        doer=world.actor.name if command.mine else command.doer,
        decision=command.decision,
        state=command.state,
        overdue=command.overdue,
        after=command.after,
        most=command.most,
        words=command.words,
    )
    found, cursor = actions.page(records, wanted)
    return ListResult(
        actions=tuple(map(line_of, found)),
        cursor=cursor,
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=any(one.synthetic for one in found),
    )
