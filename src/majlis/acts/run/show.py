"""Show one run."""

from pydantic import BaseModel, ConfigDict, Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.risk.result import RiskResult


class ShowCommand(Command):
    """Which run to show."""

    run: str = Field(description="Id of the run, or a beginning or end of it that only one run has.")


class ArrayLine(BaseModel):
    """An array of the run."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    dtype: str
    shape: tuple[int, ...]
    unit: str
    axes: tuple[str, ...]


class ShowResult(Result):
    """A run: what was asked, what went in, what came out. Every file was verified."""

    id: str
    sha256: str = Field(description="Hash of the result.")
    act: str
    when: str
    seconds: float
    majlis: str = Field(description="Version that computed it.")
    path: str = Field(description="Where it lies.")
    command: dict[str, str | int | None]
    inputs: dict[str, str] = Field(description="Hashes of what went in.")
    arrays: tuple[ArrayLine, ...]
    assessment: RiskResult

    def text(self) -> str:
        """Return the report, and where it comes from."""
        from majlis.risk.report import report

        asked = ", ".join(f"{name} {value}" for name, value in self.command.items() if value is not None)
        return "\n".join(
            [
                report(self.assessment),
                "",
                f"Run     {self.id}, {self.when}, {self.seconds:.1f} s, Majlis {self.majlis}",
                f"Asked   {asked}",
                *(f"{name.capitalize():10} {sha256}" for name, sha256 in self.inputs.items()),
                f"{'Result':10} {self.sha256}",
                f"Arrays  {len(self.arrays)} in {self.path}",
            ]
        )


@act("run.read")
def show(command: ShowCommand, world: World) -> ShowResult:
    """Show a run, after verifying every file of it."""
    from majlis.adapters.vault.snapshots import result_of

    run = world.vault.read_run(command.run)
    run.verify()
    arrays = run.manifest["arrays"]
    return ShowResult(
        id=run.id,
        sha256=run.result_sha256,
        act=run.act,
        when=run.run["when"],
        seconds=run.run["seconds"],
        majlis=run.manifest["majlis"],
        path=str(run.path),
        command=dict(run.command),
        inputs=dict(run.inputs),
        arrays=tuple(
            ArrayLine(name=name, **{key: facts[key] for key in ("dtype", "shape", "unit", "axes")})
            for name, facts in arrays.items()
        ),
        assessment=result_of(run),
    )
