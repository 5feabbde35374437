"""Compare two saved what-ifs: people by service, and the assets that only one of them darkens."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.whatif.show import ShowCommand, show
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import Marking, banded, join_all

if TYPE_CHECKING:
    from majlis.acts.whatif.show import ShowResult

SHOWN = 20


class CompareCommand(Command):
    """Which two."""

    first: str = Field(max_length=40, description="Code of the first what-if, like WHATIF-2026-0007.")
    second: str = Field(max_length=40, description="Code of the second.")


class Sides(Part):
    """A service in both."""

    service: str
    name: str
    first_person_hours: float = Field(description="People x hours without it, in the first.")
    second_person_hours: float
    first_peak: int = Field(description="Most people without it at one time, in the first.")
    second_peak: int


class OneSide(Part):
    """One of the two."""

    code: str
    title: str
    version: int
    headline: str
    dark: int
    most_people: int
    person_hours: float


class CompareResult(Result):
    """What differs. Assets stand in the order of their ids."""

    nation: str
    synthetic: bool
    marking: str
    first: OneSide
    second: OneSide
    services: tuple[Sides, ...]
    only_first: tuple[str, ...] = Field(description="Assets that only the first darkens.")
    only_second: tuple[str, ...] = Field(description="Assets that only the second darkens.")
    both: int = Field(description="Assets that both darken.")

    @property
    def same_version(self) -> bool:
        """Whether both were made on one version of the nation."""
        return self.first.version == self.second.version

    def text(self) -> str:
        """Return both in words, then by service, then the assets."""
        lines = [f"{self.nation} · {self.marking}"]
        for side in (self.first, self.second):
            lines += ["", f"{side.code} · {side.title} (version {side.version})", side.headline]
        if not self.same_version:
            lines += ["", "They were made on different versions of the nation: part of the difference may be its."]
        lines += ["", f"{'people x hours':<26}{self.first.code:>18}{self.second.code:>18}"]
        lines += [
            f"{one.name:<26}{one.first_person_hours:>18,.0f}{one.second_person_hours:>18,.0f}" for one in self.services
        ]
        lines.append(
            f"{'any (each person once)':<26}{self.first.person_hours:>18,.0f}{self.second.person_hours:>18,.0f}"
        )
        lines += ["", f"{self.both:,} {'asset goes' if self.both == 1 else 'assets go'} dark in both."]
        for side, assets in ((self.first, self.only_first), (self.second, self.only_second)):
            more = f" and {len(assets) - SHOWN:,} more" if len(assets) > SHOWN else ""
            lines.append(f"Only in {side.code}: {len(assets):,}. {', '.join(assets[:SHOWN])}{more}".rstrip())
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("cascade.run")
def compare(command: CompareCommand, world: World) -> CompareResult:
    """Follow both, each on its own version, and hold them against each other.

    Raises
    ------
    NotFoundError
        If there is no such what-if, or its version is out of sight.
    InputError
        If they are of different nations.
    """
    left = show(ShowCommand(code=command.first), world)
    right = show(ShowCommand(code=command.second), world)
    if left.nation != right.nation:
        raise InputError(
            f"{left.code} is of {left.nation}, {right.code} of {right.nation}",
            mend="compare two of one nation",
            code="whatif.nations",
        )
    first, second = _dark(left, world), _dark(right, world)
    return CompareResult(
        nation=left.nation,
        synthetic=left.synthetic,
        marking=str(join_all([Marking.parse(left.marking), Marking.parse(right.marking)])),
        first=_side(left),
        second=_side(right),
        services=_services(left, right),
        only_first=tuple(sorted(first - second)),
        only_second=tuple(sorted(second - first)),
        both=len(first & second),
    )


def _dark(one: "ShowResult", world: World) -> set[str]:
    records = world.records
    from majlis.adapters.places.warm import warm
    from majlis.infrastructure.attack import Attack

    found = warm(records, world.vault, f"{one.nation}@{one.version}")
    outage = found.engine.follow(Attack.parse(one.attack))
    return {name for name in outage.dark if found.picture.index[name] < found.picture.count}


def _side(one: "ShowResult") -> OneSide:
    return OneSide(
        code=one.code,
        title=one.title,
        version=one.version,
        headline=one.headline,
        dark=one.dark,
        most_people=one.most_people,
        person_hours=one.person_hours,
    )


def _services(left: "ShowResult", right: "ShowResult") -> tuple[Sides, ...]:
    """Return the services that fail in either, those of the first in its order, then the others."""
    first = {one.service: one for one in left.services}
    second = {one.service: one for one in right.services}
    names = {one.service: one.name for one in (*left.services, *right.services)}
    return tuple(
        Sides(
            service=service,
            name=name,
            first_person_hours=first[service].person_hours if service in first else 0.0,
            second_person_hours=second[service].person_hours if service in second else 0.0,
            first_peak=first[service].peak if service in first else 0,
            second_peak=second[service].peak if service in second else 0,
        )
        for service, name in names.items()
    )
