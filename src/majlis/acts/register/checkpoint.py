"""Sign the head of a log, or show the checkpoint that was signed."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import WRITES, Command, Result, act
from majlis.acts.registering import LogNation, asked_of, log_named
from majlis.acts.world import World
from majlis.kernel.files import write_whole
from majlis.kernel.marking import banded


class CheckpointCommand(Command):
    """Of which log."""

    nation: LogNation = ""
    out: Path | None = Field(default=None, description="File to write it to, byte by byte.", json_schema_extra=WRITES)


class CheckpointResult(Result):
    """A signed checkpoint."""

    log: str
    synthetic: bool
    size: int = Field(description="Entries under it.")
    root: str = Field(description="Root over them, base64.")
    checkpoint: str = Field(description="The signed note; its last newline belongs to it.")
    out: str

    def text(self) -> str:
        """Return the checkpoint as it is printed, or where it lies."""
        lines = [f"{self.log}: {self.size:,} entries, signed."]
        lines += [f"Written: {self.out}"] if self.out else ["", self.checkpoint]
        lines.append("Print it, and give it away: who holds it finds out if what it covers is rewritten.")
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("register.write")
def checkpoint(command: CheckpointCommand, world: World) -> CheckpointResult:
    """Sign what is on the disk; the same size gives the same checkpoint.

    Raises
    ------
    NotFoundError
        If there is no such log.
    ConflictError
        If the key is missing, or needs a passphrase that nobody gives.
    IntegrityError
        If the tables were changed, or do not continue what was signed.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import reading, signing

    signing.sign(records, log, asked_of(world, person=True))
    found = reading.newest(records, log)
    assert found is not None  # it was signed just now
    if command.out is not None:
        write_whole(command.out.absolute(), found.note)
    text = found.note.decode()
    return CheckpointResult(
        log=log.name,
        synthetic=log.synthetic,
        size=found.size,
        root=text.split("\n")[2],
        checkpoint=text,
        out=str(command.out or ""),
    )
