"""End a role that a person holds for an organisation."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.options import Login
from majlis.acts.person.grant import RolesResult, standing
from majlis.acts.second_person import Second, demand_second
from majlis.acts.world import World


class EndCommand(Command):
    """Who, which role, for which organisation."""

    login: Login
    role: str = Field(max_length=40, description="Role, as majlis person list shows it.")
    organisation: str = Field(max_length=200, description="Code of the organisation.")


@act("person.write")
def end(command: EndCommand, world: World) -> RolesResult:
    """End the role now. That it was held is kept. Who does it over a network needs a second person.

    Raises
    ------
    WaitsError
        If nobody has agreed yet.
    NotFoundError
        If the person does not hold it.
    ConflictError
        If nobody would be left who keeps accounts.
    """
    records = world.records
    from majlis.adapters.records.people import roles

    roles.demand_held(records, command.login, command.role, command.organisation)
    demand_second(world, command, Second("person end", "person.write", command.login))
    roles.end(records, command.login, command.role, command.organisation)
    return standing(world, command.login)
