"""List the runs in the vault."""

from pydantic import BaseModel, ConfigDict, Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World


class ListCommand(Command):
    """Which runs to list."""

    last: int = Field(default=20, ge=1, description="At most so many, the newest.")


class RunLine(BaseModel):
    """One run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    act: str
    when: str = Field(description="Instant, UTC.")
    nation: str
    synthetic: bool
    data_to: str = Field(description="First day that no evidence reaches.")
    chance: float = Field(description="Headline chance in 12 months, 0 to 1.")
    seconds: float = Field(description="How long it took, seconds.")


class ListResult(Result):
    """Runs, oldest first."""

    total: int = Field(description="Number of runs in the vault.")
    runs: tuple[RunLine, ...]

    def text(self) -> str:
        """Return one line per run."""
        from majlis.briefing.words import one_in

        if not self.runs:
            return "No runs yet. Make one with: majlis risk assess DIR"
        lines = [f"{'run':24}  {'data to':10}  {'chance':>10}  {'took':>7}  nation"]
        lines += [
            f"{run.id:24}  {run.data_to:10}  {one_in(run.chance):>10}  {run.seconds:5.1f} s  {run.nation}"
            for run in self.runs
        ]
        if self.total > len(self.runs):
            lines.append(f"({self.total - len(self.runs)} older runs; see --last)")
        return "\n".join(lines)


@act("run.read")
def list_(command: ListCommand, world: World) -> ListResult:
    """List the newest runs; their arrays are not read."""
    ids = world.vault.run_ids()
    found = []
    for name in ids[-command.last :]:
        run = world.vault.read_run(name)
        result, facts = run.result, run.run
        found.append(
            RunLine(
                id=run.id,
                act=run.act,
                when=facts["when"],
                nation=result["nation"]["name"],
                synthetic=result["nation"]["synthetic"],
                data_to=result["data_to"],
                chance=result["headline"]["chance"]["mean"],
                seconds=facts["seconds"],
            )
        )
    return ListResult(total=len(ids), runs=tuple(found))
