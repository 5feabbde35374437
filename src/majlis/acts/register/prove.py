"""Prove that an entry is in a log, or that a log continues what somebody saw."""

from pathlib import Path

from pydantic import Field

from majlis.acts.act import ARGUMENT, WRITES, Command, Result, act
from majlis.acts.options import NationCode
from majlis.acts.registering import log_named
from majlis.acts.world import World
from majlis.kernel.errors import InputError
from majlis.kernel.files import write_whole
from majlis.kernel.marking import banded


class ProveCommand(Command):
    """What is to be proved: an entry by its index, or the log since a size."""

    nation: NationCode
    index: int | None = Field(
        default=None, ge=0, le=2**53, description="Index of the entry, counted from 0.", json_schema_extra=ARGUMENT
    )
    since: int | None = Field(
        default=None, ge=0, le=2**53, description="Size that somebody saw; 0 for a witness's first time."
    )
    out: Path | None = Field(default=None, description="File to write, byte by byte.", json_schema_extra=WRITES)


class ProveResult(Result):
    """The proof."""

    log: str
    synthetic: bool
    about: str
    proof: str = Field(description="The receipt (C2SP tlog-proof), or the request to a witness (C2SP tlog-witness).")
    out: str

    def text(self) -> str:
        """Return the proof, or where it lies."""
        lines = [f"{self.log}: {self.about}", *([f"Written: {self.out}"] if self.out else ["", self.proof])]
        return banded("\n".join(lines), synthetic=self.synthetic)


@act("register.read")
def prove(command: ProveCommand, world: World) -> ProveResult:
    """Put the proof together, under the newest signed checkpoint.

    Raises
    ------
    InputError
        If neither an index nor a size is given, or both, or the size is larger than the log.
    NotFoundError
        If there is no such log or entry.
    ConflictError
        If no checkpoint that has it was signed yet.
    """
    if (command.index is None) == (command.since is None):
        raise InputError(
            "say what is to be proved",
            mend="give the index of an entry, or --since with the size that somebody saw",
            code="register.prove",
        )
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import proving

    if command.index is not None:
        proof, about = proving.receipt(records, log, command.index), f"receipt of entry {command.index}"
    else:
        since = command.since or 0
        proof, about = proving.addition(records, log, since), f"that it continues its first {since:,} entries"
    if command.out is not None:
        write_whole(command.out.absolute(), proof)
    return ProveResult(
        log=log.name, synthetic=log.synthetic, about=about, proof=proof.decode(), out=str(command.out or "")
    )
