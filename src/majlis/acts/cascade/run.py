"""Follow an attack through the infrastructure, hour by hour."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from majlis.acts.act import WRITES, Command, Part, Result, act
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.kernel.marking import SYNTHETIC_BAND, banded

if TYPE_CHECKING:
    from majlis.infrastructure.attack import Attack
    from majlis.infrastructure.cascade import Outage
    from majlis.infrastructure.nation import Nation

SHOWN_HOURS = 24
SHOWN_AREAS = 10
SHOWN_SERVICES = 5


class RunCommand(Command):
    """Which nation, and what is attacked."""

    nation: NationText
    attack: tuple[str, ...] = Field(
        default=(),
        description="A hit as ASSET@HOUR:REPAIR_HOURS, for example grid:north-07@0:24. Repeat it for more hits, or "
        "separate them by commas. Without :REPAIR_HOURS the asset's usual repair time counts; inf means never.",
    )
    engine: Literal["events", "oracle"] = Field(
        default="events", description="The fast engine, or the slow one that follows the definition; they agree."
    )
    plot: Path | None = Field(
        default=None, description="Write a chart of people without services to this SVG file.", json_schema_extra=WRITES
    )


class Interruption(Part):
    """A service that fails for some people."""

    service: str
    name: str
    person_hours: float = Field(description="People x hours without it, within the horizon.")
    peak: int = Field(description="Most people without it at one time.")
    people: tuple[int, ...] = Field(description="People without it, at each of the result's hours.")


class AreaLoss(Part):
    """An area's loss."""

    area: str
    name: str
    person_hours: float = Field(description="People x hours without a service; each service counts.")


class NodeOutages(Part):
    """An asset or demand that is down at some time."""

    node: str
    down: tuple[tuple[float, float], ...] = Field(
        description="From, until: hours after the start. An end at the horizon means that it is not over."
    )


class RunResult(Result):
    """What an attack does."""

    nation: str
    name: str
    synthetic: bool
    marking: str
    engine: str
    attack: tuple[str, ...]
    horizon_hours: int
    hours: tuple[float, ...] = Field(description="Hours at which the number of assets or people changes.")
    assets_down: tuple[int, ...] = Field(description="Assets down from each hour until the next.")
    any_service: tuple[int, ...] = Field(description="People without at least one service; each zone counts once.")
    any_person_hours: float
    services: tuple[Interruption, ...]
    areas: tuple[AreaLoss, ...] = Field(description="Areas with a loss, the largest first.")
    outages: tuple[NodeOutages, ...]
    not_over: int = Field(description="Assets and demands that are still down when the horizon is reached.")
    plot: str | None

    def text(self) -> str:
        """Return the hours, the losses by service and by area."""
        lines = [SYNTHETIC_BAND, ""] if self.synthetic else []
        lines += [f"{self.name}   {self.marking}", f"attack: {', '.join(self.attack)}", ""]
        if not self.services:
            assets = len(self.outages)
            lines += [f"{assets} {'asset goes' if assets == 1 else 'assets go'} down, and nobody loses a service."]
        else:
            lines += [*_hour_table(self), "", *_service_table(self), "", *_area_table(self)]
        lines += [""] + (
            [f"{self.not_over} assets and demands are still down at hour {self.horizon_hours}."]
            if self.not_over
            else []
        )
        lines += [f"The chart is in {self.plot}."] if self.plot else []
        return "\n".join(lines).rstrip()


def _hour_table(result: RunResult) -> list[str]:
    shown = result.services[:SHOWN_SERVICES]
    columns = [("assets down", result.assets_down), ("any service", result.any_service)]
    columns += [(service.name, service.people) for service in shown]
    widths = [max(len(name), 11) for name, _ in columns]
    head = "  ".join(f"{name:>{width}}" for (name, _), width in zip(columns, widths, strict=True))
    chosen = _evenly(len(result.hours), SHOWN_HOURS)
    rows = [
        "  ".join(f"{counts[i]:>{width},}" for (_, counts), width in zip(columns, widths, strict=True)) for i in chosen
    ]
    notes = ["people without a service, at each change"]
    if len(chosen) < len(result.hours):
        notes.append(f"{len(result.hours) - len(chosen)} of {len(result.hours)} changes are not shown")
    if len(shown) < len(result.services):
        notes.append(f"{len(result.services) - len(shown)} more services below")
    lines = [f"{result.hours[i]:>7g}  {row}" for i, row in zip(chosen, rows, strict=True)]
    return [f"{'hour':>7}  {head}", *lines, f"({'; '.join(notes)})"]


def _service_table(result: RunResult) -> list[str]:
    rows = [f"{s.name:<26}{s.person_hours:>18,.0f}{s.peak:>16,}" for s in result.services]
    peak = max(result.any_service, default=0)
    return [
        f"{'service':<26}{'people x hours':>18}{'most at once':>16}",
        *rows,
        f"{'any (each person once)':<26}{result.any_person_hours:>18,.0f}{peak:>16,}",
    ]


