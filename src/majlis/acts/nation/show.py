"""Show a nation's size, coverage and sectors."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND

if TYPE_CHECKING:
    from majlis.infrastructure import Nation
    from majlis.infrastructure.coverage import Coverage, Shares


class ShowCommand(Command):
    """Which nation to show."""

    nation: NationText


class Known(Part):
    """People by how well their supply is known; the three shares are together 1."""

    people: int = Field(description="People; over all services they count once per service.")
    declared: float = Field(description="Share whose supply the operators declared, 0 to 1.")
    inferred: float = Field(description="Share whose supply is inferred in part, 0 to 1.")
    unknown: float = Field(description="Share of whose supply nothing is known, 0 to 1.")


class SectorSize(Part):
    """A sector of the nation."""

    sector: str
    name: str
    assets: int
    operators: int
    kinds: dict[str, int] = Field(description="Assets by kind.")
    declared: bool = Field(description="Whether the sector has declared any of its requirements.")


class ServiceSize(Part):
    """A service that people use."""

    service: str
    name: str
    coverage: Known


class ShowResult(Result):
    """A nation in figures."""

    nation: str
    id: str
    name: str
    synthetic: bool
    notice: str
    marking: str
    sha256: str = Field(description="Hash of the nation's content; runs are pinned to it.")
    horizon_hours: int
    slot_minutes: int
    currency: str
    time_zone: str
    people: int = Field(description="People who live in its areas.")
    zones: int
    rows: dict[str, int] = Field(description="Rows by table.")
    inferred_requirements: int
    coverage: Known
    sectors: tuple[SectorSize, ...]
    services: tuple[ServiceSize, ...]

    def text(self) -> str:
        """Return the figures as short tables."""
        lines = [SYNTHETIC_BAND, ""] if self.synthetic else []
        lines += [f"{self.name} ({self.id})   {self.marking}", *([self.notice] if self.notice else []), ""]
        lines += [f"hash      {self.sha256}"]
        lines += [f"horizon   {self.horizon_hours} hours in slots of {self.slot_minutes} minutes"]
        lines += [f"people    {self.people:,} in {self.rows['areas']:,} areas and {self.zones:,} zones", ""]
        lines += [f"{'table':<14}{'rows':>10}", *(f"{name:<14}{count:>10,}" for name, count in self.rows.items()), ""]
        lines += [f"{'sector':<30}{'assets':>8}  dependencies  kinds", *map(_sector_line, self.sectors), ""]
        lines += [f"{'supply of':<22}{'people':>15}{'declared':>10}{'inferred':>10}{'unknown':>9}"]
        lines += [_known_line(service.name, service.coverage) for service in self.services]
        lines += [_known_line("all, once per service", self.coverage), ""]
        silent = [sector for sector in self.sectors if not sector.declared]
        named = f": {'; '.join(sector.name for sector in silent)}" if silent else ""
        return "\n".join(
            [*lines, f"{len(silent)} of {len(self.sectors)} sectors have not declared their dependencies{named}."]
        )


def _sector_line(sector: SectorSize) -> str:
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sector.kinds.items())
    return f"{sector.name:<30}{sector.assets:>8,}  {'declared' if sector.declared else 'not declared':<12}  {kinds}"


def _known_line(name: str, known: Known) -> str:
    shares = f"{known.declared:>10.1%}{known.inferred:>10.1%}{known.unknown:>9.1%}"
    return f"{name:<22}{known.people:>15,}{shares}"


@act("nation.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Read the nation and count.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If it cannot be read.
    """
    from majlis.infrastructure import coverage, nation_hash
    from majlis.infrastructure.dossier.schema import TABLES
    from majlis.infrastructure.nation import Basis

    place = world.place(command.nation)
    nation = place.nation()
    header = nation.header
    covered = coverage(nation)
    return ShowResult(
        nation=place.label,
        id=header.id,
        name=header.name,
        synthetic=header.synthetic,
        notice=header.notice,
        marking=str(nation.marking),
        sha256=nation_hash(nation),
        horizon_hours=header.horizon_hours,
        slot_minutes=header.slot_minutes,
        currency=header.currency,
        time_zone=header.time_zone,
        people=sum(area.population for area in nation.areas),
        zones=len({demand.zone for demand in nation.demands}),
        rows={table.name: len(getattr(nation, table.name)) for table in TABLES},
        inferred_requirements=sum(row.basis is Basis.INFERRED for row in nation.requirements),
        coverage=_known(covered.all),
        sectors=_sectors(nation, covered),
        services=_services(covered.by_service),
    )


def _known(shares: "Shares") -> Known:
    return Known(people=shares.people, declared=shares.declared, inferred=shares.inferred, unknown=shares.unknown)


def _sectors(nation: "Nation", covered: "Coverage") -> tuple[SectorSize, ...]:
    from majlis.reference import sectors

    kinds = Counter((asset.sector, asset.kind) for asset in nation.assets)
    operators = {(asset.sector, asset.operator) for asset in nation.assets}
    present = set(covered.declared) | set(covered.undeclared)
    return tuple(
        SectorSize(
            sector=row["id"],
            name=row["name"],
            assets=sum(count for (sector, _), count in kinds.items() if sector == row["id"]),
            operators=sum(sector == row["id"] for sector, _ in operators),
            kinds={kind: count for (sector, kind), count in sorted(kinds.items()) if sector == row["id"]},
            declared=row["id"] in covered.declared,
        )
        for row in sectors().rows
        if row["id"] in present
    )


def _services(by_service: "Mapping[str, Shares]") -> tuple[ServiceSize, ...]:
    from majlis.reference import services

    return tuple(
        ServiceSize(service=row["id"], name=row["name"], coverage=_known(by_service[row["id"]]))
        for row in services().rows
        if row["id"] in by_service
    )
