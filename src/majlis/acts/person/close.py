"""Close a person's account: what the person did stays."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.world import World


class CloseCommand(Command):
    """Whose."""

    login: Login


class CloseResult(Result):
    """The account is closed."""

    login: str
    erased_after_days: int = Field(description="So many days later `majlis retention apply` erases the personal data.")

    def text(self) -> str:
        """Say so, and what comes later."""
        return (
            f"The account of {self.login} is closed and its roles have ended. What was done stays.\n"
            f"The personal data may be erased after {self.erased_after_days} days: majlis retention apply; "
            f"or at once: majlis person erase {self.login}"
        )


@act("person.write")
def close(command: CloseCommand, world: World) -> CloseResult:
    """Close the account and end its roles.

    Raises
    ------
    NotFoundError
        If there is no such person.
    ConflictError
        If it is closed, or nobody would be left who keeps accounts.
    """
    records = world.records
    from majlis.adapters.records import people, retention

    people.close_person(records, command.login)
    return CloseResult(login=command.login, erased_after_days=retention.days_of(records, "accounts"))
