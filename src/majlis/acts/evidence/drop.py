"""Give up rows that were set aside."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.evidence_options import recorded
from majlis.acts.options import NationText
from majlis.acts.texts import GivenLine
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.marking import banded


class DropCommand(Command):
    """Of which source, and which rows."""

    nation: NationText
    source: GivenLine = Field(description="Name of the source.")
    row: tuple[int, ...] = Field(default=(), description="Number of a row in the source's file. Repeat for more.")
    all: bool = Field(default=False, description="All rows of the source that wait.")


class DropResult(Result):
    """How many rows were given up."""

    nation: str
    synthetic: bool
    marking: str
    source: str
    dropped: int
    at: str = Field(default="", description="The moment, by which they can be put back; empty where there was none.")

    def text(self) -> str:
        """Return the count, and how to take it back."""
        rows = "1 row" if self.dropped == 1 else f"{self.dropped:,} rows"
        back = f" Put back: majlis evidence recall {self.nation} {self.source} --all --at {self.at}" if self.at else ""
        return banded(f"{rows} of {self.source} given up.{back}", synthetic=self.synthetic)


@act("evidence.write")
def drop(command: DropCommand, world: World) -> DropResult:
    """Settle the rows as dropped. They are no observations and wait no more.

    Raises
    ------
    InputError
        If neither rows nor all are named, or both.
    NotFoundError
        If there is no such nation or source, or a row does not wait; nothing was changed.
    """
    kept = recorded(command.nation, world)
    demand_clear(command)
    from majlis.adapters.records.evidence import quarantine

    dropped, at = quarantine.drop(kept.records, kept.code, command.source, command.row)
    header = kept.place.header()
    return DropResult(
        nation=command.nation,
        synthetic=header.synthetic,
        marking=str(header.marking),
        source=command.source,
        dropped=dropped,
        at=at.isoformat() if dropped else "",
    )


def demand_clear(command: DropCommand) -> None:
    """See that rows are named, or all of them.

    Raises
    ------
    InputError
        If neither is, or both are.
    """
    if bool(command.row) == command.all:
        raise InputError(
            "it is not clear which rows are meant",
            where="options --row and --all",
            mend="name them with --row NUMBER, or say --all",
            code="evidence.drop",
        )
