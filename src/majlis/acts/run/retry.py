"""Queue failed or cancelled work again, made from the same."""

from majlis.acts.act import Command, Result, act
from majlis.acts.options import WorkCode
from majlis.acts.work_line import WorkLine, records_of_work, work_line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class RetryCommand(Command):
    """Which work to try again."""

    code: WorkCode


class RetryResult(Result):
    """The work in the queue."""

    synthetic: bool
    work: WorkLine

    def text(self) -> str:
        """Return that it waits."""
        lines = [f"{self.work.code} is queued again, made from the same nation, evidence, parameters and seed."]
        lines.append(f"Watch it with: majlis run watch {self.work.code}")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("run.write")
def retry(command: RetryCommand, world: World) -> RetryResult:
    """Queue work again under its own code: the same command, the same pins.

    Raises
    ------
    NotFoundError, InputError
        If there is no such work, or several fit.
    ConflictError
        If it has neither failed nor been cancelled.
    """
    records = records_of_work(world)
    from majlis.adapters.records import runs

    found = runs.retry(records, command.code)
    return RetryResult(synthetic=found.order.synthetic, work=work_line(found, world.now()))
