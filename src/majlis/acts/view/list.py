"""List the views that you keep."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.texts import Line
from majlis.acts.view.save import ViewLine, line_of
from majlis.acts.world import World


class ListCommand(Command):
    """Of which page."""

    path: Line = Field(default="", description="Only of this page, like /n/atlantis/incidents/.")


class ListResult(Result):
    """Your views, by page and name."""

    views: tuple[ViewLine, ...]

    def text(self) -> str:
        """Return a line for each."""
        lines = [f"{one.name}: {one.address}" for one in self.views]
        return "\n".join(lines) or "None. Keep one: majlis view save NAME ADDRESS"


@act("account.write")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return who asks the own views; nobody sees those of others."""
    records = world.records
    from majlis.adapters.records import views

    return ListResult(views=tuple(map(line_of, views.kept(records, command.path))))
