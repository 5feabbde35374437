"""Give a person a role for an organisation."""

from datetime import UTC, date, datetime, time

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import Login
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World


class GrantCommand(Command):
    """Who, which role, for which organisation."""

    login: Login
    role: str = Field(
        max_length=40,
        description="Role: operator, analyst, regulator, risk-analyst, secretariat, council-member, assistant, "
        "auditor, administrator, or service (of a worker, no person).",
    )
    organisation: str = Field(max_length=200, description="Code of the organisation.")
    until: date | None = Field(default=None, description="First day (UTC) on which it no longer counts. Default: open.")


class RolesResult(Result):
    """What the person may do and see now: the sum of the roles."""

    login: str
    roles: tuple[tuple[str, str], ...] = Field(description="Role and organisation of each role that counts now.")
    permissions: tuple[str, ...]
    own_ceilings: dict[str, str] = Field(description="Organisation to the strictest TLP seen of what it owns.")
    others_ceiling: str = Field(description="Strictest TLP seen of what belongs to others.")

    def text(self) -> str:
        """Return the roles and their sum."""
        if not self.roles:
            return f"{self.login} has no role now, and may do and see nothing."
        lines = [f"{self.login}: {', '.join(f'{role} for {organisation}' for role, organisation in self.roles)}"]
        lines += [f"  sees of {organisation} up to {tlp}" for organisation, tlp in self.own_ceilings.items()]
        lines += [f"  sees of others up to {self.others_ceiling}", f"  may: {', '.join(self.permissions)}"]
        return "\n".join(lines)


@act("person.write")
def grant(command: GrantCommand, world: World) -> RolesResult:
    """Give the role, from now. Who does it over a network needs a second person.

    Raises
    ------
    WaitsError
        If nobody has agreed yet.
    NotFoundError
        If there is no such person or organisation.
    InputError
        If there is no such role, or the day has passed.
    ConflictError
        If the person holds it already, or account or organisation is closed.
    """
    records = world.records
    from majlis.adapters.records.people import roles

    until = datetime.combine(command.until, time(), UTC) if command.until else None
    roles.demand_grantable(records, command.login, command.role, command.organisation, until)
    demand_second(world, command, Second("person grant", "person.write", command.login))
    roles.grant(records, command.login, command.role, command.organisation, until)
    return standing(world, command.login)


def standing(world: World, login: str) -> RolesResult:
    """Return what a person may do and see now."""
    records = world.records
    from majlis.adapters.records.people import roles

    held = roles.held(records, login)
    found = roles.standing(records, login)
    reader = found.reader
    return RolesResult(
        login=login,
        roles=held,
        permissions=tuple(sorted(found.permissions)),
        own_ceilings={code: reader.own_ceiling(code).label for code in sorted(reader.organisations)},
        others_ceiling=reader.others.label,
    )
