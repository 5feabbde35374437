"""Bring a source of evidence back that was taken out."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.options import NationText
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded


class RestoreCommand(Command):
    """Which source of which nation."""

    nation: NationText
    source: GivenLine = Field(description="Name of the source.")


class RestoreResult(Result):
    """Which source, and how many of its rows."""

    nation: str
    synthetic: bool
    marking: str
    source: str
    rows: int = Field(description="Observations of the source.")

    def text(self) -> str:
        """Return the count, and how to undo it."""
        done = f"{self.source}: {self.rows:,} observations count again, as if it had never been taken out."
        undo = f"Take it out: majlis evidence remove {self.nation} {self.source}"
        return banded(f"{done} {undo}", synthetic=self.synthetic)


@act("evidence.write")
def restore(command: RestoreCommand, world: World) -> RestoreResult:
    """Bring the source back with all its rows, as if it had never been taken out.

    Raises
    ------
    NotFoundError
        If there is no such nation, or no such source was taken out.
    ConflictError
        If another source has the name now.
    InputError
        If the nation is a directory.
    """
    kept = recorded(command.nation, world)
    from majlis.adapters.records.evidence import ending

    rows = ending.restore(kept.records, kept.code, command.source)
    header = kept.place.header()
    return RestoreResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(header.marking),
        source=command.source,
        rows=rows,
    )
