"""Give a view of yours another name."""

from pydantic import Field

from majlis.acts.act import act
from majlis.acts.texts import Line
from majlis.acts.view.drop import DropCommand
from majlis.acts.view.save import ViewResult, line_of
from majlis.acts.world import World


class RenameCommand(DropCommand):
    """Which view, and its other name."""

    new: Line = Field(min_length=1, max_length=80, description="Its other name.")


@act("account.write")
def rename(command: RenameCommand, world: World) -> ViewResult:
    """Give it the other name.

    Raises
    ------
    NotFoundError
        If who acts keeps none of that name there.
    ConflictError
        If the other name is taken there.
    """
    records = world.records
    from majlis.adapters.records import views

    path = command.address.partition("?")[0]
    return ViewResult(view=line_of(views.rename(records, path, command.name, command.new)))
