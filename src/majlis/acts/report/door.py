"""Let a nation take reports from who has no account, or no longer."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.marking import banded


class DoorCommand(Command):
    """Which nation."""

    nation: NationCode
    off: bool = Field(default=False, description="Take no more reports without an account.")


class DoorResult(Result):
    """Whether reports are taken without an account."""

    nation: str
    open: bool
    synthetic: bool

    def text(self) -> str:
        """Return whether the door is open."""
        if self.open:
            line = (
                f"{self.nation} takes reports at /report/ without an account. Everybody sees the nation's name there."
            )
        else:
            line = f"{self.nation} takes no reports without an account."
        return banded(line, synthetic=self.synthetic)


@act("report.work")
def door(command: DoorCommand, world: World) -> DoorResult:
    """Open the form for reports without an account, or shut it. What was reported can be followed all the same.

    Raises
    ------
    NotFoundError
        If there is no such nation.
    PermissionDeniedError
        If the person does not act for the organisation that keeps the nation.
    """
    records = world.records
    from majlis.adapters.records import nations
    from majlis.adapters.records.reports import public

    public.open_door(records, command.nation, wide=not command.off)
    synthetic = nations.header(records, command.nation).synthetic
    return DoorResult(nation=command.nation, open=not command.off, synthetic=synthetic)
