"""Leave it to the worker to count how often attacks come: where there is much evidence it takes a while."""

from datetime import date

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class QueueCommand(Command):
    """Of which nation, as known when."""

    nation: NationCode
    as_of: date | None = Field(
        default=None,
        description="What was known before that day, like 2025-03-01. Default: everything in the evidence.",
    )


class QueueResult(Result):
    """The work that will count."""

    nation: str
    synthetic: bool
    work: str = Field(description="Code of the work in the queue.")

    def text(self) -> str:
        """Return the code, and how to watch it."""
        return banded(f"Queued as {self.work}\nWatch it with: majlis run watch {self.work}", synthetic=self.synthetic)


def key_of(nation: str, as_of: date | None) -> str:
    """Return what stands for the question in the queue."""
    return f"threat {nation} {as_of or 'now'}"


@act("threat.read")
def queue(command: QueueCommand, world: World) -> QueueResult:
    """Put the count in the queue. The worker counts what who asked may see then; the answer is kept for a day.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import versions
    from majlis.adapters.records.runs import errands

    header = nations.header(records, command.nation)
    place = command.nation if versions.versions(records, command.nation) else f"{command.nation}@draft"
    values = {"nation": place, "by": ["sector", "all"], "as_of": str(command.as_of) if command.as_of else None}
    by = "" if world.actor.at_the_machine else world.actor.name
    wanted = errands.Errand("threat rates", values, key_of(command.nation, command.as_of), by=by)
    about = errands.About(command.nation, header.name, header.synthetic, str(header.marking))
    return QueueResult(nation=command.nation, synthetic=header.synthetic, work=errands.send(records, wanted, about))
