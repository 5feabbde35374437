"""Take a person's second factors away, where the device is lost."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError


class FactorCommand(Command):
    """Whose."""

    login: Login


class FactorResult(Result):
    """They are gone."""

    login: str
    factors: int = Field(description="How many there were; recovery codes count as one.")

    def text(self) -> str:
        """Say so, and what comes next."""
        return (
            f"{self.login} has no second factor any more, and is signed out everywhere.\n"
            "Next: sign in with the password, and set up another second factor on the page of the account."
        )


@act("person.write")
def factor(command: FactorCommand, world: World) -> FactorResult:
    """Take all of them away and end the person's sessions. Over a network it needs a second person.

    Raises
    ------
    WaitsError
        If nobody has agreed yet.
    NotFoundError
        If there is no such person.
    ConflictError
        If the person has none.
    """
    records = world.records
    from majlis.adapters.records.people import factors

    if not factors.how_many(command.login):
        raise ConflictError(
            f"{command.login} has no second factor",
            why="nothing was changed",
            mend="majlis person password gives another password",
            code="person.no-factor",
        )
    demand_second(world, command, Second("person factor", "person.write", command.login))
    return FactorResult(login=command.login, factors=factors.take_away(records, command.login))