def _area_table(result: RunResult) -> list[str]:
    rows = [f"{area.name:<26}{area.person_hours:>18,.0f}" for area in result.areas[:SHOWN_AREAS]]
    more = len(result.areas) - len(rows)
    return [
        f"{'area':<26}{'people x hours':>18}",
        *rows,
        *([f"and {more} more areas"] if more > 0 else []),
    ]


def _evenly(count: int, most: int) -> Sequence[int]:
    """Return at most ``most`` places out of ``count``, the first and the last among them."""
    if count <= most:
        return range(count)
    return [round(i * (count - 1) / (most - 1)) for i in range(most)]


@act("cascade.run")
def run(command: RunCommand, world: World) -> RunResult:
    """Follow the attack, and write the chart if one is wanted.

    Raises
    ------
    NotFoundError, InputError
        If the nation cannot be read, or the attack does not fit it.
    """
    from majlis.infrastructure.attack import Attack

    asked = Attack.parse(command.attack)
    place = world.place(command.nation)
    nation = place.nation()
    attack = asked.filled({asset.id: asset.repair_mode_h for asset in nation.assets})
    outage = nation.cascade(attack=attack, engine=command.engine)
    names = _names("services")
    if command.plot is not None:
        key = " ".join(map(str, attack.hits))
        demand_leave(world, Leaving("cascade run", place.label, str(nation.marking), key, permission="cascade.run"))
        _plot(command.plot, outage, nation, names=names)
    facts = {"nation": place.label, "engine": command.engine, "plot": command.plot and str(command.plot)}
    return _result(outage, facts, attack=attack, names=names)


def _result(outage: "Outage", facts: Mapping[str, Any], *, attack: "Attack", names: Mapping[str, str]) -> RunResult:
    nation, scale = outage.nation, outage.hours_per_slot
    if nation is None:
        raise TypeError("the act follows nations")
    changes = _changes(outage)
    lost = outage.person_hours_by_service()
    area_names = {area.id: area.name for area in nation.areas}
    dark = tuple(NodeOutages(node=name, down=outage.hours(name)) for name in outage.dark)
    return RunResult(
        **facts,
        name=nation.header.name,
        synthetic=nation.header.synthetic,
        marking=str(nation.marking),
        attack=tuple(str(hit) for hit in attack.hits),
        horizon_hours=nation.header.horizon_hours,
        hours=tuple(slot * scale for slot in changes),
        assets_down=tuple(outage.assets_down[changes].tolist()),
        any_service=tuple(outage.people_without_any[changes].tolist()),
        any_person_hours=float(outage.people_without_any.sum()) * scale,
        services=tuple(
            Interruption(
                service=service,
                name=names[service],
                person_hours=hours,
                peak=int(outage.people_without[service].max()),
                people=tuple(outage.people_without[service][changes].tolist()),
            )
            for service, hours in lost.items()
        ),
        areas=tuple(
            AreaLoss(area=area, name=area_names[area], person_hours=hours)
            for area, hours in outage.person_hours_by_area().items()
        ),
        outages=dark,
        not_over=int((outage.end == outage.network.horizon).sum()),
    )


def _changes(outage: "Outage") -> list[int]:
    """Return the slots in which any of the counts differs from the slot before."""
    import numpy as np

    counts = np.stack([outage.assets_down, outage.people_without_any, *outage.people_without.values()])
    before = np.concatenate([np.zeros((len(counts), 1), dtype=np.int64), counts[:, :-1]], axis=1)
    return [int(slot) for slot in np.flatnonzero((counts != before).any(axis=0))]


def _names(table: str) -> Mapping[str, str]:
    from majlis.reference import load_table

    return {row["id"]: row["name"] for row in load_table(table).rows}


def _plot(path: Path, outage: "Outage", nation: "Nation", *, names: Mapping[str, str]) -> None:
    """Write the chart with the nation's name and marking, and the band where it is synthetic."""
    from majlis.briefing.charts import outage_chart, svg
    from majlis.kernel.errors import InputError
    from majlis.kernel.files import write_whole

    end = min(outage.network.horizon, int(1.1 * max(outage.end, default=0)) + 2)  # what comes after is flat
    hours = [slot * outage.hours_per_slot for slot in range(end)]
    people = {names[service]: slots[:end].tolist() for service, slots in outage.people_without.items()}
    if not path.parent.is_dir():
        raise InputError(
            f"there is no folder {path.parent}", where="option --plot", mend="make it first", code="cascade.plot"
        )
    chart = outage_chart(hours, people, synthetic=nation.header.synthetic)
    lines = banded(f"{nation.header.name} · {nation.marking}", synthetic=nation.header.synthetic).splitlines()
    chart["title"] = {"text": lines, "frame": "bounds"}
    write_whole(path, svg(chart).encode("utf-8"))
