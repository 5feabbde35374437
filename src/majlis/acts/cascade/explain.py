"""Explain why an asset goes dark."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationText
from majlis.acts.world import World
from majlis.infrastructure.proof.tree import Cause
from majlis.kernel.marking import SYNTHETIC_BAND


class ExplainCommand(Command):
    """Which nation, which asset, and what is attacked."""

    nation: NationText
    asset: str = Field(description="Asset or demand to explain, for example hospital:east-12.")
    attack: tuple[str, ...] = Field(
        default=(),
        description="A hit as ASSET@HOUR:REPAIR_HOURS, for example grid:north-07@0:24. Repeat it for more hits, or "
        "separate them by commas. Without :REPAIR_HOURS the asset's usual repair time counts; inf means never.",
    )


class ExplainResult(Result):
    """The proof tree."""

    nation: str
    name: str
    synthetic: bool
    marking: str
    attack: tuple[str, ...]
    asset: str
    outages: tuple[Cause, ...] = Field(description="One cause per outage of the asset, in time order.")
    lines: tuple[str, ...] = Field(description="The proof in plain English, two spaces a level.")

    def text(self) -> str:
        """Return the proof in plain English."""
        head = [SYNTHETIC_BAND, ""] if self.synthetic else []
        head += [f"{self.name}   {self.marking}", f"attack: {', '.join(self.attack)}", ""]
        return "\n".join([*head, *self.lines])


@act("cascade.explain")
def explain(command: ExplainCommand, world: World) -> ExplainResult:
    """Follow the attack, and prove why the asset is dark.

    Raises
    ------
    NotFoundError, InputError
        If the nation cannot be read, or the attack or the asset does not fit it.
    """
    from majlis.infrastructure.attack import Attack

    asked = Attack.parse(command.attack)
    place = world.place(command.nation)
    nation = place.nation()
    attack = asked.filled({asset.id: asset.repair_mode_h for asset in nation.assets})
    proof = nation.cascade(attack=attack).explain(command.asset)
    return ExplainResult(
        nation=place.label,
        name=nation.header.name,
        synthetic=nation.header.synthetic,
        marking=str(nation.marking),
        attack=tuple(str(hit) for hit in attack.hits),
        asset=command.asset,
        outages=proof.outages,
        lines=proof.lines,
    )
