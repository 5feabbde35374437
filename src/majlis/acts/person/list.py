"""List the persons and the roles that they hold now."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World


class ListCommand(Command):
    """Which persons."""

    role: str = Field(default="", max_length=40, description="Only those who hold this role now.")
    organisation: str = Field(default="", max_length=200, description="Only those who act for this organisation now.")
    closed: bool = Field(default=False, description="Closed and erased accounts, too.")


class PersonLine(Part):
    """One person; roles are those that count now."""

    login: str
    name: str
    email: str
    language: str
    clearance: str
    state: str
    password: bool
    roles: tuple[tuple[str, str], ...]


class ListResult(Result):
    """Persons by login."""

    persons: tuple[PersonLine, ...]

    def text(self) -> str:
        """Return a line for each."""
        lines = []
        for one in self.persons:
            roles = ", ".join(f"{role} for {organisation}" for role, organisation in one.roles) or "no role"
            facts = [one.login, one.name or "-", one.clearance or "nothing classified", roles]
            facts += [one.state.upper()] if one.state != "open" else [] if one.password else ["no password"]
            lines.append("  ".join(facts))
        return "\n".join(lines) or "Nobody.\nNext: majlis person add LOGIN --name NAME --password"


@act("person.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the persons."""
    records = world.records
    from majlis.adapters.records import people

    return ListResult(
        persons=tuple(
            PersonLine(
                login=one.login,
                name=one.full_name,
                email=one.email,
                language=one.language,
                clearance=str(one.clearance or ""),
                state=one.state,
                password=one.password,
                roles=one.roles,
            )
            for one in people.persons(records)
            if (command.closed or one.state == "open")
            and (not command.role or command.role in {role for role, _ in one.roles})
            and (not command.organisation or command.organisation in {code for _, code in one.roles})
        )
    )
