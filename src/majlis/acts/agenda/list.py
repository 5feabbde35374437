"""List the agenda of a meeting, or the forward plan of a body."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.council_lines import ItemLine, item_line, told_item
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded, join_all


class ListCommand(Command):
    """Of what."""

    body: str = Field(
        default="", max_length=64, description="Code of the body: its forward plan.", json_schema_extra=ARGUMENT
    )
    meeting: str = Field(default="", max_length=40, description="Code of a meeting: its agenda.")
    withdrawn: bool = Field(default=False, description="What was withdrawn from the forward plan, too.")


class ListResult(Result):
    """Items that you may see, in their order."""

    items: tuple[ItemLine, ...]
    marking: str = Field(description="The strictest of what is listed; empty for nothing.")
    synthetic: bool

    def text(self) -> str:
        """Return a line for each."""
        text = "\n".join(map(told_item, self.items))
        return banded(text or "None that you may see. Add one: majlis agenda add BODY", synthetic=self.synthetic)


@act("council.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the items.

    Raises
    ------
    NotFoundError
        If there is no such body or meeting.
    InputError
        If neither, or both, are named.
    """
    if bool(command.body) == bool(command.meeting):
        raise InputError(
            "name a body or a meeting",
            where="argument BODY",
            mend="majlis agenda list council, or majlis agenda list --meeting MTG-2026-0003",
            code="council.which",
        )
    records = world.records
    from majlis.adapters.records.council import agenda

    found = (
        agenda.on_agenda(records, command.meeting)
        if command.meeting
        else agenda.forward(records, command.body, withdrawn=command.withdrawn)
    )
    return ListResult(
        items=tuple(map(item_line, found)),
        marking=str(join_all([one.marking for one in found])) if found else "",
        synthetic=any(one.synthetic for one in found),
    )
