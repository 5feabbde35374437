"""Take a token back: it counts no more."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World


class RevokeCommand(Command):
    """Which."""

    code: str = Field(max_length=20, description="Code of the token, as majlis token list shows it.")


class RevokeResult(Result):
    """It is done."""

    code: str

    def text(self) -> str:
        """Say so."""
        return f"The token {self.code} counts no more."


@act("token.write")
def revoke(command: RevokeCommand, world: World) -> RevokeResult:
    """Take it back. Who keeps accounts may take back anybody's.

    Raises
    ------
    NotFoundError
        If there is none of that code, or it is another person's.
    ConflictError
        If it was taken back already.
    """
    records = world.records
    from majlis.adapters.records.access import tokens

    anybodys = bool({"person.write", "*"} & world.actor.permissions)
    tokens.revoke(records, command.code, "" if anybodys else world.actor.name)
    return RevokeResult(code=command.code)
