"""List what depends on an asset."""

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND

SHOWN = 40


class DownstreamCommand(Command):
    """Which nation and which asset."""

    nation: NationText
    asset: str = Field(description="Asset whose dependants are listed, for example grid:north-07.")


class DependantRow(Part):
    """An asset or demand that depends on the asset."""

    node: str
    distance: int = Field(description="Supplier links between the two; 1 is a direct dependant.")
    dark_h: float | None = Field(description="Hour at which the loss of the asset alone darkens it; null: never.")


class ServicePeople(Part):
    """People who lose a service."""

    service: str
    name: str
    people: int


class DownstreamResult(Result):
    """What depends on an asset."""

    nation: str
    name: str
    synthetic: bool
    marking: str
    asset: str
    horizon_hours: int
    dependants: tuple[DependantRow, ...] = Field(description="Those that go dark first, by hour; then by distance.")
    dark: int = Field(description="Dependants that the loss of the asset alone darkens.")
    people: tuple[ServicePeople, ...] = Field(description="People whose service that loss interrupts at some time.")

    def text(self) -> str:
        """Return the dependants, those that go dark first."""
        lines = [SYNTHETIC_BAND, ""] if self.synthetic else []
        lines += [f"{self.name}   {self.marking}", ""]
        if not self.dependants:
            return "\n".join([*lines, f"Nothing depends on {self.asset}."])
        many = f"{len(self.dependants):,} assets and demands depend on {self.asset}"
        dark = f"{self.dark:,} of them go dark within {self.horizon_hours} hours"
        lines += [
            f"{many}; if it is lost and never repaired, {dark}.",
            "",
            f"{'links':>5}  {'dark at hour':>12}  dependant",
        ]
        lines += [
            f"{row.distance:>5}  {'-' if row.dark_h is None else format(row.dark_h, 'g'):>12}  {row.node}"
            for row in self.dependants[:SHOWN]
        ]
        more = len(self.dependants) - SHOWN
        lines += [f"and {more:,} more (--json lists all)"] if more > 0 else []
        lines += ["", *(f"{row.people:>12,} people lose: {row.name}" for row in self.people)]
        return "\n".join(lines).rstrip()


@act("cascade.downstream")
def downstream(command: DownstreamCommand, world: World) -> DownstreamResult:
    """Find what depends on the asset, and lose it for good.

    Raises
    ------
    NotFoundError, InputError
        If the nation cannot be read or has no such asset.
    """
    from majlis.infrastructure.downstream import downstream as find
    from majlis.reference import services

    place = world.place(command.nation)
    nation = place.nation()
    found = find(nation, command.asset)
    rows = [DependantRow(node=d.node, distance=d.distance, dark_h=d.dark_h) for d in found.dependants]
    rows.sort(key=lambda row: (row.dark_h is None, row.dark_h or 0.0, row.distance, row.node))
    return DownstreamResult(
        nation=place.label,
        name=nation.header.name,
        synthetic=nation.header.synthetic,
        marking=str(nation.marking),
        asset=command.asset,
        horizon_hours=nation.header.horizon_hours,
        dependants=tuple(rows),
        dark=sum(row.dark_h is not None for row in rows),
        people=tuple(
            ServicePeople(service=row["id"], name=row["name"], people=found.people[row["id"]])
            for row in services().rows
            if row["id"] in found.people
        ),
    )
