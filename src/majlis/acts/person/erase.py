"""Erase the personal data of a person for ever; what the person did stays, under a pseudonym."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World
from majlis.kernel.errors import InputError


class EraseCommand(Command):
    """Whose. It cannot be undone, so that it asks for ``--yes``."""

    login: Login
    yes: bool = Field(default=False, description="Do it: it cannot be undone.")


class EraseResult(Result):
    """What stands for the person now."""

    pseudonym: str

    def text(self) -> str:
        """Say what was done, and what was not."""
        return (
            f"Name, address, password and roles are erased. In histories {self.pseudonym} stands for the person now.\n"
            "Not erased: names that people wrote into texts, such as summaries of incidents; logs and backups that "
            "were made before. docs/explanation/personal-data.md says what to do about them."
        )


@act("person.erase")
def erase(command: EraseCommand, world: World) -> EraseResult:
    """Erase the data. Who does it over a network needs a second person.

    Raises
    ------
    WaitsError
        If nobody has agreed yet.
    InputError
        Without ``--yes``.
    NotFoundError
        If there is no such person.
    ConflictError
        If it was done already, or nobody would be left who keeps accounts.
    """
    records = world.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people import erasure

    people.person_row(command.login)
    if not command.yes:
        raise InputError(
            f"this would erase the personal data of {command.login} for ever; nothing was changed",
            where="majlis person erase",
            why="it cannot be undone",
            mend="add --yes to do it, or close the account with majlis person close",
            code="person.yes",
        )
    demand_second(world, command, Second("person erase", "person.erase", command.login))
    return EraseResult(pseudonym=erasure.erase(records, command.login))
