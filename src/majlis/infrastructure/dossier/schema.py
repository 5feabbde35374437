"""The tables of a dossier, described once: reader, writer, lint and data package all use it."""

import math
from dataclasses import dataclass
from typing import Any

from majlis.infrastructure.dossier import cells
from majlis.infrastructure.dossier.cells import Cell
from majlis.infrastructure.nation import Area, Asset, Demand, Operator, Requirement, Supplier

FORMAT = 1
"""Number of the dossier's format. A newer one is refused."""
LONGEST_H = 87_600.0
"""Longest time that a cell may hold, hours: ten years."""
MOST_PEOPLE = 10_000_000_000


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name : str
    cell : Cell
    about : str
        What it says, one sentence.
    unit : str
        Empty where there is none.
    low, high : float
        Bounds of its numbers, both allowed.
    step : float
        Its numbers are multiples of it; 0 for any number.
    refers : str
        Name of the table whose ``id`` it names, ``reference:<table>`` for a list that ships, or empty.
    """

    name: str
    cell: Cell
    about: str
    unit: str = ""
    low: float = -math.inf
    high: float = math.inf
    step: float = 0.0
    refers: str = ""

    def parse(self, text: str) -> Any:  # noqa: ANN401 - each column has its own type
        """Read a cell.

        Raises
        ------
        ValueError
            If the text does not fit; the message says why.
        """
        value = self.cell.parse(text)
        if isinstance(value, (int, float)):
            self._judge(value)
        return value

    def _judge(self, value: float) -> None:
        if value < self.low:
            raise ValueError(f"it is below {cells.number_text(self.low)}")
        if value > self.high:
            raise ValueError(f"it is above {cells.number_text(self.high)}")
        if self.step and not (value / self.step).is_integer():
            raise ValueError(f"it is not a multiple of {cells.number_text(self.step)}")

    @property
    def wanted(self) -> str:
        """What the cell must look like, with its bounds."""
        low, high = self.low > -math.inf, self.high < math.inf
        bounds = f" from {cells.number_text(self.low)} to {cells.number_text(self.high)}" if low and high else ""
        step = f" in steps of {cells.number_text(self.step)}" if self.step else ""
        return f"write {self.cell.wanted}{',' if bounds else ''}{bounds}{step}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dossier.

    Attributes
    ----------
    name : str
        Name of the file without ``.csv``, and of the attribute of :class:`Nation`.
    row : type
        Dataclass of a row; its fields are the columns, in order.
    key : tuple of str
        Columns that identify a row; rows are written in their order.
    about : str
    columns : tuple of Column
    """

    name: str
    row: type[Any]
    key: tuple[str, ...]
    about: str
    columns: tuple[Column, ...]

    @property
    def file(self) -> str:
        """Name of the file."""
        return f"{self.name}.csv"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _hours(name: str, about: str, cell: Cell = cells.NUMBER) -> Column:
    return Column(name, cell, about, "hours", 0.0, LONGEST_H)


_MARKING = Column("marking", cells.MARKING, "Who may see the row: TLP 2.0, classification, compartments.")
_SOURCE = Column("source", cells.NAME, "Who says so. In a synthetic nation it begins with 'synthetic'.")

