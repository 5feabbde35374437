"""Add an organisation."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import parts
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.reference.roles import OrganisationKind


class AddCommand(Command):
    """Its short code, its name, and what it is."""

    code: str = Field(max_length=100, description="Short code, like cert or north-grid; it names the owner of data.")
    name: GivenLine = Field(description="Name, as people read it.", json_schema_extra=OPTION)
    kind: OrganisationKind = Field(description="What it is.", json_schema_extra=OPTION)
    sectors: tuple[str, ...] = Field(default=(), description="Sectors that it regulates or works in. Default: none.")


class OrganisationResult(Result):
    """The organisation as it stands now."""

    code: str
    name: str
    kind: str
    sectors: tuple[str, ...]
    state: Literal["open", "closed"]

    def text(self) -> str:
        """Return one line."""
        sectors = f" · {', '.join(self.sectors)}" if self.sectors else ""
        return f"{self.code} · {self.name} · {self.kind}{sectors} · {self.state}"


@act("organisation.write")
def add(command: AddCommand, world: World) -> OrganisationResult:
    """Make the organisation.

    Raises
    ------
    ConflictError
        If there is one of that code.
    InputError
        If the code or a sector is none.
    """
    sectors = parts(command.sectors)
    records = world.records
    from majlis.adapters.records import people

    people.add_organisation(records, command.code, command.name, command.kind, sectors)
    return OrganisationResult(code=command.code, name=command.name, kind=command.kind, sectors=sectors, state="open")
