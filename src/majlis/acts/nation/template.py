"""Write the workbook in which a workshop describes a nation."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import ARGUMENT, WRITES, Command, Result, act
from majlis.acts.leaving import Leaving, demand_leave
from majlis.acts.options import parts
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError, InputError
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from majlis.infrastructure.nation import Nation
    from majlis.infrastructure.workbook import ProvincePlan, TemplatePlan

_SUFFIX = ".xlsx"


class TemplateCommand(Command):
    """Where to write the workbook, and what it may know already."""

    file: Path = Field(description="File to write, ending in .xlsx.", json_schema_extra=WRITES)
    nation: str = Field(
        default="",
        max_length=500,
        description="A nation that was started or exists: its name, provinces and sectors are filled in.",
        json_schema_extra=ARGUMENT,
    )
    country: str = Field(
        default="", max_length=200, description="Name of the country. Default: the nation's, or empty."
    )
    provinces: tuple[str, ...] = Field(default=(), description="Names of provinces to fill in. Default: the nation's.")
    sectors: tuple[str, ...] = Field(
        default=(), description="Sectors that the pick list offers. Default: the nation's, or all."
    )
    replace: bool = Field(default=False, description="Replace a file that is there.")


class TemplateResult(Result):
    """What was written."""

    file: str
    nation: str = Field(description="Name of the country in it; empty where it is still to be filled in.")
    synthetic: bool
    marking: str
    provinces: int = Field(description="Provinces that are filled in already.")
    sectors: tuple[str, ...] = Field(description="Sectors that the pick list offers.")

    def text(self) -> str:
        """Return what the workbook holds and the next step."""
        named = f" for {self.nation}" if self.nation else ""
        noun = "province is" if self.provinces == 1 else "provinces are"
        lines = [
            f"Wrote {self.file}{named} · {self.marking}",
            f"  {self.provinces} {noun} filled in; {len(self.sectors)} sectors to choose from",
            "",
            "Fill it in with the people who run things: 20 to 60 services, who supplies whom. Grey rows are examples.",
            f"Next: majlis nation import {self.file} --dry-run",
        ]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("nation.read")
def template(command: TemplateCommand, world: World) -> TemplateResult:
    """Write the workbook; a file that is there stays, unless it is to be replaced.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the file's name does not end in .xlsx, or a sector or province does not fit.
    ConflictError
        If the file is there already.
    """
    from majlis.infrastructure.workbook import template_bytes
    from majlis.kernel.files import write_whole

    _judge_file(command.file, replace=command.replace)
    plan = _plan(command, world)
    demand_leave(
        world, Leaving("nation template", plan.name, plan.marking, command.file.name, permission="nation.read")
    )
    data = template_bytes(plan)
    command.file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(command.file, data)
    return TemplateResult(
        file=str(command.file),
        nation=plan.name,
        synthetic=bool(plan.synthetic),
        marking=plan.marking,
        provinces=len(plan.provinces),
        sectors=plan.offered(),
    )


def _judge_file(file: Path, *, replace: bool) -> None:
    if file.suffix.lower() != _SUFFIX:
        raise InputError(
            f"the file's name does not end in {_SUFFIX}",
            where=str(file),
            why="Excel and LibreOffice know the file by it",
            mend=f"write {file.with_suffix(_SUFFIX).name}",
            code="nation.template-name",
        )
    if file.exists() and not (replace and file.is_file()):
        raise ConflictError(
            f"{file} is there already",
            why="what was filled in would be lost",
            mend="give another name, or add --replace",
            code="nation.template-taken",
        )


def _plan(command: TemplateCommand, world: World) -> "TemplatePlan":
    from dataclasses import replace

    from majlis.infrastructure.workbook import ProvincePlan, TemplatePlan

    plan = _known(command.nation, world) if command.nation else TemplatePlan()
    sectors, provinces = parts(command.sectors), parts(command.provinces)
    _judge_sectors(sectors)
    if provinces:
        known = {one.name: one for one in plan.provinces}
        plan = replace(plan, provinces=tuple(known.get(name, ProvincePlan(name)) for name in dict.fromkeys(provinces)))
    _judge_provinces([one.name for one in plan.provinces])
    return replace(plan, name=command.country or plan.name, sectors=sectors or plan.sectors)


def _judge_sectors(given: "Sequence[str]") -> None:
    from majlis.reference import sectors

    known = sectors().column("id")
    strange = [name for name in given if name not in known]
    if strange:
        raise InputError(
            f"there is no sector {strange[0]!r}",
            where="option --sectors",
            mend=f"choose from {', '.join(known)}",
            code="nation.unknown-sector",
        )


def _judge_provinces(names: "Sequence[str]") -> None:
    from majlis.infrastructure.workbook.form import PROVINCES_SHEET, ROWS

    if len(names) > ROWS[PROVINCES_SHEET]:
        raise InputError(
            f"{len(names)} provinces are more than the workbook has rows for ({ROWS[PROVINCES_SHEET]})",
            why="a workshop describes provinces, not districts",
            mend="name the larger units with --provinces, or export the nation: majlis nation export",
            code="nation.provinces",
        )


def _known(text: str, world: World) -> "TemplatePlan":
    """Return what is known of a nation: of one in the records its draft and profile, else its dossier."""
    from majlis.infrastructure.workbook import ProvincePlan, TemplatePlan

    recorded = "/" not in text and not Path(text, "nation.toml").is_file()
    named = f"{text}@draft" if recorded and "@" not in text else text
    nation = world.place(named).nation()
    header = nation.header
    profile = _profile(text.partition("@")[0], world) if recorded else {}
    provinces = _provinces(nation) or tuple(ProvincePlan(name) for name in profile.get("provinces", ()))
    return TemplatePlan(
        name=header.name,
        id=header.id,
        time_zone=header.time_zone,
        currency=header.currency,
        marking=str(header.marking),
        notice=header.notice,
        synthetic=header.synthetic,
        provinces=provinces,
        sectors=tuple(profile.get("sectors", ())),
    )


def _profile(code: str, world: World) -> "dict[str, list[str]]":
    if not world.has_records:
        return {}
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.nations import start

    return start.profile_of(records, code) if nations.exists(records, code) else {}


def _middle(values: "Sequence[float]", people: "Sequence[int]") -> float:
    """Return the mean of values, weighted by people."""
    total = sum(people)
    weights = [one / total for one in people] if total else [1 / len(people)] * len(people)
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _provinces(nation: "Nation") -> "tuple[ProvincePlan, ...]":
    """Return the regions of a nation with their people, and their middle weighted by them."""
    from majlis.infrastructure.workbook import ProvincePlan

    found = []
    for region in dict.fromkeys(area.region or area.name for area in nation.areas):
        areas = [area for area in nation.areas if (area.region or area.name) == region]
        people = [area.population for area in areas]
        found.append(
            ProvincePlan(
                name=region,
                population=sum(people) or None,
                urban_percent=round(100 * _middle([area.urban_share for area in areas], people), 1),
                latitude=round(_middle([area.latitude for area in areas], people), 4),
                longitude=round(_middle([area.longitude for area in areas], people), 4),
            )
        )
    return tuple(found)
