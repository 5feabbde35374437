"""What the workshop form says, read and judged cell by cell, before a nation is made of it."""

from dataclasses import dataclass, field

from majlis.infrastructure.findings import Finding, Severity
from majlis.infrastructure.synthesis.rules import AssetClass
from majlis.kernel.errors import Fault
from majlis.kernel.marking import Marking


@dataclass(frozen=True, slots=True)
class Facts:
    """The sheet Nation."""

    name: str
    id: str
    synthetic: bool
    time_zone: str
    currency: str
    marking: Marking
    author: str
    notice: str


@dataclass(frozen=True, slots=True)
class Province:
    """A row of Provinces. ``latitude`` and ``longitude`` are None where they are not given."""

    place: str
    name: str
    population: int
    urban_share: float
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Service:
    """A row of Services.

    Attributes
    ----------
    place : str
        Cell of its name.
    province : str or None
        Name of its province; None for the whole country.
    people : int
        People who use it directly; 0 where it only serves others.
    people_place : str
    backup : float or None
        Hours without power; None for the usual ones.
    repair : tuple of float or None
        Low, usual and high, hours; None for the usual ones.
    """

    place: str
    name: str
    sector: str
    kind: AssetClass
    province: str | None
    operator: str
    vendor: str
    people: int
    people_place: str
    backup: float | None
    repair: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class Link:
    """A row of Who supplies whom. ``share`` is (needed, listed), each None where it is not said."""

    place: str
    service: str
    supplier: str
    share: tuple[int | None, int | None] | None
    share_place: str
    buffer: float | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Answers:
    """All of it."""

    facts: Facts
    provinces: tuple[Province, ...]
    services: tuple[Service, ...]
    links: tuple[Link, ...]


@dataclass(slots=True)
class Judge:
    """Collects what is wrong and what is worth knowing.

    Attributes
    ----------
    faults : list of Fault
    findings : list of Finding
    """

    faults: list[Fault] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, code: str, what: str, where: str, mend: str, why: str = "") -> None:
        """Note what must be mended."""
        self.faults.append(Fault(f"workbook.{code}", what, where, why, mend))

    def odd(self, code: str, what: str, where: str, mend: str = "", why: str = "") -> None:
        """Note what someone should look at."""
        self.findings.append(Finding(Severity.WARNING, Fault(f"workbook.{code}", what, where, why, mend)))

    def told(self, code: str, what: str, where: str, mend: str = "", why: str = "") -> None:
        """Note what is worth knowing."""
        self.findings.append(Finding(Severity.NOTE, Fault(f"workbook.{code}", what, where, why, mend)))
