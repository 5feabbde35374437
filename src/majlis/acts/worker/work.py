"""Do the work that waits in the queue, one after the other."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World

_NAMES = {
    "done": "done",
    "found in the vault": "found",
    "failed": "failed",
    "cancelled": "cancelled",
    "lost to another worker": "lost",
    "given back": "given_back",
}


class WorkCommand(Command):
    """How a worker works."""

    once: bool = Field(default=False, description="Stop when the queue is empty.")
    poll: float = Field(
        default=2.0, ge=0.1, le=3600.0, description="Seconds between two looks at an empty queue, 0.1 to 3600."
    )
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )
    lease: float = Field(
        default=60.0,
        ge=1.0,
        le=600.0,
        description="Seconds of silence after which this worker counts as dead and another takes its work, 1 to 600.",
    )


class WorkResult(Result):
    """What became of the work."""

    done: int
    found: int = Field(description="Done by a worker that died before it could say so: found in the vault.")
    failed: int
    cancelled: int
    lost: int = Field(description="Taken over by another worker.")
    given_back: int = Field(description="Put back into the queue.")

    def text(self) -> str:
        """Return the counts that are not zero."""
        counts = {name: getattr(self, field) for name, field in _NAMES.items()}
        return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "Nothing was to be done."


@act("run.work", machine="it works until it is stopped; a service of the machine starts it")
def work(command: WorkCommand, world: World) -> WorkResult:
    """Take the oldest work, do it, take the next. SIGTERM and Ctrl-C give back what is not done.

    Raises
    ------
    UnreachableError
        If the database does not answer, with ``--once``; else the worker waits for it.
    """
    records = world.records
    from majlis.acts.errand import doer
    from majlis.adapters.worker.perform import Bench, this_process
    from majlis.adapters.worker.queue import Habit, serve

    bench = Bench(records, world.vault, world.progress, command.workers, doer(world))
    ends = serve(bench, this_process(command.lease), Habit(command.once, command.poll, world.say))
    return WorkResult(**{field: ends[name] for name, field in _NAMES.items()})
