"""Keep what a witness signed beside a checkpoint of ours: receipts carry it from now on."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import OPTION, Command, Result, act
from majlis.acts.register.witness import read
from majlis.acts.registering import KeyWord, LogNation, log_named
from majlis.acts.world import World
from majlis.kernel.marking import banded


class CosignedCommand(Command):
    """Which log, what the witness sent, and its key."""

    nation: LogNation = ""
    file: Path = Field(description="Checkpoint with the witness's signature.", json_schema_extra=OPTION)
    witness: KeyWord = Field(
        description="Key of the witness, NAME+ID+KEY. Ask the witness for it.", json_schema_extra=OPTION
    )


class CosignedResult(Result):
    """What was kept."""

    log: str
    synthetic: bool
    size: int = Field(description="Entries of the checkpoint.")
    witness: str

    def text(self) -> str:
        """Return what was kept."""
        return banded(
            f"{self.log}: the checkpoint of {self.size:,} entries is signed by {self.witness}", synthetic=self.synthetic
        )


@act("register.keep")
def cosigned(command: CosignedCommand, world: World) -> CosignedResult:
    """Verify the witness's signature, and keep it.

    Raises
    ------
    NotFoundError
        If there is no such log.
    InputError
        If it is no checkpoint, or the key is no witness's.
    IntegrityError
        If this witness did not sign it, or we never signed that checkpoint.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import witnessing
    from majlis.register import Verifier

    witness = Verifier.parse(command.witness)
    size = witnessing.keep_cosignature(records, log, read(command.file), witness)
    return CosignedResult(log=log.name, synthetic=log.synthetic, size=size, witness=witness.name)
