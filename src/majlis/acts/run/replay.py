"""Compute a run again and compare the hashes."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.marking import banded


class ReplayCommand(Command):
    """Which run to compute again."""

    run: str = Field(description="Id of the run, or a beginning or end of it that only one run has.")
    workers: int = Field(
        default=0, ge=0, le=256, description="Threads; 0 for all cores. The answer does not depend on it."
    )


class ReplayResult(Result):
    """Whether the run came out the same."""

    id: str
    synthetic: bool
    equal: bool
    before: str = Field(description="Hash of the stored result.")
    after: str = Field(description="Hash of the result computed now.")
    differs: tuple[str, ...] = Field(description="Parts of the result that differ.")

    @property
    def exit_code(self) -> int:
        """1 where the hashes differ."""
        return 0 if self.equal else 1

    def text(self) -> str:
        """Return the verdict with both hashes."""
        lines = [f"stored    {self.before}", f"computed  {self.after}"]
        verdict = "the same." if self.equal else f"DIFFERENT in: {', '.join(self.differs)}"
        return banded("\n".join([f"Run {self.id} came out {verdict}", *lines]), synthetic=self.synthetic)


@act("run.read")
def replay(command: ReplayCommand, world: World) -> ReplayResult:
    """Compute a run again from what the vault keeps; the dossier may have changed or gone."""
    from majlis.adapters.vault.snapshots import kept_case, pinned_history
    from majlis.kernel.canonical import content_hash
    from majlis.risk.assessment import assess
    from majlis.risk.simulate import Size

    run = world.vault.read_run(command.run)
    found = kept_case(world.vault, run)
    asked = run.command
    history = pinned_history(world.vault, run.inputs)
    with world.progress("simulating years", asked["draws"] * asked["years"]) as advance:
        size = Size(asked["seed"], asked["draws"], asked["years"], workers=command.workers, advance=advance)
        result = assess(found, size, history=history).result
    again = result.model_dump(mode="json")
    after = content_hash(again)
    stored = run.result
    differs = tuple(
        name for name in sorted({*again, *stored}) if content_hash(again.get(name)) != content_hash(stored.get(name))
    )
    return ReplayResult(
        id=run.id,
        synthetic=result.synthetic,
        equal=after == run.result_sha256,
        before=run.result_sha256,
        after=after,
        differs=differs,
    )
