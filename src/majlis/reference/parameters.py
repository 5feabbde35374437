"""Dated parameters: every number that is a choice, with its law, unit, date and source."""

import csv
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from majlis.kernel.errors import Fault, InputError
from majlis.kernel.spelling import nearest
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
        ``conversion``, ``success``, ``breadth``, ``repair``, ``buffer``, ``inferred``, ``rule``, ``prior``, ``clock``.
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
OWN_FILE = "parameters.csv"
"""A dossier's own parameters, in place of those that ship."""
TABLES = (
    "parameters_infrastructure",
    "parameters_threat",
    "parameters_risk",
    "parameters_check",
    "parameters_report",
)
CLOCK = "clock"
"""Group of the clocks of reports: no input of an assessment, so that a changed clock changes no run."""


@cache
def parameters() -> Mapping[str, Parameter]:
    """Return the parameters that ship, by id."""
    return {
        row["id"]: parse_parameter(row, where=f"{table}.csv, {row['id']}")
        for table in TABLES
        for row in load_table(table).rows
    }


def parameters_of(folder: Path) -> Mapping[str, Parameter]:
    """Return the parameters that count for a dossier: those that ship, with its own ``parameters.csv`` on top.

    Raises
    ------
    InputError
        With every fault of the dossier's own file.
    """
    own = folder / OWN_FILE
    return {**parameters(), **(read_parameters(own) if own.is_file() else {})}


def demand_shipped(names: Iterable[str], where: str = "") -> None:
    """See that ids are those of parameters that ship.

    Raises
    ------
    InputError
        With every id that is not, each with the nearest one.
    """
    faults = [_unknown(name, where) for name in names if name not in parameters()]
    if faults:
        what = faults[0].what if len(faults) == 1 else f"{len(faults)} parameters are unknown"
        raise InputError(what, where=where, why=faults[0].why, mend=faults[0].mend, code=faults[0].code, faults=faults)


def _unknown(name: str, where: str) -> Fault:
    mend = nearest(name, parameters(), "majlis parameter list NATION shows them")
    why = "a misspelt parameter would silently keep its default"
    return Fault("parameter.unknown", f"there is no parameter {name[:120]!r}", where, why, mend)


def read_parameters(path: Path) -> Mapping[str, Parameter]:
    """Read a dossier's own ``parameters.csv``: the same columns as the shipped file.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    found: dict[str, Parameter] = {}
    faults: list[Fault] = []
    for row, where in _rows(path):
        try:
            parameter = parse_parameter(row, where=where)
        except InputError as error:
            faults.extend(error.faults)
            continue
        if parameter.id in found:
            what, mend = f"{parameter.id} is set twice", "keep the row that is meant"
            faults.append(Fault("reference.parameter-twice", what, where, mend=mend))
        if parameter.id not in parameters():
            faults.append(_unknown(parameter.id, where))
        found[parameter.id] = parameter
    if faults:
        raise InputError(
            f"{path.name} has {len(faults)} {'fault' if len(faults) == 1 else 'faults'}",
            faults=faults,
            code="reference.parameter",
        )
    return found


def _rows(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    """Yield the rows of a dossier's own file and where they stand; lines that begin with ``#`` are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start + 1} is not UTF-8",
            where=path.name,
            mend="save it as CSV UTF-8",
            code="reference.encoding",
        ) from None
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    reader = csv.reader((line for _, line in numbered), strict=True)
    header: list[str] | None = None
    for number, _ in numbered:
        where = f"{path.name}, line {number}"
        try:
            cells = next(reader)
        except csv.Error as error:
            mend = "put the whole cell in quotation marks and double those inside it"
            raise InputError(
                f"the line is no CSV: {error}", where=where, mend=mend, code="reference.parameter-csv"
            ) from None
        except StopIteration:
            mend = "write each parameter on one line"
            raise InputError(
                "a cell runs over several lines", where=path.name, mend=mend, code="reference.parameter-csv"
            ) from None
        if header is None:
            header = cells
            _judge_columns(header, path.name)
        elif len(cells) != len(COLUMNS):
            what = f"the line has {len(cells)} cells, not {len(COLUMNS)}"
            mend = "give every cell its comma, and put texts that hold a comma in quotation marks"
            raise InputError(what, where=where, mend=mend, code="reference.parameter-width")
        else:
            yield dict(zip(COLUMNS, cells, strict=True)), where
    if header is None:
        _judge_columns([], path.name)


def _judge_columns(header: Sequence[str], where: str) -> None:
    if tuple(header) != COLUMNS:
        raise InputError(
            f"the columns are {', '.join(header) or 'missing'}",
            where=where,
            mend=f"use exactly: {', '.join(COLUMNS)}",
            code="reference.parameter-columns",
        )


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
    given = [row[name].strip() for name in "abc"]
    try:
        numbers = [float(text or "0") for text in given]
    except ValueError:
        numbers = [math.nan]
    needed = NUMBERS_OF_LAW[law]
    if not all(map(math.isfinite, numbers)) or not all(given[:needed]) or any(numbers[needed:]):
        raise InputError(
            f"a, b, c are {', '.join(text[:20] or 'empty' for text in given)}",
            where=where,
            mend=f"a {law} law must have numbers in {', '.join('abc'[:needed])} and nothing after them",
            code="reference.parameter",
        )
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
