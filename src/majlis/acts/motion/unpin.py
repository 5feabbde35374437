"""Take evidence off a motion, an item or a paper, as long as nothing was put."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.world import World


class UnpinCommand(Command):
    """Which evidence."""

    place: str = Field(max_length=40, description="Code of the motion, item or paper, like MOT-2026-0009.")
    number: int = Field(ge=1, description="Number of the evidence, as majlis motion show lists it.")


class UnpinResult(Result):
    """That it is off."""

    place: str
    number: int

    def text(self) -> str:
        """Say so."""
        return f"Evidence {self.number} is no longer pinned to {self.place}."


@act("council.write")
def unpin(command: UnpinCommand, world: World) -> UnpinResult:
    """Take it off.

    Raises
    ------
    NotFoundError
        If there is no such place or evidence.
    ConflictError
        If a motion that rests on it was put.
    """
    records = world.records
    from majlis.adapters.records.council import evidence

    evidence.unpin(records, command.place, command.number)
    return UnpinResult(place=command.place, number=command.number)
