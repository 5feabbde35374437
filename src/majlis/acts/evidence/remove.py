"""Take a source of evidence out; it can be brought back."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.options import NationText
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.marking import banded


class RemoveCommand(Command):
    """Which source of which nation."""

    nation: NationText
    source: GivenLine = Field(description="Name of the source.")


class RemoveResult(Result):
    """Which source, and how many of its rows."""

    nation: str
    synthetic: bool
    marking: str
    source: str
    rows: int = Field(description="Observations of the source.")

    def text(self) -> str:
        """Return the count, and how to undo it."""
        done = f"{self.source}: {self.rows:,} observations are no longer counted."
        undo = f"Bring it back: majlis evidence restore {self.nation} {self.source}"
        return banded(f"{done} {undo}", synthetic=self.synthetic)


@act("evidence.write")
def remove(command: RemoveCommand, world: World) -> RemoveResult:
    """End the rows of the source today: what was known on an earlier day can still be told.

    Raises
    ------
    NotFoundError
        If there is no such nation or source.
    InputError
        If the nation is a directory.
    """
    kept = recorded(command.nation, world)
    from majlis.adapters.records.evidence import ending

    rows = ending.remove(kept.records, kept.code, command.source)
    header = kept.place.header()
    return RemoveResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(header.marking),
        source=command.source,
        rows=rows,
    )
