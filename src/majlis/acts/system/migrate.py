"""Bring the tables to this version, and nothing else."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World


class MigrateCommand(Command):
    """Nothing is asked."""


class MigrateResult(Result):
    """What was done to the tables."""

    steps: tuple[str, ...] = Field(description="Steps that were taken, in order.")

    def text(self) -> str:
        """Return the steps."""
        if not self.steps:
            return "The tables are of this version already."
        return "\n".join(["The tables are of this version now. Steps:", *(f"  {step}" for step in self.steps)])


@act("system.upgrade", machine="it changes the tables under what is running")
def migrate(command: MigrateCommand, world: World) -> MigrateResult:  # noqa: ARG001 - the shape of every act
    """Take the steps that are missing; each is one transaction, so that an interruption leaves whole steps."""
    from majlis.adapters.records.configuration import bind, database_of

    world.home.mkdir(mode=0o750, parents=True, exist_ok=True)
    bind(database_of(world.database, world.home))
    from majlis.adapters.records.schema import migrate as take_steps

    return MigrateResult(steps=take_steps(world.home))
