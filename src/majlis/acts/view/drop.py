"""Drop a view of yours."""

from majlis.acts.act import Command, act
from majlis.acts.view.save import Address, Name, ViewResult, line_of
from majlis.acts.world import World


class DropCommand(Command):
    """Which view of which page."""

    name: Name
    address: Address


@act("account.write")
def drop(command: DropCommand, world: World) -> ViewResult:
    """Forget it. Saving it again brings it back.

    Raises
    ------
    NotFoundError
        If who acts keeps none of that name there.
    """
    records = world.records
    from majlis.adapters.records import views

    path = command.address.partition("?")[0]
    return ViewResult(view=line_of(views.drop(records, path, command.name)))
