"""Put rows back that were given up: they wait to be mended again."""

from datetime import datetime

from pydantic import Field

from majlis.acts.act import Result, act
from majlis.acts.evidence.drop import DropCommand, demand_clear
from majlis.acts.evidence_options import recorded
from majlis.acts.world import World
from majlis.kernel.marking import banded


class RecallCommand(DropCommand):
    """Of which source, and which rows."""

    all: bool = Field(default=False, description="All rows of the source's present file that were given up.")
    at: datetime | None = Field(
        default=None, description="Only what was given up at this moment, as `majlis evidence drop` told it."
    )


class RecallResult(Result):
    """How many rows wait again."""

    nation: str
    synthetic: bool
    marking: str
    source: str
    recalled: int

    def text(self) -> str:
        """Return the count, and what to do."""
        rows = "1 row waits" if self.recalled == 1 else f"{self.recalled:,} rows wait"
        todo = f"Mend them: majlis evidence quarantine {self.nation} --out FILE.csv"
        return banded(f"{rows} again in {self.source}. {todo}", synthetic=self.synthetic)


@act("evidence.write")
def recall(command: RecallCommand, world: World) -> RecallResult:
    """Put the rows back in quarantine, as if they had not been given up.

    Raises
    ------
    InputError
        If neither rows nor all are named, or both.
    NotFoundError
        If there is no such nation or source, or a row was not given up; nothing was changed.
    """
    kept = recorded(command.nation, world)
    demand_clear(command)
    from majlis.adapters.records.evidence import quarantine

    recalled = quarantine.recall(kept.records, kept.code, command.source, command.row, at=command.at)
    header = kept.place.header()
    return RecallResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(header.marking),
        source=command.source,
        recalled=recalled,
    )
