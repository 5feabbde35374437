"""How acts tell of a piece of long work: one shape for the list, for one work, and for the worker's answers."""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Part
from majlis.acts.fault_line import FaultLine
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError
from majlis.kernel.times import format_instant

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.runs.work import Work


class WorkLine(Part):
    """A piece of long work."""

    code: str
    act: str
    state: str = Field(description="queued, running, done, failed or cancelled.")
    told: str = Field(description="Where it stands, in words.")
    nation: str
    nation_id: str
    nation_sha256: str
    synthetic: bool
    marking: str
    seed: int
    requested_by: str
    queued_at: str = Field(description="Instant, UTC.")
    started_at: str = Field(description="Instant, UTC; empty where no worker began it.")
    ended_at: str = Field(description="Instant, UTC; empty where it has not ended.")
    attempts: int = Field(description="How often a worker began it.")
    worker: str = Field(description="Who has or had it: host and process.")
    done: int = Field(description="How much is done, of the total.")
    total: int
    seconds_left: float | None = Field(description="Estimate at the pace so far, seconds.")
    run: str = Field(description="Id of the run in the vault; empty until it is done.")
    sha256: str = Field(description="Hash of the result; empty until it is done.")
    fault: FaultLine | None = Field(description="Why it failed.")

    def lines(self) -> list[str]:
        """Return all about it, one fact a line."""
        when = f"asked for {_seconds(self.queued_at)} by {self.requested_by}"
        facts = [f"Work    {self.code}, {self.told}", f"        {self.act} of {self.nation}, {when}"]
        if self.started_at:
            facts.append(f"        attempt {self.attempts} by {self.worker}, begun {_seconds(self.started_at)}")
        if self.ended_at:
            facts.append(f"        ended {_seconds(self.ended_at)}")
        if self.fault is not None:
            parts = {"where": self.fault.where, "why": self.fault.why, "mend": self.fault.mend}
            facts += [f"  {name + ':':6} {text}" for name, text in parts.items() if text]
        return facts


def records_of_work(world: World) -> "Records":
    """Open the records to look for a work; where there are none, none are made.

    Raises
    ------
    NotFoundError
        If there are no records: nothing was ever queued.
    """
    if not world.has_records:
        raise NotFoundError(
            "nothing was ever queued here",
            where=str(world.home),
            mend="majlis risk assess NATION --queue adds to the queue; majlis run list shows the runs in the vault",
            code="runs.no-records",
        )
    return world.records


def work_line(work: "Work", now: datetime) -> WorkLine:
    """Return a work as acts tell of it.

    Parameters
    ----------
    work : Work
    now : datetime
        Instant to which the time left is reckoned.
    """
    left = work.measure.left(now) if work.state == "running" else None
    return WorkLine(
        code=work.code,
        act=work.order.act,
        state=work.state.value,
        told=work.told(now),
        nation=work.order.nation_name,
        nation_id=work.order.nation,
        nation_sha256=work.order.inputs.get("nation", ""),
        synthetic=work.order.synthetic,
        marking=work.order.marking,
        seed=work.order.seed,
        requested_by=work.requested_by,
        queued_at=format_instant(work.queued_at),
        started_at=_instant(work.started_at),
        ended_at=_instant(work.ended_at),
        attempts=work.attempts,
        worker=work.worker,
        done=work.measure.done,
        total=work.measure.total,
        seconds_left=None if left is None else left.total_seconds(),
        run=work.vault_run,
        sha256=work.result_sha256,
        fault=FaultLine.of(work.fault) if work.fault else None,
    )


def _seconds(instant: str) -> str:
    """Return an instant as text to the second."""
    return f"{instant[:19]}Z"


def _instant(instant: datetime | None) -> str:
    return "" if instant is None else format_instant(instant)
