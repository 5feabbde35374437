"""Watch work until it ends."""

import time
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import WorkCode
from majlis.acts.work_line import WorkLine, records_of_work, work_line
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.runs.work import Work

EXIT_CODES = {"done": 0, "failed": 1, "cancelled": 3, "queued": 4, "running": 4}
"""By the state in which the work was left; 2 is wrong input, as everywhere."""
_LOOK_SECONDS = 0.5
_REMOTE_SECONDS = 20.0
"""Nobody holds the line for longer over a network: who wants to know more asks again."""


class WatchCommand(Command):
    """Which work to watch, and for how long."""

    code: WorkCode
    seconds: float = Field(
        default=0.0, ge=0.0, description="Stop watching after so many seconds, whatever the state; 0: watch to the end."
    )


class WatchResult(Result):
    """The work when it ended, or when the watching did."""

    synthetic: bool
    work: WorkLine

    @property
    def exit_code(self) -> int:
        """0 done, 1 failed, 3 cancelled, 4 still going."""
        return EXIT_CODES[self.work.state]

    def text(self) -> str:
        """Return all about the work."""
        return banded("\n".join(self.work.lines()), synthetic=self.synthetic)


@act("run.read")
def watch(command: WatchCommand, world: World) -> WatchResult:
    """Show the progress of work until it ends.

    Raises
    ------
    NotFoundError, InputError
        If there is no such work, or several fit.
    """
    records = records_of_work(world)
    from majlis.adapters.records import runs

    work = runs.find(records, command.code)
    longest = min(command.seconds or _REMOTE_SECONDS, _REMOTE_SECONDS) if world.actor.remote else command.seconds
    until = time.monotonic() + longest if longest else float("inf")
    said = ""
    while not work.state.ended and time.monotonic() < until:
        if work.state == "running" and work.measure.total:
            work = _shown(records, world, work, until)
            continue
        place = f", {runs.before(records, work)} before it" if work.state == "queued" else ""
        if (line := f"{work.code}: {work.state}{place}") != said:
            world.say(line)
            said = line
        time.sleep(_LOOK_SECONDS)
        work = runs.find(records, work.code)
    return WatchResult(synthetic=work.order.synthetic, work=work_line(work, world.now()))


def _shown(records: "Records", world: World, work: "Work", until: float) -> "Work":
    """Show the progress of one attempt until it is over, and return the work as it is then."""
    from majlis.adapters.records import runs

    label, attempt, total = work.measure.label, work.attempts, work.measure.total
    with world.progress(label, total) as advance:
        while (
            work.state == "running"
            and (work.measure.label, work.attempts) == (label, attempt)
            and time.monotonic() < until
        ):
            advance(work.measure.done)
            time.sleep(_LOOK_SECONDS)
            work = runs.find(records, work.code)
    return work
