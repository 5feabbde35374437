"""List the organisations."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World


class ListCommand(Command):
    """All, or the open ones."""

    closed: bool = Field(default=False, description="Closed ones, too.")


class OrganisationLine(Part):
    """One organisation; ``persons`` hold a role for it now."""

    code: str
    name: str
    kind: str
    sectors: tuple[str, ...]
    persons: int
    state: str


class ListResult(Result):
    """Organisations by code."""

    organisations: tuple[OrganisationLine, ...]

    def text(self) -> str:
        """Return a line for each."""
        lines = [
            f"{one.code}  {one.name}  {one.kind}  {', '.join(one.sectors) or '-'}  "
            f"{one.persons} {'person' if one.persons == 1 else 'persons'}{'  CLOSED' * (one.state == 'closed')}"
            for one in self.organisations
        ]
        return "\n".join(lines) or "No organisation yet.\nNext: majlis organisation add CODE --name NAME --kind KIND"


@act("organisation.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the organisations."""
    records = world.records
    from majlis.adapters.records import people

    return ListResult(
        organisations=tuple(
            OrganisationLine(
                code=one.code,
                name=one.name,
                kind=one.kind,
                sectors=one.sectors,
                persons=one.persons,
                state="closed" if one.closed else "open",
            )
            for one in people.organisations(records)
            if command.closed or not one.closed
        )
    )
