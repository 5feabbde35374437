"""Dated parameters: every number that is a choice, with its law, unit, date and source."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from majlis.kernel.errors import Fault, InputError
from majlis.kernel.times import parse_day
from majlis.reference.loader import load_table

Law = Literal["fixed", "triangular", "beta"]
Basis = Literal["source", "judgement"]
NUMBERS_OF_LAW: Mapping[str, int] = {"fixed": 1, "triangular": 3, "beta": 2}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that is a choice, and who stands for it.

    Attributes
    ----------
    id : str
        For example ``conversion.ransomware`` or ``buffer.telecom-tower.power``.
    group : str
        Parameter group, by which sensitivity and "what changed" are told:
        ``conversion``, ``success``, ``breadth``, ``repair``, ``buffer``, ``inferred``, ``rule`` or ``prior``.
    law : {"fixed", "triangular", "beta"}
    a, b, c : float
        ``fixed``: a. ``triangular``: a = low, b = mode, c = high. ``beta``: shapes a and b. Unused ones are 0.
    unit : str
    date : str
        Day on which the value was set, ISO 8601.
    basis : {"source", "judgement"}
    source : str
        Title and link, or who judged and why.
    """

    id: str
    group: str
    law: Law
    a: float
    b: float
    c: float
    unit: str
    date: str
    basis: Basis
    source: str

    @property
    def centre(self) -> float:
        """The value of a fixed law, the mode of a triangular one, the mean of a Beta."""
        return {"fixed": self.a, "triangular": self.b, "beta": self.a / (self.a + self.b) if self.a else 0.0}[self.law]


COLUMNS = tuple(field.name for field in fields(Parameter))
TABLES = ("parameters_infrastructure", "parameters_threat", "parameters_risk", "parameters_check")


@cache
def parameters() -> Mapping[str, Parameter]:
    """Return the parameters that ship, by id."""
    return {
        row["id"]: parse_parameter(row, where=f"{table}.csv, {row['id']}")
        for table in TABLES
        for row in load_table(table).rows
    }


def read_parameters(path: Path) -> Mapping[str, Parameter]:
    """Read a dossier's own ``parameters.csv``: the same columns as the shipped file.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    found: dict[str, Parameter] = {}
    faults: list[Fault] = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(line for line in file if not line.startswith("#"))
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise InputError(
                f"the columns are {', '.join(reader.fieldnames or ()) or 'missing'}",
                where=path.name,
                mend=f"use exactly: {', '.join(COLUMNS)}",
                code="reference.parameter-columns",
            )
        for row in reader:
            try:
                parameter = parse_parameter(row, where=f"{path.name}, line {reader.line_num}")
                found[parameter.id] = parameter
            except InputError as error:
                faults.extend(error.faults)
    if faults:
        raise InputError(f"{path.name} has {len(faults)} faults", faults=faults, code="reference.parameter")
    return found


def parse_parameter(row: Mapping[str, str], *, where: str) -> Parameter:
    """Make a parameter from a row of text.

    Raises
    ------
    InputError
        If law, numbers, date or basis are wrong.
    """
    law, basis = row["law"], row["basis"]
    if law not in get_args(Law) or basis not in get_args(Basis):
        raise InputError(
            f"law {law!r} with basis {basis!r} is unknown",
            where=where,
            mend="law is fixed, triangular or beta; basis is source or judgement",
            code="reference.parameter",
        )
    try:
        numbers = [float(row[name] or "0") for name in "abc"]
    except ValueError:
        raise InputError("a, b and c must be numbers", where=where, code="reference.parameter") from None
    a, b, c = numbers
    if (law == "triangular" and not a <= b <= c) or (law == "beta" and not (a > 0 and b > 0)):
        raise InputError(
            f"{a}, {b}, {c} do not describe a {law} law",
            where=where,
            mend="triangular needs low <= mode <= high, beta needs two positive shapes",
            code="reference.parameter",
        )
    parse_day(row["date"], where=where)
    return Parameter(
        row["id"],
        row["group"],
        cast("Law", law),
        a,
        b,
        c,
        row["unit"],
        row["date"],
        cast("Basis", basis),
        row["source"],
    )
