"""Say in which days incidents are logged by hand."""

from datetime import date

from pydantic import Field

from majlis.acts.act import ARGUMENT, Command, Result, act
from majlis.acts.effect_line import EffectLine, effect_line
from majlis.acts.evidence_options import keeping
from majlis.acts.options import NationCode, parts
from majlis.acts.world import World
from majlis.kernel.marking import banded


class WindowCommand(Command):
    """In which days, and in which sectors, every incident that is known is entered by hand."""

    nation: NationCode
    start: date | None = Field(
        default=None, description="First day, like 2025-01-01. Default: show what is set.", json_schema_extra=ARGUMENT
    )
    until: date | None = Field(
        default=None, description="First day on which nobody logs any more. Default: it goes on."
    )
    sectors: tuple[str, ...] = Field(default=(), description="Sectors that are logged. Default: all.")


class WindowResult(Result):
    """The days and sectors, and how many incidents count in them."""

    nation: str
    start: str
    until: str
    sectors: tuple[str, ...]
    incidents: int = Field(description="Incidents entered by hand.")
    counted: int = Field(description="Those of them that figures count today.")
    effects: tuple[EffectLine, ...] = Field(description="What these days do to the months that rates rest on.")
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return the days, and what counts."""
        if not self.start:
            lines = [
                f"NOT COUNTED: nobody has said in which days incidents of {self.nation} are logged by hand.",
                f"Next: majlis incident window {self.nation} FROM",
            ]
        else:
            days = f"from {self.start} " + (f"until {self.until}" if self.until else "on")
            lines = [
                f"{self.nation}: incidents are logged by hand {days}, {', '.join(self.sectors) or 'all sectors'}.",
                f"{self.counted:,} of {self.incidents:,} incidents count in figures; days count once they are over.",
                "Outside these days nothing is known, which is not zero.",
                *(one.text() for one in self.effects),
                *self._told_shorter(),
                f"Next: majlis threat rates {self.nation}",
            ]
        return banded("\n".join(lines), synthetic=self.synthetic)

    def _told_shorter(self) -> list[str]:
        if not any(one.shorter for one in self.effects):
            return []
        return [
            "More reports are not more attacks, so a rate uses one side of a change only.",
            "Where a file covers the same sectors and days, log by hand only what it leaves out: --sectors, --until.",
        ]


@act("incident.write")
def window(command: WindowCommand, world: World) -> WindowResult:
    """Set the days, or show them.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    InputError
        If the days are none, or a sector is unknown.
    """
    records = world.records
    from majlis.adapters.records import incidents
    from majlis.adapters.records.incidents import known, links

    if command.start is not None:
        links.set_window(records, command.nation, command.start, command.until, parts(command.sectors))
    days = incidents.days(records, command.nation)
    every, counted = known.counted(records, command.nation)
    return WindowResult(
        nation=command.nation,
        start=str(days.start or ""),
        until=str(days.end or ""),
        sectors=days.sectors,
        incidents=every,
        counted=counted,
        effects=_effects(command.nation, world) if days.start else (),
        marking=str(days.marking),
        synthetic=days.synthetic,
    )


def _effects(nation: str, world: World) -> tuple[EffectLine, ...]:
    from majlis.adapters.records.evidence.listing import listed
    from majlis.adapters.records.incidents.telling import HAND
    from majlis.threat.effect import effects

    place = keeping(nation, world).place
    entries = [one.entry for one in listed(world.records, nation)]
    without = [one for one in entries if one.name != HAND]
    minimum = place.parameters()["threat.span-minimum"].a
    return tuple(effect_line(one) for one in effects(without, entries, minimum=minimum))
