"""List tokens: what they may do, when they end, when they were last used."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError
from majlis.kernel.times import format_instant


class ListCommand(Command):
    """Whose."""

    everybody: bool = Field(default=False, description="Of everybody; it needs the permission person.read.")
    ended: bool = Field(default=False, description="Those that have ended or were revoked, too.")


class TokenLine(Part):
    """A token, without its secret."""

    code: str
    login: str
    name: str
    scopes: tuple[str, ...]
    created: str
    expires: str
    used: str = Field(description="When it was last used, to five minutes; empty: never.")
    state: str = Field(description="open, expired or revoked.")


class ListResult(Result):
    """Tokens, newest first."""

    tokens: tuple[TokenLine, ...]

    def text(self) -> str:
        """Return a line for each."""
        lines = [
            f"{one.code}  {one.login}  {one.name}  {one.state} until {one.expires[:10]}  "
            f"last used {one.used[:16] or 'never'}  {' '.join(one.scopes)}"
            for one in self.tokens
        ]
        return "\n".join(lines) or "No token.\nNext: majlis token create NAME --scopes incident.read"


@act("token.write")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the own tokens, or everybody's.

    Raises
    ------
    PermissionDeniedError
        If everybody's are asked for, and the person may not read accounts.
    """
    everybody = command.everybody or world.actor.at_the_machine
    if everybody and not {"person.read", "*"} & world.actor.permissions:
        raise PermissionDeniedError(
            f"{world.actor.name} may not see the tokens of others",
            why="it needs the permission person.read",
            mend="leave --everybody out",
            code="token.others",
        )
    records = world.records
    from majlis.adapters.records.access import tokens

    return ListResult(
        tokens=tuple(
            TokenLine(
                code=one.code,
                login=one.login,
                name=one.name,
                scopes=one.scopes,
                created=format_instant(one.created),
                expires=format_instant(one.expires),
                used=format_instant(one.used) if one.used else "",
                state=one.state,
            )
            for one in tokens.listed(records, "" if everybody else world.actor.name)
            if command.ended or one.state == "open"
        )
    )
