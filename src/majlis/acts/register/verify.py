"""Verify a log from its entries up, and tell the first thing that is wrong."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.register.audit import Rows, compared
from majlis.acts.registering import LogNation, log_named
from majlis.acts.world import World
from majlis.kernel.marking import banded

_MISSING = {
    "key": "the file of the key; nothing can be signed. majlis restore --keys FILE brings it back",
    "mark": "the mark beside the key; what was signed last was not compared",
}


class VerifyCommand(Command):
    """Which log."""

    nation: LogNation = ""


class VerifyResult(Result):
    """A log in which everything agrees."""

    log: str
    synthetic: bool
    size: int
    root: str = Field(description="Root over all entries, base64.")
    checkpoints: int
    cosignatures: int
    keys: int
    sealed: int
    destroyed: int
    rows: Rows | None = Field(description="Of the audit's log: the rows against it; null for a nation's.")
    disk: str = Field(description="How the database writes to the disk.")
    decisions: int = Field(description="Decisions that are what their entries hold, all that there are.")
    missing: tuple[str, ...] = Field(description="Files that the data folder lacks: key, mark.")
    durable: bool = Field(description="Whether a commit is on the disk when it is told as done.")

    def text(self) -> str:
        """Return what was verified, and what that does not prove."""
        lines = [
            f"{self.log}: {'the log is in order.' if self.rows else 'in order.'}",
            f"  {self.size:,} entries, every hash and node; root {self.root}",
            f"  {self.checkpoints:,} signed checkpoints, {self.cosignatures:,} of witnesses; keys: {self.keys}",
        ]
        if self.sealed or self.destroyed:
            lines.append(f"  {self.sealed:,} sealed papers fit their commitments; {self.destroyed:,} were destroyed")
        if not self.rows:
            lines.append(f"  {self.decisions:,} decisions say what their entries hold")
        lines += [f"  MISSING: {_MISSING[name]}" for name in self.missing]
        lines += self.rows.lines() if self.rows else []
        lines.append(f"  disk: {self.disk}{'' if self.durable else ' – NOT SAFE: a power cut can fork the log'}")
        lines.append("Who has the key and the database can write another history that agrees with itself. Compare with")
        lines.append("printed checkpoints (majlis register compare) and with the witness.")
        return banded("\n".join(lines), synthetic=self.synthetic)

    @property
    def exit_code(self) -> int:
        """1 where the database does not wait for the disk, or a row of the audit was changed."""
        return 0 if self.durable and not (self.rows and self.rows.wrong) else 1


@act("register.read")
def verify(command: VerifyCommand, world: World) -> VerifyResult:
    """Walk the whole log; nothing that the tables say is believed. Decisions, or rows of the audit, are compared, too.

    Raises
    ------
    NotFoundError
        If there is no such log.
    IntegrityError
        With the first thing that is wrong.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.council import held
    from majlis.adapters.records.register import durability, reading, verifying
    from majlis.register.note import encode_base64

    with world.progress("Verifying", reading.size(records, log)) as advance:
        found = verifying.verify(records, log, advance)
    decisions = held.demand(records, log) if command.nation else 0
    disk = durability.durability(records)
    return VerifyResult(
        log=log.name,
        synthetic=log.synthetic,
        size=found.size,
        root=encode_base64(found.root),
        checkpoints=found.checkpoints,
        cosignatures=found.cosignatures,
        keys=found.keys,
        sealed=found.sealed,
        destroyed=found.destroyed,
        rows=None if command.nation else compared(records, log, world),
        decisions=decisions,
        missing=found.missing,
        disk=disk.told,
        durable=disk.safe,
    )