TABLES: tuple[Table, ...] = (
    Table(
        "areas",
        Area,
        ("id",),
        "Places with people, for example districts.",
        (
            Column("id", cells.IDENTIFIER, "Identifier, like area:north-01."),
            Column("name", cells.NAME, "Name as people know it."),
            Column("region", cells.TEXT, "Province or other larger unit."),
            Column("population", cells.INTEGER, "People who live there.", "people", 0, MOST_PEOPLE),
            Column("urban_share", cells.NUMBER, "Share of them who live in towns.", "1", 0.0, 1.0),
            Column("latitude", cells.NUMBER, "Latitude of a point in it, WGS 84.", "degrees", -90.0, 90.0),
            Column("longitude", cells.NUMBER, "Longitude of a point in it, WGS 84.", "degrees", -180.0, 180.0),
            Column("source", cells.NAME, "Where the figures come from."),
            _MARKING,
        ),
    ),
    Table(
        "operators",
        Operator,
        ("id",),
        "Organisations that run assets.",
        (
            Column("id", cells.IDENTIFIER, "Identifier, like operator:power-03."),
            Column("name", cells.NAME, "Name."),
            Column("sector", cells.WORD, "Sector it belongs to.", refers="reference:sectors"),
            _MARKING,
        ),
    ),
    Table(
        "assets",
        Asset,
        ("id",),
        "Facilities and systems.",
        (
            Column("id", cells.IDENTIFIER, "Identifier, like grid:north-07."),
            Column("name", cells.NAME, "Name."),
            Column("sector", cells.WORD, "Sector.", refers="reference:sectors"),
            Column("kind", cells.WORD, "Kind within the sector, like generation."),
            Column("operator", cells.IDENTIFIER, "Operator that runs it.", refers="operators"),
            Column("area", cells.IDENTIFIER, "Area in which it lies.", refers="areas"),
            Column("vendor", cells.TEXT, "Vendor whose technology it rests on; empty where unknown."),
            _hours("repair_low_h", "Time to repair after an attack, low estimate."),
            _hours("repair_mode_h", "Time to repair after an attack, most likely."),
            _hours("repair_high_h", "Time to repair after an attack, high estimate."),
            _hours("restart_h", "Time from cause cleared to working."),
            Column("black_start", cells.BOOLEAN, "Whether it starts without what its start requirements ask for."),
            _hours(
                "manual_start_h",
                "Time after which a crew starts it by hand, without those requirements; empty for never.",
                cells.OPTIONAL_NUMBER,
            ),
            _SOURCE,
            _MARKING,
        ),
    ),
    Table(
        "demands",
        Demand,
        ("id",),
        "People of a zone of an area who use a service.",
        (
            Column("id", cells.IDENTIFIER, "Identifier, like power:zone-0412."),
            Column("area", cells.IDENTIFIER, "Area of the zone.", refers="areas"),
            Column("zone", cells.WORD, "Zone; its people are the same people in each of its services."),
            Column("service", cells.WORD, "Service they use.", refers="reference:services"),
            Column("people", cells.INTEGER, "How many they are.", "people", 0, MOST_PEOPLE),
            _MARKING,
        ),
    ),
    Table(
        "requirements",
        Requirement,
        ("node", "group"),
        "What an asset or a demand needs: at least k of the suppliers of a group.",
        (
            Column("node", cells.IDENTIFIER, "Asset or demand that needs it."),
            Column("group", cells.WORD, "Name of the group within the node, like power."),
            Column("k", cells.INTEGER, "How many of the group's suppliers it needs.", "suppliers", 1, 1_000_000),
            _hours("buffer_h", "Time that battery, fuel or stock bridge when full."),
            Column(
                "recharge",
                cells.OPTIONAL_NUMBER,
                "Hours of buffer regained per hour of supply; empty for full again at once.",
                "hours per hour",
                0.25,
                1000.0,
                0.25,
            ),
            Column("need", cells.NEED, "Whether it is needed to run, to start, or for both."),
            Column("confidence", cells.NUMBER, "Probability that the requirement exists.", "1", 0.0, 1.0),
            Column("basis", cells.BASIS, "Whether the operator declared it or it was inferred."),
            _SOURCE,
            _MARKING,
        ),
    ),
    Table(
        "suppliers",
        Supplier,
        ("node", "group", "supplier"),
        "The suppliers of each group.",
        (
            Column("node", cells.IDENTIFIER, "Asset or demand that is supplied."),
            Column("group", cells.WORD, "Group of the node."),
            Column("supplier", cells.IDENTIFIER, "Asset that supplies.", refers="assets"),
            _MARKING,
        ),
    ),
)
HEADER_FILE = "nation.toml"
PACKAGE_FILE = "datapackage.json"
OWN_FILES = (HEADER_FILE, *(table.file for table in TABLES), PACKAGE_FILE)
"""Files that the writer makes. Anything else in a dossier (``evidence/``, ``parameters.csv``) is left as it is."""
