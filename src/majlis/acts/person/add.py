"""Make an account for a person."""

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.texts import GivenLine, Line
from majlis.acts.world import World
from majlis.kernel.marking import Marking


class AddCommand(Command):
    """Login and name, and what the person may see at all. The password is asked for, and never typed as an option."""

    login: str = Field(max_length=100, description="Login, like a.khan. It stands in histories.")
    name: GivenLine = Field(description="Full name.", json_schema_extra=OPTION)
    email: Line = Field(default="", description="Where messages reach the person.")
    language: str = Field(
        default="en",
        pattern=r"^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        max_length=16,
        description="Language of the person's pages, like en.",
    )
    clearance: str = Field(
        default="",
        max_length=300,
        description="Strictest information the person may see at all, like TLP:RED/SECRET/health. "
        "Default: what is not classified, as far as the roles let.",
    )
    password: bool = Field(
        default=False, description="Ask for a password: hidden at a terminal, else the first line of the input."
    )


class AddResult(Result):
    """The account."""

    login: str
    name: str
    clearance: str
    password: bool

    def text(self) -> str:
        """Return the account and what is next."""
        password = "" if self.password else "; no password is set, so that nobody can log in"
        return (
            f"{self.login} · {self.name} · clearance {self.clearance or 'nothing classified'}{password}\n"
            f"Next: majlis person grant {self.login} ROLE ORGANISATION"
        )


@act("person.write")
def add(command: AddCommand, world: World) -> AddResult:
    """Make the account. Only the argon2 hash of the password is kept.

    Raises
    ------
    ConflictError
        If the login is taken.
    InputError
        If login, clearance or password do not fit.
    """
    clearance = Marking.parse(command.clearance, where="option --clearance") if command.clearance else None
    secret = world.secret(f"password of {command.login}") if command.password else ""
    records = world.records
    from majlis.adapters.records import people

    facts = {"full_name": command.name, "email": command.email, "language": command.language}
    people.add_person(records, command.login, facts, clearance, secret)
    return AddResult(login=command.login, name=command.name, clearance=str(clearance or ""), password=command.password)
