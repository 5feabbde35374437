"""What a nation is made of: areas, operators, assets, demands, requirements, suppliers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from majlis.kernel.marking import Marking, join_all

if TYPE_CHECKING:
    from majlis.infrastructure.attack import AttackLike
    from majlis.infrastructure.cascade import Engine, Outage


class Basis(StrEnum):
    """How we know of a dependency."""

    DECLARED = "declared"
    INFERRED = "inferred"


class Need(StrEnum):
    """When a requirement must be met."""

    RUN = "run"
    START = "start"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Header:
    """The facts of ``nation.toml``.

    Attributes
    ----------
    id, name : str
    synthetic : bool
        True for an invented nation: every page, chart and file made from it says so.
    notice : str
        A sentence for the reader, for example where the areas come from.
    time_zone : str
        IANA name.
    currency : str
        ISO 4217.
    horizon_hours : int
        Length of the span in which an outage is followed, hours.
    slot_minutes : int
        Length of a time slot: 15 or 60 minutes.
    marking : Marking
        Marking of the dossier as a whole.
    """

    id: str
    name: str
    synthetic: bool
    notice: str
    time_zone: str
    currency: str
    horizon_hours: int
    slot_minutes: int
    marking: Marking

    @property
    def horizon_slots(self) -> int:
        """Number of time slots in the horizon."""
        return self.horizon_hours * 60 // self.slot_minutes


@dataclass(frozen=True, slots=True)
class Area:
    """A place with people, for example a district. ``region`` is its province."""

    id: str
    name: str
    region: str
    population: int
    urban_share: float
    latitude: float
    longitude: float
    source: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Operator:
    """An organisation that runs assets (essential entity)."""

    id: str
    name: str
    sector: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Asset:
    """A facility or system.

    Attributes
    ----------
    id : str
        Short identifier, for example ``grid:north-07``.
    kind : str
        For example ``generation``; the engineering rules go by sector and kind.
    vendor : str
        Vendor whose technology a common cause would reach; empty where unknown.
    repair_low_h, repair_mode_h, repair_high_h : float
        Three-point estimate of the time to repair after an attack, hours.
    restart_h : float
        Time from cause cleared to working, hours.
    black_start : bool
        Starts without what its requirements of need ``start`` ask for.
    manual_start_h : float or None
        After so many hours a crew starts it by hand, without those requirements. None: never.
    source : str
        Who says so; for synthetic assets, that they are.
    """

    id: str
    name: str
    sector: str
    kind: str
    operator: str
    area: str
    vendor: str
    repair_low_h: float
    repair_mode_h: float
    repair_high_h: float
    restart_h: float
    black_start: bool
    manual_start_h: float | None
    source: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Demand:
    """People of a zone of an area who use a service. They are what a loss is counted in.

    Attributes
    ----------
    id : str
        Short identifier, for example ``power:zone-0412``.
    zone : str
        People of one zone are the same people in each of its services; in "any service"
        a zone counts once, with the largest number of people among its interrupted services.
    service : str
        An id of ``reference/data/services.csv``.
    people : int
    """

    id: str
    area: str
    zone: str
    service: str
    people: int
    marking: Marking


@dataclass(frozen=True, slots=True)
class Requirement:
    """A node needs at least k of the suppliers listed for this group.

    Attributes
    ----------
    node : str
        Id of an asset or a demand.
    group : str
        Name of the group within the node, for example ``power``.
    k : int
    buffer_h : float
        Hours that battery, fuel or stock bridge, when full.
    recharge : float or None
        Hours of buffer regained per hour of supply, in quarters (0.25, 0.5, ...). None: full again at once.
    need : Need
    confidence : float
        Probability that the requirement exists; 1 for a declared one. Inferred ones are sampled.
    basis : Basis
    source : str
    """

    node: str
    group: str
    k: int
    buffer_h: float
    recharge: float | None
    need: Need
    confidence: float
    basis: Basis
    source: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class Supplier:
    """One supplier in one group of a node."""

    node: str
    group: str
    supplier: str
    marking: Marking


@dataclass(frozen=True)
class Nation:
    """A nation as a dossier describes it. Rows are in file order; order carries no meaning.

    Attributes
    ----------
    header : Header
    areas, operators, assets, demands, requirements, suppliers : tuple
    lines : mapping of str to mapping of str to int
        For messages: file name to row key to line number. Not part of the nation's content.
    """

    header: Header
    areas: tuple[Area, ...]
    operators: tuple[Operator, ...]
    assets: tuple[Asset, ...]
    demands: tuple[Demand, ...]
    requirements: tuple[Requirement, ...]
    suppliers: tuple[Supplier, ...]
    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def marking(self) -> Marking:
        """The marking of what is made from it: the strictest of the dossier and all its rows."""
        tables = (self.areas, self.operators, self.assets, self.demands, self.requirements, self.suppliers)
        return join_all([self.header.marking, *{row.marking for table in tables for row in table}])

    def cascade(self, *, attack: "AttackLike", engine: "Engine" = "events") -> "Outage":
        """Follow an attack, as :func:`majlis.infrastructure.cascade.cascade` does.

        Parameters
        ----------
        attack : Attack, mapping or sequence of str
            For example ``{"grid:north-07": 0.0}``: the asset is hit at hour 0 and takes its usual repair time.
        engine : {"events", "oracle"}
        """
        from majlis.infrastructure.cascade import cascade

        return cascade(self, attack=attack, engine=engine)
