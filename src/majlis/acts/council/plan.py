"""Show the forward plan: meetings ahead, and items that have none yet, what is wanted first first."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.council_lines import ItemLine, MeetingLine, item_line, meeting_line
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded, join_all


class PlanCommand(Command):
    """Of which nation, and perhaps of which body."""

    nation: NationCode
    body: str = Field(default="", max_length=64, description="Only of this body.")


class PlanResult(Result):
    """The forward plan."""

    nation: str
    meetings: tuple[MeetingLine, ...] = Field(description="Ahead, the next one first.")
    items: tuple[ItemLine, ...] = Field(description="Without a meeting, what is wanted first first.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return meetings and items, one a line."""
        lines = [
            f"{one.code} · {one.begins[:16].replace('T', ' ')} · {one.title} · {one.state}" for one in self.meetings
        ]
        lines += [
            f"{one.code} · {one.due or 'no day'} · {one.kind} · {one.title} · {one.marking}" for one in self.items
        ]
        return banded("\n".join(lines or ["Nothing is planned."]), synthetic=self.synthetic)


@act("council.read")
def plan(command: PlanCommand, world: World) -> PlanResult:
    """Return the plan as far as the person may see it.

    Raises
    ------
    NotFoundError
        If there is no such nation or body.
    """
    records = world.records
    from majlis.adapters.records.council import bodies, meetings
    from majlis.adapters.records.council.gatherings import AHEAD
    from majlis.adapters.records.council.items import forward

    found = [one for one in bodies.listed(records, command.nation) if command.body in {"", one.code}]
    if command.body and not found:
        bodies.body_row(records, command.body)  # says that there is none
    ahead = [one for body in found for one in meetings.listed(records, body=body.code, states=AHEAD)]
    items = [one for body in found for one in forward(records, body.code)]
    markings = [*(one.marking for one in ahead), *(one.marking for one in items)]
    return PlanResult(
        nation=command.nation,
        meetings=tuple(meeting_line(one) for one in sorted(ahead, key=lambda one: one.begins)),
        items=tuple(
            item_line(one) for one in sorted(items, key=lambda one: (one.due is None, str(one.due or ""), one.code))
        ),
        marking=str(join_all(markings)) if markings else "",
        synthetic=any(one.synthetic for one in found),
    )
