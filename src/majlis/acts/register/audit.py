"""Bring the audit under its log, and see that earlier rows are what they were."""

from typing import TYPE_CHECKING

from pydantic import Field

from majlis.acts.act import Command, Part, Result, act
from majlis.acts.registering import seal_head
from majlis.acts.world import World

if TYPE_CHECKING:
    from majlis.adapters.records.handle import Records
    from majlis.adapters.records.register.named import Log

_SHOWN = 50


class AuditCommand(Command):
    """All rows that are not under the log yet."""


class Rows(Part):
    """Rows of the audit against its log."""

    same: int
    renamed: int = Field(description="Rows in which an erased person's login was replaced.")
    deleted: int = Field(description="Rows that had passed their days and were deleted.")
    wrong: tuple[str, ...] = Field(description="What is wrong, row by row.")
    waiting: int = Field(description="Rows that are not under the log yet.")

    def lines(self) -> list[str]:
        """Return the counts, and what is wrong."""
        kept = f"{self.same:,} as they were, {self.renamed:,} with an erased person's pseudonym"
        lines = [f"  rows: {kept}, {self.deleted:,} deleted after their days"]
        if self.waiting:
            lines.append(f"  not under the log yet: {self.waiting:,} rows")
        if self.wrong:
            lines.append(f"WRONG ({len(self.wrong):,}): somebody changed the audit")
            lines += [f"  {one}" for one in self.wrong[:_SHOWN]]
            more = len(self.wrong) - _SHOWN
            lines += [f"  ... and {more:,} more (--json has all)"] if more > 0 else []
        return lines


class AuditResult(Result):
    """The audit under its log."""

    log: str
    entered: int = Field(description="Rows that were brought under the log now.")
    rows: Rows = Field(description="What was under it before.")
    unsigned: str = Field(description="Why the head is not signed yet; empty where it is.")

    def text(self) -> str:
        """Return what was entered, the counts, and what is wrong."""
        lines = [f"{self.log}: {self.entered:,} rows entered now", *self.rows.lines()]
        if self.unsigned:
            lines.append(f"  not signed yet: {self.unsigned}")
        return "\n".join(lines)

    @property
    def exit_code(self) -> int:
        """1 where something is wrong."""
        return 1 if self.rows.wrong else 0


@act("register.keep")
def audit(command: AuditCommand, world: World) -> AuditResult:  # noqa: ARG001 - every act takes a command
    """Compare every row under the log, then enter the new ones and sign. The log itself is verified first.

    Raises
    ------
    IntegrityError
        If the log itself is not in order.
    """
    records = world.records
    from majlis.adapters.records.register import auditing, logs, reading, verifying

    log = logs.log_of(records, "", "audit")
    with world.progress("Verifying", reading.size(records, log)) as advance:
        verifying.verify(records, log, advance)
    before = compared(records, log, world)
    with world.progress("Entering", before.waiting) as advance:
        entered = auditing.enter(records, advance)
    rows = before.model_copy(update={"waiting": auditing.waiting(records)})
    return AuditResult(log=log.name, entered=entered, rows=rows, unsigned=seal_head(world, "", "audit"))


def compared(records: "Records", log: "Log", world: World) -> Rows:
    """Return the rows of the audit against its log."""
    from majlis.adapters.records.register import auditing, reading

    with world.progress("Comparing", reading.size(records, log)) as advance:
        found = auditing.compare(records, log, advance)
    return Rows(
        same=found.same,
        renamed=found.renamed,
        deleted=found.deleted,
        wrong=found.wrong,
        waiting=auditing.waiting(records),
    )
