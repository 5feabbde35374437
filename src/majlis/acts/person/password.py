"""Give a person another password."""

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.world import World


class PasswordCommand(Command):
    """Whose. The password is asked for, and never typed as an option."""

    login: Login


class PasswordResult(Result):
    """It is done."""

    login: str

    def text(self) -> str:
        """Say so."""
        return f"{self.login} has another password."


@act("person.write")
def password(command: PasswordCommand, world: World) -> PasswordResult:
    """Ask for the password and keep its argon2 hash.

    Raises
    ------
    NotFoundError
        If there is no such person.
    InputError
        If the password is weak.
    """
    records = world.records
    from majlis.adapters.records import people

    people.person_row(command.login)  # before a secret is asked for in vain
    people.set_password(records, command.login, world.secret(f"password of {command.login}"))
    return PasswordResult(login=command.login)
