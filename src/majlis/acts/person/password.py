"""Give a person another password."""

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.second_person import Second, demand_pass
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

    Who knows the password of somebody who holds a role could act in that name. Over a network it needs a second person.

    Raises
    ------
    WaitsError
        If nobody has agreed yet.
    NotFoundError
        If there is no such person.
    InputError
        If the password is weak.
    """
    records = world.records
    from majlis.adapters.records import people
    from majlis.adapters.records.people import roles

    people.person_row(command.login)  # before a secret is asked for in vain
    secret = world.secret(f"password of {command.login}")
    people.demand_strong(command.login, secret)
    if command.login != world.actor.name and roles.held(records, command.login):
        demand_pass(world, Second("person password", "person.write", command.login))
    people.set_password(records, command.login, secret)
    return PasswordResult(login=command.login)
