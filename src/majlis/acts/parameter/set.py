"""Give a nation its own value of a parameter."""

import datetime as dt
from typing import Literal

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded
from majlis.reference.parameters import NUMBERS_OF_LAW, Parameter, demand_shipped, parameters, parse_parameter


class SetCommand(Command):
    """Which parameter, its law and numbers, and who stands for them."""

    nation: NationCode
    parameter: str = Field(max_length=120, description="Id of a shipped parameter, like buffer.factor.")
    a: float = Field(
        description="fixed: the value; triangular: the lowest; beta: the first shape. In the unit of the shipped one.",
        allow_inf_nan=False,
        json_schema_extra=OPTION,
    )
    basis: Literal["source", "judgement"] = Field(
        description="Whether it stands in a source or somebody judged it.", json_schema_extra=OPTION
    )
    source: GivenLine = Field(description="Title and link, or who judged and why.", json_schema_extra=OPTION)
    b: float | None = Field(
        default=None, allow_inf_nan=False, description="triangular: the likeliest; beta: the second shape."
    )
    c: float | None = Field(default=None, allow_inf_nan=False, description="triangular: the highest.")
    law: Literal["fixed", "triangular", "beta", ""] = Field(
        default="", description="Law of what we know. Default: the shipped one's."
    )
    date: dt.date | None = Field(default=None, description="Day on which the value was set. Default: today.")


class SetResult(Result):
    """The value that counts now, and the shipped one."""

    nation: str
    parameter: str
    unit: str
    own: str
    shipped: str
    counts: Literal["own", "shipped"]
    changed: bool
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return both values."""
        unit = f" {self.unit}" if self.unit else ""
        mine = f"own {self.own}{unit}" if self.own else "no own value"
        line = f"{self.parameter} of {self.nation}: {mine}; shipped {self.shipped}{unit}. The {self.counts} one counts."
        return banded(line if self.changed else f"{line} Nothing changed.", synthetic=self.synthetic)


@act("parameter.write")
def set_(command: SetCommand, world: World) -> SetResult:
    """Write the value; the one before is kept.

    Raises
    ------
    InputError
        If there is no such parameter, or law and numbers do not fit.
    NotFoundError
        If there is no such nation.
    """
    wanted = _parameter(command, world)
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records import parameters as own

    header = nations.header(records, command.nation)
    changed = own.set_own(records, command.nation, {wanted.id: wanted})
    return SetResult(
        nation=command.nation,
        parameter=wanted.id,
        unit=wanted.unit,
        own=numbers(wanted),
        shipped=numbers(parameters()[wanted.id]),
        counts="own",
        changed=bool(changed),
        marking=str(header.marking),
        synthetic=header.synthetic,
    )


def _parameter(command: SetCommand, world: World) -> Parameter:
    """Judge the numbers by the rules for files, so that both say the same."""
    demand_shipped([command.parameter], "argument PARAMETER")
    shipped = parameters()[command.parameter]
    law = command.law or shipped.law
    given = {name: getattr(command, name) for name in "abc"}
    row = {
        "id": command.parameter,
        "group": shipped.group,
        "law": law,
        **{name: "" if value is None else repr(value) for name, value in given.items()},
        "unit": shipped.unit,
        "date": str(command.date or world.now().date()),
        "basis": command.basis,
        "source": command.source,
    }
    options = ", ".join(f"--{name}" for name in "abc"[: NUMBERS_OF_LAW[law]])
    return parse_parameter(row, where=f"{command.parameter}, {options}")


def numbers(one: Parameter) -> str:
    """Return law and numbers as a person reads them."""
    values = (one.a, one.b, one.c)[: NUMBERS_OF_LAW[one.law]]
    told = ", ".join(f"{value:g}" for value in values)
    return told if one.law == "fixed" else f"{one.law} ({told})"
