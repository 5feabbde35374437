"""List the parameters of a nation: which value counts, and who stands for it."""

from datetime import date

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationCode
from majlis.acts.parameter.set import numbers
from majlis.acts.texts import Line
from majlis.acts.world import World
from majlis.kernel.marking import banded
from majlis.reference.parameters import Parameter, parameters


class ListCommand(Command):
    """Of which nation, which of them, as they counted when."""

    nation: NationCode
    group: Line = Field(default="", description="Only of this group, like repair.")
    own: bool = Field(default=False, description="Only those of which the nation has an own value.")
    as_of: date | None = Field(default=None, description="What counted before that day, like 2025-03-01.")


class ParameterLine(Part):
    """A parameter: the value that counts, whose it is, and the shipped one where the own one counts."""

    id: str
    group: str
    unit: str
    value: str
    counts: str
    date: str
    basis: str
    source: str
    shipped: str


class ListResult(Result):
    """Parameters in the order of their lists."""

    nation: str
    as_of: str
    marking: str
    synthetic: bool
    own: int = Field(description="How many have an own value.")
    parameters: tuple[ParameterLine, ...]

    def text(self) -> str:
        """Return a line for each parameter, own ones with the shipped value beside."""
        known = f", as they counted before {self.as_of}" if self.as_of else ""
        lines = [f"Parameters of {self.nation}{known}: {self.own:,} own, the rest as shipped · {self.marking}"]
        width = max((len(one.id) for one in self.parameters), default=0)
        for one in self.parameters:
            instead = f"  (shipped {one.shipped})" if one.shipped else ""
            value = f"{one.value} {one.unit}".strip()
            lines.append(f"{one.id:<{width}}  {one.counts:<7}  {value}{instead}  {one.date} {one.basis}: {one.source}")
        return banded("\n".join(lines if self.parameters else [*lines, "None."]), synthetic=self.synthetic)


@act("parameter.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """Return the parameters that count.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records import parameters as rows

    header = nations.header(records, command.nation)
    own = rows.own(records, command.nation, command.as_of)
    shown = [one for one in parameters().values() if command.group in {"", one.group}]
    return ListResult(
        nation=command.nation,
        as_of=str(command.as_of or ""),
        marking=str(header.marking),
        synthetic=header.synthetic,
        own=len(own),
        parameters=tuple(_line(one, own.get(one.id)) for one in shown if one.id in own or not command.own),
    )


def _line(shipped: Parameter, own: Parameter | None) -> ParameterLine:
    one = own or shipped
    return ParameterLine(
        id=one.id,
        group=one.group,
        unit=one.unit,
        value=numbers(one),
        counts="own" if own else "shipped",
        date=one.date,
        basis=one.basis,
        source=one.source,
        shipped=numbers(shipped) if own else "",
    )
