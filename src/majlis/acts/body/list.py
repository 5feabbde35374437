"""List the bodies of the Council."""

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.council_lines import BodyLine, body_line
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ListCommand(Command):
    """Of which nation."""

    nation: str = Field(
        default="", max_length=210, description="Only of this nation. Default: of all.", json_schema_extra=ARGUMENT
    )
    dissolved: bool = Field(default=False, description="Those that are dissolved, too.")


class ListResult(Result):
    """The bodies that you may see, by code."""

    bodies: tuple[BodyLine, ...]
    synthetic: bool = Field(description="Whether one is of a synthetic nation.")

    def text(self) -> str:
        """Return a line for each."""
        lines = [
            f"{one.code} · {one.name} · {one.members} of {one.seats} seats held · {one.rule} · {one.marking}"
            f"{' · dissolved' if one.dissolved else ''}"
            for one in self.bodies
        ]
        text = "\n".join(lines) or "None that you may see. Make one: majlis body create NATION BODY --name TEXT"
        return banded(text, synthetic=self.synthetic)


@act("council.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the bodies.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records.council import bodies

    found = bodies.listed(records, command.nation, dissolved=command.dissolved)
    return ListResult(bodies=tuple(map(body_line, found)), synthetic=any(one.synthetic for one in found))
