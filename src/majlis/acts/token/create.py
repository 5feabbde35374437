"""Make a token with which a program asks in one's name."""

from datetime import timedelta

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import parts
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.errors import PermissionDeniedError
from majlis.kernel.times import format_instant


class CreateCommand(Command):
    """What it is for, and what it may do."""

    name: GivenLine = Field(description="What it is for, like 'nightly figures'.")
    scopes: tuple[str, ...] = Field(
        max_length=100,
        description="Permissions that it has of one's own, like incident.read; several with commas or repeated.",
        json_schema_extra=OPTION,
    )
    days: int = Field(default=90, ge=1, le=366, description="Days after which it ends, 1 to 366.")
    login: str = Field(
        default="", max_length=150, description="In whose name. Default: one's own; another only at the machine."
    )


class CreateResult(Result):
    """The token. It is shown this once."""

    token: str
    code: str
    scopes: tuple[str, ...]
    expires: str

    def text(self) -> str:
        """Return the token and what to know of it."""
        return (
            f"{self.token}\nThis is shown once; keep it like a password. It ends on {self.expires[:10]}.\n"
            f"It may: {', '.join(self.scopes)}\nTake it back: majlis token revoke {self.code}"
        )


@act("token.write")
def create(command: CreateCommand, world: World) -> CreateResult:
    """Make it. Only a hash of it is kept.

    Raises
    ------
    InputError
        If a scope is not among the person's permissions, or no token may hold it.
    NotFoundError
        If there is no such person.
    PermissionDeniedError
        If it would be another person's, and who acts is not at the machine.
    """
    if command.login and command.login != world.actor.name and not world.actor.at_the_machine:
        raise PermissionDeniedError(
            "a token is made by who it stands for",
            where="option --login",
            mend="leave it out, or do it at the machine",
            code="token.own",
        )
    records = world.records
    from majlis.adapters.records.access import tokens

    scopes = tuple(sorted(set(parts(command.scopes))))
    expires = world.now() + timedelta(days=command.days)
    token = tokens.create(records, tokens.Wanted(command.name, scopes, expires, command.login))
    return CreateResult(token=token, code=token.split("_")[1], scopes=scopes, expires=format_instant(expires))
