"""Show a saved what-if, followed anew through the version it was made on, or through the newest."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.world import World
from majlis.kernel.marking import banded

if TYPE_CHECKING:
    from majlis.adapters.records.scenarios.keeping import Saved
    from majlis.infrastructure.picture.effect import Effect


class ShowCommand(Command):
    """Which what-if, on which version."""

    code: str = Field(max_length=40, description="Code of the what-if, like WHATIF-2026-0007.")
    newest: bool = Field(default=False, description="Follow it through the nation's newest version instead of its own.")


class ServiceLoss(Part):
    """A service that fails for some people."""

    service: str
    name: str
    person_hours: float = Field(description="People x hours without it.")
    peak: int = Field(description="Most people without it at one time.")


class ShowResult(Result):
    """What is hit, and what it does."""

    code: str
    nation: str
    title: str
    note: str
    version: int = Field(description="Version on which it was followed here.")
    own_version: int = Field(description="Version on which it was made.")
    newest_version: int
    attack: tuple[str, ...]
    headline: str
    dark: int = Field(description="Assets that go dark and are not hit.")
    most_people: int = Field(description="Most people without at least one service at one time.")
    person_hours: float = Field(description="People x hours without at least one service.")
    services: tuple[ServiceLoss, ...]
    at: str
    by: str
    owner: str
    dropped: bool
    marking: str
    synthetic: bool

    @property
    def changed(self) -> bool:
        """Whether the nation has a newer version than the one that was followed."""
        return self.version != self.newest_version

    def text(self) -> str:
        """Return what is hit and what it does, and whether the nation has changed since."""
        lines = [f"{self.code} · {self.nation}@{self.version} · {self.title} · {self.marking}"]
        lines += ["DROPPED: majlis whatif drop --back takes it back."] if self.dropped else []
        lines += [self.note, ""] if self.note else [""]
        lines += ["hit:", *(f"  {hit}" for hit in self.attack), "", self.headline, ""]
        if self.services:
            lines.append(f"{'service':<26}{'people x hours':>18}{'most at once':>16}")
            lines += [f"{one.name:<26}{one.person_hours:>18,.0f}{one.peak:>16,}" for one in self.services]
            lines.append(f"{'any (each person once)':<26}{self.person_hours:>18,.0f}{self.most_people:>16,}")
        if self.changed:
            lines += [
                "",
                (
                    f"The nation has changed since: version {self.newest_version} is the newest. "
                    f"majlis whatif show {self.code} --newest"
                ),
            ]
        lines += ["", f"saved by {self.by} for {self.owner}, {self.at}"]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("cascade.run")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Find the what-if and follow its hits again.

    Raises
    ------
    NotFoundError
        If there is no such what-if, or its version or one of its assets is out of sight or gone.
    """
    records = world.records
    from majlis.adapters.places.warm import warm
    from majlis.adapters.records import nations
    from majlis.adapters.records.scenarios import keeping
    from majlis.infrastructure.attack import Attack
    from majlis.infrastructure.picture.effect import effect
    from majlis.kernel.marking import Marking

    one = keeping.find(records, command.code)
    newest = nations.find(records, one.nation).version or one.version
    number = newest if command.newest else one.version
    found = warm(records, world.vault, f"{one.nation}@{number}")
    does = effect(found.engine.follow(Attack.parse(one.attack)), found.picture)
    marking = one.marking.join(Marking.parse(found.picture.marking))
    return _result(one, does, versions=(number, newest), marking=str(marking))


def _result(one: "Saved", does: "Effect", *, versions: tuple[int, int], marking: str) -> ShowResult:
    return ShowResult(
        code=one.code,
        nation=one.nation,
        title=one.title,
        note=one.note,
        version=versions[0],
        own_version=one.version,
        newest_version=versions[1],
        attack=one.attack,
        headline=does.headline(),
        dark=does.dark,
        most_people=does.most_people,
        person_hours=does.person_hours,
        services=tuple(
            ServiceLoss(service=lost.service, name=lost.name, person_hours=lost.person_hours, peak=lost.peak)
            for lost in does.lost
        ),
        at=one.at.isoformat(timespec="minutes"),
        by=one.by,
        owner=one.owner,
        dropped=one.dropped,
        marking=marking,
        synthetic=one.synthetic,
    )
