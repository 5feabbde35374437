"""Verify a log from its entries up, and tell the first thing that is wrong."""

from pydantic import Field

from majlis.acts.act import Command, Result, act
from majlis.acts.register.audit import Rows, compared
from majlis.acts.registering import LogNation, log_named
from majlis.acts.world import World
from majlis.kernel.marking import banded


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
    """Walk the whole log. Nothing that the tables say is believed. Of the audit every row is compared, too.

    Raises
    ------
    NotFoundError
        If there is no such log.
    IntegrityError
        With the first thing that is wrong.
    """
    records, log = log_named(world, command.nation)
    from majlis.adapters.records.register import durability, reading, verifying
    from majlis.register.note import encode_base64

    with world.progress("Verifying", reading.size(records, log)) as advance:
        found = verifying.verify(records, log, advance)
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
        disk=disk.told,
        durable=disk.safe,
    )
