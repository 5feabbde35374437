"""Make a synthetic nation of a given size."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.world import World
from majlis.kernel.errors import ConflictError
from majlis.kernel.marking import banded


class SynthesizeCommand(Command):
    """Which nation to make, and where."""

    directory: Path = Field(description="Directory to make for the nation's dossier.", json_schema_extra=WRITES)
    assets: int = Field(default=3000, ge=500, le=100_000, description="Number of assets, 500 to 100,000.")
    seed: int = Field(default=1, ge=0, lt=2**64, description="Seed: the same size and seed give the same nation.")
    replace: bool = Field(
        default=False, description="Replace the nation that is in the directory. Its evidence and parameters stay."
    )


class SynthesizeResult(Result):
    """What was made. Counts are rows of the dossier's tables; ``people`` live in its areas."""

    directory: str
    synthetic: bool
    marking: str
    seed: int
    sha256: str
    areas: int
    people: int
    operators: int
    assets: int
    zones: int
    demands: int
    requirements: int
    suppliers: int
    inferred: float
    """Share of the requirements that are inferred, 0 to 1."""

    def text(self) -> str:
        """Return the counts and the next command."""
        rows = (
            ("areas", self.areas, f"districts, {self.people:,} people (census 2023)"),
            ("operators", self.operators, "invented"),
            ("assets", self.assets, "invented"),
            ("zones", self.zones, f"groups of people, {self.demands:,} demands for a service"),
            ("requirements", self.requirements, f"{self.inferred:.0%} inferred, the rest declared"),
            ("supplier links", self.suppliers, "each to one of the nearest suppliers"),
        )
        lines = [f"  {name:<15}{count:>9,}  {about}" for name, count, about in rows]
        head = f"Made a nation in {self.directory} (seed {self.seed}, hash {self.sha256[:12]}) · {self.marking}"
        text = "\n".join([head, *lines, "", f"Next: majlis nation check {self.directory}"])
        return banded(text, synthetic=self.synthetic)


@act("nation.write")
def synthesize(command: SynthesizeCommand, world: World) -> SynthesizeResult:
    """Make the nation and write its dossier.

    Raises
    ------
    ConflictError
        If the directory already holds something and is not to be replaced.
    """
    from majlis.infrastructure.files import nation_hash, write
    from majlis.infrastructure.nation import Basis
    from majlis.infrastructure.synthesis import synthesize as make

    refuse_if_taken(command.directory, replace=command.replace)
    with world.progress("Making the nation", 2) as advance:
        nation = make(assets=command.assets, seed=command.seed)
        advance(1)
        write(nation, command.directory)
        advance(2)
    inferred = sum(row.basis is Basis.INFERRED for row in nation.requirements)
    return SynthesizeResult(
        directory=str(command.directory),
        synthetic=nation.header.synthetic,
        marking=str(nation.marking),
        seed=command.seed,
        sha256=nation_hash(nation),
        areas=len(nation.areas),
        people=sum(area.population for area in nation.areas),
        operators=len(nation.operators),
        assets=len(nation.assets),
        zones=len({demand.zone for demand in nation.demands}),
        demands=len(nation.demands),
        requirements=len(nation.requirements),
        suppliers=len(nation.suppliers),
        inferred=inferred / len(nation.requirements),
    )


def refuse_if_taken(directory: Path, *, replace: bool) -> None:
    """Refuse a path that holds something, before any work is done. A nation may be replaced where asked for.

    Raises
    ------
    ConflictError
        If it does.
    """
    if not directory.exists() or (directory.is_dir() and not any(directory.iterdir())):
        return
    is_nation = (directory / "nation.toml").is_file()
    if is_nation and replace:
        return
    raise ConflictError(
        f"{directory} already holds {'a nation' if is_nation else 'something that is not a nation'}",
        why="it would be lost",
        mend="give another directory" + (", or add --replace" if is_nation else ""),
        code="nation.directory-taken",
    )
