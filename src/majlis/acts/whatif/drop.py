"""Drop a saved what-if, or take a dropped one back."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World
from majlis.kernel.marking import banded


class DropCommand(Command):
    """Which what-if."""

    code: str = Field(max_length=40, description="Code of the what-if, like WHATIF-2026-0007.")
    back: bool = Field(default=False, description="Take it back after it was dropped.")


class DropResult(Result):
    """What was dropped or taken back."""

    code: str
    nation: str
    title: str
    dropped: bool
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return what was done, and how to undo it."""
        if self.dropped:
            line = f"Dropped {self.code} · {self.title}\nTo take it back: majlis whatif drop {self.code} --back"
        else:
            line = f"Took {self.code} back · {self.title}"
        return banded(f"{line}\n{self.marking}", synthetic=self.synthetic)


@act("cascade.keep")
def drop(command: DropCommand, world: World) -> DropResult:
    """Drop it: it is listed no longer. Its row stays.

    Raises
    ------
    NotFoundError
        If there is no such what-if.
    PermissionDeniedError
        If the person does not act for its owner.
    ConflictError
        If it is dropped already, or was not dropped.
    """
    records = world.records
    from majlis.adapters.records.scenarios import keeping

    one = keeping.drop(records, command.code, back=command.back)
    return DropResult(
        code=one.code,
        nation=one.nation,
        title=one.title,
        dropped=one.dropped,
        marking=str(one.marking),
        synthetic=one.synthetic,
    )
