"""Close an organisation: its people act for it no longer, what it owns stays."""

from typing import Literal

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World


class CloseCommand(Command):
    """Which organisation."""

    code: str = Field(max_length=200, description="Code of the organisation, as majlis organisation list shows it.")


class CloseResult(Result):
    """The organisation is closed."""

    code: str
    state: Literal["closed"] = "closed"

    def text(self) -> str:
        """Say what that means."""
        return f"{self.code} is closed. What it owns stays and stays marked; its people act for it no longer."


@act("organisation.write")
def close(command: CloseCommand, world: World) -> CloseResult:
    """Close the organisation.

    Raises
    ------
    NotFoundError
        If there is none of that code.
    ConflictError
        If it is closed, or nobody would be left who keeps accounts.
    """
    records = world.records
    from majlis.adapters.records import people

    people.close_organisation(records, command.code)
    return CloseResult(code=command.code)
