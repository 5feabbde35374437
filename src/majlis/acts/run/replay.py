"""Compute a run again and compare the hashes."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.work_line import records_of_work
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.vault import Run


class ReplayCommand(Command):
    """Which run to compute again."""

    run: str = Field(description="Id of the run, or a beginning or end of it that only one run has.")
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    queue: bool = Field(default=False, description="Leave it to a worker, and say the code of its work.")


class ReplayResult(Result):
    """Whether the run came out the same; or, with ``--queue``, the code of the work that will tell."""

    id: str
    synthetic: bool
    equal: bool | None = Field(description="None where it is queued.")
    before: str = Field(description="Hash of the stored result.")
    after: str = Field(description="Hash of the result computed now; empty where it is queued.")
    differs: tuple[str, ...] = Field(description="Parts of the result that differ.")
    work: str = Field(default="", description="Code of the work in the queue.")

    @property
    def exit_code(self) -> int:
        """1 where the hashes differ."""
        return 1 if self.equal is False else 0

    def text(self) -> str:
        """Return the verdict with both hashes."""
        if self.equal is None:
            return banded(
                f"Queued as {self.work}\nWatch it with: majlis run watch {self.work}", synthetic=self.synthetic
            )
        lines = [f"stored    {self.before}", f"computed  {self.after}"]
        verdict = "the same." if self.equal else f"DIFFERENT in: {', '.join(self.differs)}"
        return banded("\n".join([f"Run {self.id} came out {verdict}", *lines]), synthetic=self.synthetic)


@act("run.read")
def replay(command: ReplayCommand, world: World) -> ReplayResult:
    """Compute a run again from what the vault keeps; the dossier may have changed or gone.

    Raises
    ------
    NotFoundError
        If there is no such run; with ``--queue`` also if no work of the records made it.
    """
    run = world.vault.read_run(command.run)
    if command.queue:
        return _queued(run, world)
    from majlis.adapters.worker.checks import replayed
    from majlis.risk.simulate import Size

    asked = run.command
    with world.progress("simulating years", asked["draws"] * asked["years"]) as advance:
        size = Size(asked["seed"], asked["draws"], asked["years"], workers=command.workers, advance=advance)
        found = replayed(world.vault, run, size)
    return ReplayResult(
        id=run.id,
        synthetic=found.synthetic,
        equal=found.after == run.result_sha256,
        before=run.result_sha256,
        after=found.after,
        differs=found.differs,
    )


def _queued(run: "Run", world: World) -> ReplayResult:
    records = records_of_work(world)
    from majlis.adapters.records import runs
    from majlis.adapters.worker.checks import REPLAY, order_again

    made = runs.find(records, run.id)
    code = runs.queue(records, order_again(REPLAY, made))
    return ReplayResult(
        id=run.id,
        synthetic=made.order.synthetic,
        equal=None,
        before=run.result_sha256,
        after="",
        differs=(),
        work=code,
    )
