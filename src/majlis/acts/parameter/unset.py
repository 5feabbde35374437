"""Let the shipped value of a parameter count again."""

from pydantic import Field

from majlis.acts.act import Command, act
from majlis.acts.options import NationCode
from majlis.acts.parameter.set import SetResult, numbers
from majlis.acts.world import World
from majlis.reference.parameters import demand_shipped, parameters


class UnsetCommand(Command):
    """Which parameter of which nation."""

    nation: NationCode
    parameter: str = Field(max_length=120, description="Id of a parameter that the nation has an own value of.")


@act("parameter.write")
def unset(command: UnsetCommand, world: World) -> SetResult:
    """Let the own value give way. It is kept: figures as of an earlier day use it.

    Raises
    ------
    InputError
        If there is no such parameter.
    NotFoundError
        If there is no such nation, or it has no own value.
    """
    demand_shipped([command.parameter], "argument PARAMETER")
    shipped = parameters()[command.parameter]
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records import parameters as own

    header = nations.header(records, command.nation)
    own.unset(records, command.nation, command.parameter)
    return SetResult(
        nation=command.nation,
        parameter=shipped.id,
        unit=shipped.unit,
        own="",
        shipped=numbers(shipped),
        counts="shipped",
        changed=True,
        marking=str(header.marking),
        synthetic=header.synthetic,
    )
