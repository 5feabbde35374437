"""Take a nation's own parameters from a file."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.world import World
from majlis.kernel.errors import NotFoundError
from majlis.kernel.marking import banded


class ImportCommand(Command):
    """Which file, for which nation."""

    nation: NationCode
    file: Path = Field(description="A dossier's parameters.csv.")


class ImportResult(Result):
    """Which values changed."""

    nation: str
    read: int = Field(description="Parameters in the file.")
    changed: tuple[str, ...]
    marking: str
    synthetic: bool

    def text(self) -> str:
        """Return what changed."""
        named = f": {', '.join(self.changed[:20])}" if self.changed else ""
        more = f" and {len(self.changed) - 20} more" if len(self.changed) > 20 else ""  # noqa: PLR2004 - what fits a line
        line = f"{self.nation}: {len(self.changed):,} of {self.read:,} parameters have another value now{named}{more}."
        return banded(line, synthetic=self.synthetic)


@act("parameter.write")
def import_(command: ImportCommand, world: World) -> ImportResult:
    """Read the file and take all of it, or nothing. The same file twice changes nothing.

    Raises
    ------
    NotFoundError
        If there is no such nation or file.
    InputError
        With every fault of the file.
    """
    from majlis.reference.parameters import read_parameters

    if not command.file.is_file():
        raise NotFoundError(
            "there is no such file",
            where=str(command.file),
            mend="name a dossier's parameters.csv",
            code="parameter.no-file",
        )
    wanted = read_parameters(command.file)
    records = world.records
    from majlis.adapters.records import nations, parameters

    header = nations.header(records, command.nation)
    changed = parameters.set_own(records, command.nation, wanted)
    return ImportResult(
        nation=command.nation,
        read=len(wanted),
        changed=changed,
        marking=str(header.marking),
        synthetic=header.synthetic,
    )
