"""Cancel work that is queued or running."""

from majlis.acts.act import Command, Result, act
from majlis.acts.options import WorkCode
from majlis.acts.work_line import WorkLine, records_of_work, work_line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class CancelCommand(Command):
    """Which work to cancel."""

    code: WorkCode


class CancelResult(Result):
    """The work after that."""

    synthetic: bool
    work: WorkLine

    def text(self) -> str:
        """Return whether it has stopped already."""
        if self.work.state == "cancelled":
            lines = [f"{self.work.code} is cancelled.", f"Try it again with: majlis run retry {self.work.code}"]
        else:
            lines = [f"{self.work.code} is asked to stop; it does at its next report of progress."]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("run.write")
def cancel(command: CancelCommand, world: World) -> CancelResult:
    """Cancel queued work at once; ask running work to stop. It can be tried again.

    Raises
    ------
    NotFoundError, InputError
        If there is no such work, or several fit.
    ConflictError
        If it has ended already.
    """
    records = records_of_work(world)
    from majlis.adapters.records import runs

    found = runs.cancel(records, command.code)
    return CancelResult(synthetic=found.order.synthetic, work=work_line(found, world.now()))
