"""Leave long work on a nation to the worker: a check, a comparison, an import, a publication, an undo."""

import json
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from majlis.acts.act import ARGUMENT, Command, Result, act, demand_permission
from majlis.acts.index import ACTS
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.runs.errands import About

_LONGEST = 10_000


class QueueCommand(Command):
    """What to leave to the worker."""

    nation: str = Field(min_length=1, max_length=210, description="Name of the nation in the records, or of a new one.")
    what: Literal["check", "compare", "import", "publish", "show", "undo"] = Field(
        json_schema_extra=ARGUMENT,
        description="Which act: check, compare, import, publish, undo; or show: makes a version ready for the map.",
    )
    values: str = Field(
        default="{}", max_length=_LONGEST, description="What else the act is told, as JSON, by the names of its fields."
    )
    key: str = Field(
        default="",
        max_length=120,
        description="Stands for what is asked. While work with the same key waits or runs, no second one is queued.",
    )
    desk: str = Field(default="", max_length=60, description="Folder of the file that was sent; pages give it.")
    back: str = Field(default="", max_length=300, description="Page that shows the answer; pages give it.")


class QueueResult(Result):
    """The work that will do it."""

    nation: str
    synthetic: bool
    work: str = Field(description="Code of the work in the queue.")

    def text(self) -> str:
        """Return the code, and how to watch it."""
        return banded(f"Queued as {self.work}\nWatch it with: majlis run watch {self.work}", synthetic=self.synthetic)


@act("nation.read")
def queue(command: QueueCommand, world: World) -> QueueResult:
    """Put the act in the queue. The worker does it in the name of who asked, with the rights that the person has then.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the values fit no command of the act.
    PermissionDeniedError
        If who asks may not do the act itself.
    """
    name = f"nation {command.what}"
    inner = next(entry for entry in ACTS if entry.name == name).load()
    demand_permission(world, inner.permission, f"the worker will do `{name}`")
    values = _values(command)
    if command.what in {"check", "publish", "show", "undo"}:
        values = {"nation": command.nation, **values}
    judged = {"nation": values["nation"]} if command.what == "check" else values
    try:
        inner.command.model_validate(judged)
    except ValidationError as error:
        raise _refused(f"{name} does not take these values: {error.error_count()} wrong") from None
    records = world.records
    from majlis.adapters.records.runs import errands

    by = "" if world.actor.at_the_machine else world.actor.name
    wanted = errands.Errand(name, values, command.key, command.desk, command.back, by)
    about = _about(command, world)
    return QueueResult(nation=command.nation, synthetic=about.synthetic, work=errands.send(records, wanted, about))


def _values(command: QueueCommand) -> dict[str, Any]:
    try:
        found = json.loads(command.values)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise _refused("the values are no JSON object")
    return found


def _refused(what: str) -> InputError:
    return InputError(
        what,
        where="option --values",
        mend='write them as {"note": "why"}, by the names of its fields',
        code="queue.values",
    )


def _about(command: QueueCommand, world: World) -> "About":
    """Return how the queue tells of the nation; of one that is to be made by an import, no more than its name."""
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.runs.errands import About

    if command.what == "import" and not nations.exists(records, command.nation):
        seen = world.actor.reader
        marking = "TLP:AMBER" if seen.everything else str(seen.clearance)
        return About(command.nation, command.nation, synthetic=False, marking=marking)
    header = nations.header(records, command.nation)
    return About(command.nation, header.name, header.synthetic, str(header.marking))
