"""The rules of a synthetic nation, read from the tables that ship."""

from dataclasses import dataclass
from functools import cache
from math import ceil

from majlis.infrastructure.nation import Need
from majlis.reference.loader import load_table
from majlis.reference.parameters import Parameter, parameters


@dataclass(frozen=True, slots=True)
class AssetClass:
    """A class of asset; a row of ``asset_kinds.csv``, which explains the columns.

    Attributes
    ----------
    code : int
        Row number; the address of its random numbers.
    key, sector, kind, prefix, name : str
    at_3000, growth : float
    least : int
    spread : str
    operators : tuple of int
        First and last number of the sector's operators that run it.
    territory : bool
    technology : str
    black_start, declared, unknown : float
        Shares, 0 to 1.
    """

    code: int
    key: str
    sector: str
    kind: str
    prefix: str
    name: str
    at_3000: float
    growth: float
    least: int
    spread: str
    operators: tuple[int, int]
    territory: bool
    technology: str
    black_start: float
    declared: float
    unknown: float

    @property
    def parameter_key(self) -> str:
        """The part of a parameter's id that stands for this class: ``sector-kind``."""
        return f"{self.sector}-{self.kind}"


@dataclass(frozen=True, slots=True)
class ServiceSupply:
    """How a service reaches people; a row of ``service_supply.csv``."""

    code: int
    service: str
    towns_only: bool
    declared: float
    unknown: float

    @property
    def key(self) -> str:
        """The class name that the dependency rules use: ``<service>-demand``."""
        return f"{self.service}-demand"


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement of a class; a row of ``dependency_rules.csv`` with its parameters.

    Attributes
    ----------
    code : int
    owner : str
        Class that needs it.
    group : str
    suppliers : tuple of str
        Classes that supply it.
    n : int
        Suppliers listed.
    radial : float
        Share of nodes that list a single one.
    need : Need
    adopts : bool
        Whether suppliers that no node lists join the node nearest to them.
    needed : float
        Share of the listed suppliers that must be up.
    buffer : Parameter or None
    recharge : float or None
    """

    code: int
    owner: str
    group: str
    suppliers: tuple[str, ...]
    n: int
    radial: float
    need: Need
    adopts: bool
    needed: float
    buffer: Parameter | None
    recharge: float | None

    def k(self, listed: int) -> int:
        """Return how many of the listed suppliers must be up: the needed share rounded up, at least one."""
        return max(1, ceil(self.needed * listed - 1e-9))


@cache
def asset_classes() -> tuple[AssetClass, ...]:
    """Return the classes of asset, in table order."""
    return tuple(
        AssetClass(
            code=code,
            key=row["class"],
            sector=row["sector"],
            kind=row["kind"],
            prefix=row["prefix"],
            name=row["name"],
            at_3000=float(row["at_3000"]),
            growth=float(row["growth"]),
            least=int(row["least"]),
            spread=row["spread"],
            operators=_range(row["operators"]),
            territory=row["territory"] == "yes",
            technology=row["technology"],
            black_start=float(row["black_start"]),
            declared=float(row["declared"]),
            unknown=float(row["unknown"]),
        )
        for code, row in enumerate(load_table("asset_kinds").rows)
    )


@cache
def service_supplies() -> tuple[ServiceSupply, ...]:
    """Return how each service reaches people, in table order. Codes follow those of the asset classes."""
    first = len(asset_classes())
    return tuple(
        ServiceSupply(
            first + code, row["service"], row["towns_only"] == "yes", float(row["declared"]), float(row["unknown"])
        )
        for code, row in enumerate(load_table("service_supply").rows)
    )


@cache
def dependency_rules() -> tuple[Rule, ...]:
    """Return the dependency rules with their dated parameters, in table order."""
    keys = {item.key: item.parameter_key for item in asset_classes()}
    keys |= {item.key: item.key for item in service_supplies()}
    known = parameters()
    rules = []
    for code, row in enumerate(load_table("dependency_rules").rows):
        key = f"{keys[row['class']]}.{row['group']}"
        recharge = known.get(f"recharge.{key}")
        rules.append(
            Rule(
                code=code,
                owner=row["class"],
                group=row["group"],
                suppliers=tuple(row["suppliers"].split()),
                n=int(row["n"]),
                radial=float(row["radial"]),
                need=Need(row["need"]),
                adopts=row["adopts"] == "yes",
                needed=known.get(f"needed.{key}", known["needed.default"]).centre,
                buffer=known.get(f"buffer.{key}"),
                recharge=recharge.centre if recharge else None,
            )
        )
    return tuple(rules)


def rules_of(owner: str) -> tuple[Rule, ...]:
    """Return the rules of a class, in table order."""
    return tuple(rule for rule in dependency_rules() if rule.owner == owner)


def hours(key: str) -> float | None:
    """Return the centre of a parameter such as ``manual.gas-field``, hours, or None where there is none."""
    found = parameters().get(key)
    return found.centre if found else None


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("-")
    return int(first), int(last or first)
